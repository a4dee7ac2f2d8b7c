/** Idioms, and phrases in which a word of sentiment carries none. Format: read-tables.ts. */
export const EVERYDAY_PHRASES = `
3.0 the bomb; da bomb; the shit; the (bee's|bees) knees; the best (ever|of the best|day); bad ass; bad to the bone
2.6 on cloud nine; over the moon; top of the world; dream come true; dreams come true; love it; loving it
2.6 (so|too) cute
2.2 (cut|cuts) the mustard; (hits|hit) the spot; hand to mouth; second to none; piece of cake; state of the art
2.2 way to go
2.6 happy (birthday|bday|b day|anniversary|new year|diwali|eid|christmas|thanksgiving|easter|mothers day|fathers day)
1.0 happy (friday|monday|weekend); killing me softly
-1.6 killing me; kills me
-3.4 kill (myself|yourself|himself|herself|themselves); want to die; wanna die; end my life
2.4 you (guys|) rock; (crack|cracks|cracked|cracking) me up; (laugh|laughed|laughing) so hard
1.4 best (friend|friends|buddy|mate|bro|sis|man)
0.0 like nobody else; like no other; what is best; best (buy|western|before)
-0.5 (can't|cant|cannot|can not) believe
-2.2 (hurt|hurts|hurting) so bad; (so|too) (hot|cold) outside; way too hot; way too cold
-1.2 without me; leave me alone; left alone; all alone; so alone; no one (likes|loves|cares|texts|understands)
2.0 i'm engaged; got engaged; getting married; got married; i got the job; got the job; got accepted; got promoted
1.8 (made|makes|make|making) it (to the|through|happen); we (made|did) it; i (made|did) it; you (made|did) it
-1.5 (over|under) (slept|paid|cooked|done); woke up (late|sick|sad)
-1.5 (feel|feels|feeling|felt) like (crap|shit|poop|hell|death|dying)
-1.4 (feel|feels|feeling|felt) (empty|alone|weak|ill|down|off|awful|terrible|numb|useless); down in the dumps
-1.4 death of me; be the death; scared to death; bored to (death|tears); sick to my stomach; makes my (blood|skin)
1.8 good (luck|morning|night|evening|day|afternoon|to know|to hear)
2.2 happy (holidays|ending); merry christmas; hell yes; hell yeah; fuck yeah; fuck yes
2.0 i (really|also|do|just|did|still|too|kinda|definitely|) like
2.0 (we|they|you'll|i'd|really|also|do|did|people|she|he|who) like
1.6 (you|would|might|may|will|you'd|you'll|should) (like|enjoy) (it|this|that|them); you like it; liked it
1.6 what i like
0.0 (would|i'd|you'd|we'd|he'd) (really|also|) like (to|you|some|a|an|the|more|my|)
0.0 (she'd|they'd|i would|you would|we would) (really|also|) like (to|you|some|a|an|the|more|my|)
0.0 (look|looks|looked|looking|sound|sounds|sounded|feel|feels|feeling|felt|seem|seems|seemed|taste|tastes) like
0.0 (i|you|we|they|just|it|this|that|things|something) like (a|this|that)
0.0 (anything|nothing|much|more|was|is|are|be|stuff|were) like (a|this|that)
0.0 like (this|that|a|an|the|it|so|to|i|you|my|in|these|those|some|when|other|any|me|most|what|how); would like
0.0 do you like
0.0 did you like; if you like; just like; more like; act like; acts like; behaves like; kind of like; much like
0.0 not like
0.0 as well (as|); well as; oh well; well then; might as well; very well
0.0 well (i|the|it|you|we|that|this|and|so|before|over)
0.0 pretty much; pretty sure; kind of; sort of; kinds of; how kind; what kind; what kinds; some kind; any kind
0.0 this kind; all kinds
0.0 credit (card|cards|limit|score|report|union|line|check); gift (card|cards|certificate|shop|wrap)
0.0 thank you for (calling|contacting)
0.0 (customer|tech|technical|product|phone|online|email) (care|support|help); help (desk|line|center|centre|page|menu)
0.0 how (can|may) i help; how (can|may) i (assist|be of); anything else i can help; help you (with|today); can i help
0.0 save (the|a|your|my|as|it|to|file|files|changes|button|draft); (free|fresh) (shipping|trial|of charge|water|air)
0.0 for free
0.0 trouble (shoot|shooting|shooter|ticket|tickets); bug fix; error (code|message|messages|log); crash course
0.0 fire (up|wall|wire)
0.0 dead (line|lines|bolt|sea); kill (time|switch); shooting (mode|modes|range|stars|star); (point|points) and shoot
0.0 bomb squad
0.0 low (light|level|end|fat|cal); high (end|speed|def|school); hard (drive|drives|disk|disks|copy|case)
0.0 hard (ware|cover|wood|core|rock|boiled); light weight; dark (chocolate|room|side); heavy (duty|metal)
0.0 loose (change|leaf)
0.0 (in|of|the) (order|mean time|meantime); free (time|way|ware|dom|form)
0.0 right (now|away|click|hand|after|before|side|here|there)
0.0 right (in|on|at|up|down|next|across|below|above|angle|arrow|button); all right; interest (rate|rates|free)
0.0 late (night|st)
0.0 (please|pls|plz) (provide|confirm|share|verify|wait|hold|allow|let)
0.0 (please|pls|plz) (note|find|check|tell|give|enter|select|visit|contact)
0.0 (great|grand) (grand|britain|mother|wall); good (bye|will|friday); goods and
0.0 super (market|man|bowl|visor|computer|script); smart (phone|phones|tv|card|media); fine (print|tune|tuning)
0.0 fancy dress
0.0 (well|welfare|social) (fare|security); security (code|question|questions|number|guard|check|deposit)
0.0 safe (deposit|mode|guard)
0.0 (play|plays|played|playing|player) (the|a|it|dvd|dvds|music|mp3|mp3s)
0.0 (play|plays|played|playing|player) (video|videos|back|list|station|on|with|in|games)
0.0 no (matter|wonder|doubt); no (more|less) than; not (only|just|to mention); could care
0.0 sorry to (bother|hear|interrupt)
0.0 so (that|far|i|we|it|the|you|my|if|when|what|then|there|they|he|she|on|forth|called)
0.0 just (a|the|to|in|for|like|as|got|about)
0.0 too (for|i|and|the); much (of|as|to)
0.0 how (do|does|did|to|can|is|are|many|long|much|will|about|come|old|often|i|it|the)
0.0 more (than|of|about|like|or less|info|information|details|time|the); most (of|people|likely)
0.0 real (time|estate|life|ly)
0.0 what (a|an) (about); i (mean|guess|suppose); mean (that|to|by|the|it|you); by (the) way; you mean
0.0 what do you mean
1.0 no (thanks|thank you|prob|probs|biggie|big deal|sweat); you're welcome
1.0 ok (thanks|thank you|great|cool|good|perfect)
2.2 thank you (so|very) much; thanks (a lot|so much|a bunch|a ton); many thanks; thank (god|goodness|heavens)
1.6 fair enough; so be it; no harm; feel free
1.6 (feel|feels|felt|feeling) (better|fine|at home|alive)
2.0 fell in love; fall in love; in love; (laugh|laughed|laughing) out loud; sense of humor; have fun; having fun
2.0 had fun; so fun
2.0 (have|had|having) (a|an) (great|good|nice|blast|wonderful) (day|time|one|weekend|)
2.0 (have|had|having) (a|an) (lovely|awesome|fantastic|amazing|happy|ball) (day|time|one|weekend|)
-1.6 (yeah|ya|yea|oh|sure) (right|whatever); yeah yeah; nice try; thanks (but no|a lot for nothing); big deal
-2.2 kiss of death; bad luck; bad (day|news|idea|mood|taste|dream|habit|service|experience|hair day); hell no; no way
-2.2 screw (it|you|this)
-2.0 (under|out of) the weather; at (a|my|your) (loss|wit's|wits) (end|); broken heart; break up; broke up
-2.0 breaking up; let down
-2.0 lets (you|me) down; let me down
-2.0 (get|got|getting|gets) (worse|old|sick|hurt|lost|stuck|fired|mad|angry|ripped|burned|hacked)
-2.2 pain in the (ass|butt|neck|rear|arse); pain in my; (pisses|pissed|piss) (me|off|you); ticked off
-2.2 (drives|driving) me (crazy|nuts|mad)
-2.0 (go|went|going|goes) (to hell|downhill|bad|south|bankrupt|out of business|nowhere|to waste); to hell with
-2.0 the hell; bull crap
-1.7 (don't|dont|didn't|didnt|doesn't|doesnt|do not|did not|does not|never) (really|even|) (like|enjoy|care for|trust)
-0.7 (don't|dont|didn't|didnt|doesn't|doesnt|do not|did not|does not|never) (really|even|) want
-0.8 (don't|dont|didn't|do not|doesn't) (really|even|) (care|understand|get it|feel like|feel good|feel well); idk why
-1.6 too bad; so sad; oh no; oh god; oh dear; oh man; my god; for god's sake
-1.6 (god|jesus|holy) (damn|damnit|christ|crap|cow|shit|hell)
-1.5 (run|running|ran|runs) (out|over|late|low|away) (of|); so so; hit or miss; mixed bag; not for me
-1.5 nothing (special|new|great)
-1.6 (wish|wishes|wished) (i|it|they|he|she|you|there|we) (had|was|were|could|would)
-1.6 (wish|wishes|wished) (i|it|they|he|she|you|there|we) (did|didn't|wasn't|hadn't|never|had never)
0.0 third (party|parties); take for granted; taken for granted; thanks in advance; as (hell|fuck|shit)
0.0 holy (moly|cow)
1.8 (kill|kills|killed|killing) it; to die for; my pleasure; no worries
-0.9 (miss|missing|misses|missed) (you|him|her|my|home|out|u)
-1.4 (passed|pass|passes|passing) away; left me
-1.4 (could|would|should) (have|of) been (better|nicer|great|nice|good|improved|helpful|easier|cheaper|clearer|faster)
-1.3 (could|should) be (better|nicer|improved|easier|cheaper|clearer|faster|louder|brighter|bigger|longer)
-2.0 no (fun|good|better|use|luck|sense|hope|life|friends|money|job|love|respect|joy|sleep|clue|idea why|excuse|reason)
-1.6 (makes|make|made) (no|little) sense; makes me (sick|sad|cry|angry|mad|want to); (cries|crying) (over|myself)
1.8 (makes|make|made|making) (me|you|us) (smile|happy|laugh|feel good|feel better|proud)
1.8 makes (perfect|sense|total sense)
1.6 (got|get|getting|gets) (it done|well soon|lucky|better|married|engaged|excited|along|the job)
1.6 (well|job) (done|well done)
0.4 of course; by all means
1.0 (very|really|pretty|so|doing|am|i'm|im|all|feeling|did|does|do) well; as promised; on time; in time
`;
