/** English words of grammar, which say nothing of what a text is about; their vectors get no weight. */
export const STOP_WORDS: readonly string[] = `
a an the and or but if then else so as of at by for from in into on onto off out over under up down to with without within
about above after again against all also am any are aren be because been before being below between both can cannot could
couldn did didn do does doesn doing don done during each either else ever every few further get gets getting got had hadn has
hasn have haven having he her here hers herself him himself his how i if is isn it its itself just let ll m may maybe me might
mine more most much must mustn my myself neither nor not now o one only other others our ours ourselves own per please quite
rather re really s same shall she should shouldn since so some such t than that their theirs them themselves there these they
this those though through thus till too toward towards until upon us ve very was wasn we were weren what when where whether
which while who whom whose why will with won would wouldn yet you your yours yourself yourselves`
  .trim()
  .split(/\s+/);
