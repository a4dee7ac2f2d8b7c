/** Blame of things and people. Format: read-tables.ts. */
export const NEGATIVE_QUALITIES = `
0.0 nigga
-0.1 single school intense:a tight early
-0.2 blimey melt:v whipped
-0.3 complex serious crikey immediately kidding nerdy
-0.4 monday:n rain unusual:a dated tried police asap kick:v obsess:v shook loopy thirst
-0.5 cold silly:c unknown returned seriously hurry deadline:n nuts bonkers freakin freaking frickin
-0.6 exam:n rainy harder urgent:a stop:v owe:v excuse urgently ghost:v nerd:n tripping nevermind
-0.7 hard:c dark:cqa heavy:c drama:n blood kicked wiped friggin ripping
-0.8 traffic crazy:c oddly hardest tough:c loose:c limited stopped hospital:n pending alarm:n mean fuckin fkn fking
-0.9 homework strange:aq odd:a cheesy darkest faded runny fart:n cba stuffy shitload fucking fcking
-1.0 primitive:a bulkier trivial low:c lowest obese ordinary controversial:a temporary loud:acq limitation:n
     cancelling crushing faff distract:v oof pooped sod messing crapload
-1.1 weird:acq clingy zit:n
-1.2 noise insane:a risk:n fat drug:n noob:n creepin ghosting hangry rekt teary screams azz
-1.3 tears hives expensive:a
-1.4 overrated overhyped overly overdone lackluster lacklustre repetitive:a repetitious redundant awkwardly
     monotonous:a slowness lengthy pricier toughest harshly inflexible intrusive incompatible incompatibility unable
     inability unavailable unlikely unexpected:a plasticky wrinkle nonexistent empty:cq invalid fishy skint aggro jank
     knob pita sodding tanked monsters
-1.5 slow:acq knockoff:n knackered meanie wimp bish
-1.6 error:n lazy:cq compromised naff janky munted twerp wussy cramps motherfucking
-1.7 blatant:a stank dipstick doofus dweeb
-1.8 difficult difficulty difficulties bulky:c tricky:c complicated costly:c pricey:c exorbitant:a steep:c risky:c
     rough:acq uneven:a crude:a fragile fragility scratchy scratched scratch dent:n dented sticky:c wobbly leaky dim:c
     faint fuzzy:c muddy:c soggy greasy skimpy scarce scarcity drawback:n downside:n shortcoming:n flaw:n unhelpful:aq
     unkindly unfortunate unfortunately sadly disadvantage:n deficient:a deficiency deficiencies defect:n imperfect:a
     imperfection:n unnecessary unnecessarily unwanted unwelcome undesirable unpopular suspiciously dubious:a
     questionable wrong bawling mank slob thot wack headaches
-1.9 tampered lame:acq bollocks manky sobs
-2.0 badly embarrassd breakdown:n druggie grossed gutless hurtin skeevy spastic sht sh1t fuq
-2.1 mislead:v misled minging skanky barf:v barfed
-2.2 wrongly incorrect:a inaccurate:a inaccuracy ridiculousness bland:aq stale cheaply flimsy:c clumsy:c clumsily
     sloppy:c sloppily messy:c mess messed weak:acq weakness inconvenient:a inconvenience:n inconsistent:a
     inconsistency inconsistencies unstable insufficient:a insensitive:a unpleasantly inappropriate:a irrelevant:a
     illogical:a irrational:a unreasonable unreasonably misleading:a vague:aq shallow:aq superficial:a pretentious:a
     cliche:n cliched cliché:n contrived predictable:a unimaginative unoriginal forgettable stiff:aq noisy:c harsh:acq
     blurry:c blurred grainy glitchy buggy laggy sluggish:a slowest outdated obsolete cumbersome clunky tacky cheapo
     annoyingly stubborn:aq paranoid paranoia weirdo:n bizarre:a nosy bossy picky lifeless convoluted incomplete:a
     incoherent:a unclear unbalanced imbalance immature:a childish:a petty snobbish snob:n biased bias ridic frustatin
     pukey minger fck fuk biatch fake:n
-2.3 frustating gross:c rubbish knobhead puking shitstorm
-2.4 ugly:cq dumb:acq gutted btch
-2.5 poor:acq inferior defective faulty broken crap laughable mediocre mediocrity pointless:a senseless:a foolish:aq
     fool:n nonsense nonsensical negligent:a negligence careless:aq reckless:aq irresponsible irresponsibly
     unprofessional:a unethical:a immoral:a selfish:aq greedy:c greed ignorant:a ignorance coward:n cowardly loser:n
     disrespect disrespectful:a unfair:aq unjust:a injustice:n wrongful:a unreliable disaster:n disloyal sinister:a
     shady:c sketchy dirty:c dirt stinky:c stench stink:v stinks smelly substandard subpar amateurish:a uninspiring
     unwatchable unplayable unreadable unusable inedible tasteless:a overpriced outrageous:a scandal:n scandalous:a
     shameless:a spiteful:a vulgar:a insanity flawed ineffective:a disloyalty inadequate:a inadequacy untrustworthy
     insulting:a delusional psycho:n stupid:acq fedup
-2.6 ridicilous ridicolous ridiculos rediculus redicilous unacceptble unaccaptable
-2.7 jerkoff
-2.8 worse worsen:v bad baddest stupidity idiot:n idiotic:a idiocy moron:n moronic:a imbecile:n dumbass:n
     ridiculous:aq ludicrous:a absurd:a absurdity shitty crappy:c junk useless:aq worthless:aq incompetent:a
     incompetence inept:a unacceptable:a inexcusable unforgivable intolerable intolerably unbearable unbearably
     insufferable obnoxious:a arrogant:a arrogance rude:acq rudest abusive:a hostile:a hostility dishonesty corrupt:a
     corruption fraudulent:a crooked deceitful:a deceptive:a shoddy bogus liar:n lousiest jerk:n pigheaded sleazy
     slimy toxic creepy:c creep:n
-3.0 pathetic:a disastrous:a scumbag:n lousy garbage trash trashy atrocity atrocities rotten nasty:cq foul:aq filthy:c
     filth gruesome:a grotesque:a contemptible racist:n racism sexist:n sexism bigot:n bigoted bigotry hypocrite:n
     hypocrisy hypocritical:a ghastly nightmare:n nightmarish scum
-3.2 horrible horribly terrible terribly awful:aq dreadful:a horrid:a hideous:a horrific:a disgraceful:a disgrace:n
     despicable:a deplorable loathsome repugnant:a diabolical:a sadistic:a barbaric cruel:acq cruelty wicked:aq
     inhumane:a brutal:a malicious:a malice vicious:aq
-3.4 worst atrocious:a abysmal:a horrendous:a vile:q abhorrent:a evil:n heinous:a monstrous:a abominable abomination
`;
