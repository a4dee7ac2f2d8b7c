/** Blame of things and people. Format: read-tables.ts. */
export const NEGATIVE_QUALITIES = `
0.0 nigga roughly court
-0.1 single school intense:a tight early
-0.2 blimey melt:v whipped ordinary
-0.3 complex serious crikey immediately kidding nerdy stray
-0.4 monday:n rain unusual:a dated tried police asap kick:v obsess:v shook loopy thirst critique snap:V
-0.5 cold silly:c unknown returned seriously hurry deadline:n nuts bonkers freakin freaking frickin
-0.6 exam:n rainy harder urgent:a stop:v owe:v excuse urgently ghost:v nerd:n tripping nevermind excluding
-0.7 hard:c dark:cqa heavy:c drama:n blood kicked wiped friggin ripping throttling
-0.8 traffic crazy:c oddly hardest tough:c loose:c limited stopped hospital:n pending alarm:n mean fuckin fkn fking
     knob sticky:c stiff:aq
-0.9 homework strange:aq odd:a cheesy darkest faded runny fart:n cba stuffy shitload fucking fcking predictable:a
     weird:acq
-1.0 primitive:a bulkier trivial low:c lowest obese controversial:a temporary loud:acq limitation:n cancelling
     crushing faff distract:v oof pooped sod messing crapload invalid
-1.1 clingy zit:n
-1.2 noise insane:a risk:n fat drug:n noob:n creepin ghosting hangry rekt teary screams azz conflicting suppressed
     rough:acq dirt unclear vague:aq
-1.3 tears hives expensive:a lacked unpopular irrelevant:a
-1.4 overrated overhyped overly overdone lackluster lacklustre repetitive:a repetitious redundant awkwardly
     monotonous:a slowness lengthy pricier toughest harshly inflexible intrusive incompatible incompatibility unable
     inability unavailable unlikely unexpected:a plasticky wrinkle nonexistent empty:cq fishy skint aggro jank pita
     sodding tanked monsters superficial:a shallow:aq noisy:c incomplete:a
-1.5 slow:acq knockoff:n knackered meanie wimp bish blurred outdated biased
-1.6 error:n lazy:cq compromised naff janky munted twerp wussy cramps motherfucking stale mediocre incorrect:a
     obsolete unstable
-1.7 blatant:a stank dipstick doofus dweeb falsely inaccurate:a inconvenience:n inconvenient:a blurry:c weakness
     messy:c harsh:acq
-1.8 difficult difficulty difficulties bulky:c tricky:c complicated costly:c pricey:c exorbitant:a steep:c risky:c
     uneven:a crude:a fragile fragility scratchy scratched scratch dent:n dented wobbly leaky dim:c faint fuzzy:c
     muddy:c soggy greasy skimpy scarce scarcity drawback:n downside:n shortcoming:n flaw:n unhelpful:aq unkindly
     unfortunate unfortunately sadly disadvantage:n deficient:a deficiency deficiencies defect:n imperfect:a
     imperfection:n unnecessary unnecessarily unwanted unwelcome undesirable suspiciously dubious:a questionable wrong
     bawling mank slob thot wack headaches insensitive:a foolish:aq fool:n dirty:c paranoid mess
-1.9 tampered lame:acq bollocks manky sobs careless:aq ignorance weak:acq messed
-2.0 badly embarrassd breakdown:n druggie grossed gutless hurtin skeevy spastic sht sh1t fuq fails bogus ignorant:a
-2.1 mislead:v misled minging skanky barf:v barfed broken faulty
-2.2 wrongly inaccuracy ridiculousness bland:aq cheaply flimsy:c clumsy:c clumsily sloppy:c sloppily inconsistent:a
     inconsistency inconsistencies insufficient:a unpleasantly inappropriate:a illogical:a irrational:a unreasonable
     unreasonably misleading:a pretentious:a cliche:n cliched cliché:n contrived unimaginative unoriginal forgettable
     grainy glitchy buggy laggy sluggish:a slowest cumbersome clunky tacky cheapo annoyingly stubborn:aq paranoia
     weirdo:n bizarre:a nosy bossy picky lifeless convoluted incoherent:a unbalanced imbalance immature:a childish:a
     petty snobbish snob:n bias ridic frustatin pukey minger fck fuk biatch fake:n defective
-2.3 frustating gross:c rubbish knobhead puking shitstorm corrupt:V attacks poor:acq
-2.4 ugly:cq dumb:acq gutted btch
-2.5 inferior crap laughable mediocrity pointless:a senseless:a nonsense nonsensical negligent:a negligence
     reckless:aq irresponsible irresponsibly unprofessional:a unethical:a immoral:a selfish:aq greedy:c greed coward:n
     cowardly loser:n disrespect disrespectful:a unfair:aq unjust:a injustice:n wrongful:a unreliable disaster:n
     disloyal sinister:a shady:c sketchy stinky:c stench stink:v stinks smelly substandard subpar amateurish:a
     uninspiring unwatchable unplayable unreadable unusable inedible tasteless:a overpriced outrageous:a scandal:n
     scandalous:a shameless:a spiteful:a vulgar:a insanity flawed ineffective:a disloyalty inadequate:a inadequacy
     untrustworthy insulting:a delusional psycho:n stupid:acq fedup
-2.6 ridicilous ridicolous ridiculos rediculus redicilous unacceptble unaccaptable lousy
-2.7 jerkoff
-2.8 worse worsen:v bad baddest stupidity idiot:n idiotic:a idiocy moron:n moronic:a imbecile:n dumbass:n
     ridiculous:aq ludicrous:a absurd:a absurdity shitty crappy:c junk useless:aq worthless:aq incompetent:a
     incompetence inept:a unacceptable:a inexcusable unforgivable intolerable intolerably unbearable unbearably
     insufferable obnoxious:a arrogant:a arrogance rude:acq rudest abusive:a hostile:a hostility dishonesty corruption
     fraudulent:a crooked deceitful:a deceptive:a shoddy liar:n lousiest jerk:n pigheaded sleazy slimy toxic creepy:c
     creep:n
-3.0 pathetic:a disastrous:a scumbag:n garbage trash trashy atrocity atrocities rotten nasty:cq foul:aq filthy:c filth
     gruesome:a grotesque:a contemptible racist:n racism sexist:n sexism bigot:n bigoted bigotry hypocrite:n hypocrisy
     hypocritical:a ghastly nightmare:n nightmarish scum
-3.2 horrible horribly terrible terribly awful:aq dreadful:a horrid:a hideous:a horrific:a disgraceful:a disgrace:n
     despicable:a deplorable loathsome repugnant:a diabolical:a sadistic:a barbaric cruel:acq cruelty wicked:aq
     inhumane:a brutal:a malicious:a malice vicious:aq
-3.4 worst atrocious:a abysmal:a horrendous:a vile:q abhorrent:a evil:n heinous:a monstrous:a abominable abomination
`;
