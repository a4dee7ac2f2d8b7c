/**
 * Words of a claim that need no proof: grammar, who speaks or is spoken to, that something was said, and words that tell
 * nothing. All other words must be said in the turns that the claim cites. Words that make more of what was said (`always`,
 * `most`, `because`, `should`) are none of them: guarded-words.ts and relations.ts look after these.
 */
export const UNPROVED_WORDS = `
a an the this that these those it its itself he him his she her hers they them their theirs himself herself themselves who whom whose which
what when where there here how whether one ones other others another i me my mine we us our you your
is are was were be been being am has have had having do does did doing will would can could may might shall get gets got gotten getting
become becomes became remain remains remained
isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't cannot not no nor neither none nobody
nothing
of in on at by for with about against between into onto upon through throughout during above below to from up down out off over under than per
within across along among around behind beside beyond near toward towards via regarding concerning despite instead rather except
and or but if then while although though whereas however until unless yet still also too as so because since due owing after before once
therefore thus hence following even just already such own same some any able unable both either meanwhile
customer customers client clients caller callers user users consumer consumers subscriber subscribers people person someone somebody
passenger passengers agent agents representative representatives advisor advisors company companies provider providers team staff party
say says said saying tell tells told telling state states stated report reports reported reporting mention mentions mentioned mentioning
claim claims claimed note notes noted describe describes described explain explains explained complain complains complained complaining complaint
complaints express expresses expressed speak speaks spoke talk talks talked add adds added according
issue issues problem problems concern concerns matter case cases experience experiences experienced experiencing face faces faced facing
happen happens happened happening occur occurs occurred situation thing things way kind type
call calls called calling conversation contact contacted
take takes took taken taking show shows showed shown showing ago
led leads lead caused causes causing resulted results resulting meant means meaning forced forces forcing reason reasons result
item items goods
`;
