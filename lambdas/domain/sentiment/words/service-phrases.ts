/** What customers say about service, money and goods, with hardly a word of sentiment. Format: read-tables.ts. */
export const SERVICE_PHRASES = `
-2.0 still waiting; still not; still no; still (haven't|havent|hasn't|hasnt|didn't|didnt|don't|dont|isn't|doesn't)
-1.8 (second|third|fourth|fifth|2nd|3rd|4th|5th|tenth) time; (two|three|four|five|several|many|multiple|so many) times
-1.8 times already; how many times; again and again; over and over; time and again; every (single|) time i (call|try)
-2.4 (no one|nobody|noone) (called|calls|has called|ever called|got|answered|answers|replied|responded|responds|picked)
-2.4 (no one|nobody|noone) (helps|helped|cares|listens|knows|is helping|is listening|wants to help|can help|came|come)
-2.2 never (called|got|received|arrived|came|showed|shows|heard|replied|responded|answered|works|worked|again)
-2.2 never (call|get|received|buy|order|shop) (me|us|it|back|again|from you|here|anything from)
-2.2 (did not|didn't|didnt|does not|doesn't|never) (call|answer|reply|respond|care|listen|show up|help|arrive|work)
-2.0 (not|isn't|isnt|wasn't|aren't|stopped|stops|quit|quits) (working|responding|loading|charging|connecting|syncing)
-2.0 (doesn't|doesnt|does not|didn't|didnt) (work|turn on|open|load|start|fit)
-2.0 (did not|won't|wont|will not|wouldn't|never) (work|turn on|open|load|start|fit)
-2.0 (doesn't|does not|didn't|did not|won't|wouldn't) (play|read|charge|connect|recognize|function|respond|print|ring)
-1.9 (haven't|havent|have not|hasn't|hasnt|has not|not) (received|arrived|been (received|delivered|credited|refunded))
-1.9 not (delivered|credited|refunded|shipped|resolved|fixed|updated|processed|reached); not come (yet|)
-1.7 (can't|cant|cannot|can not|couldn't|unable to) (log in|login|access|connect|reach|find|get|open|use|pay|sign in)
-1.7 locked out; signed out; kicked out; timed out; keeps (saying|telling|asking|failing|dropping|crashing|freezing)
-1.7 (keep|keeps|kept) (getting|saying|telling|asking|transferring|passing|putting|dropping|disconnecting|sending)
-2.3 (charged|debited|deducted|billed) (my|our|the) (card|account|bank) (twice|again|two times|double)
-2.3 (debited|deducted|paid) (twice|two times|double)
-2.3 charged (me|us|) (twice|double|again|extra|wrongly|for nothing|two times|three times|too much|without)
-2.3 (double|over|wrongly|incorrectly) (charged|billed); billed (twice|again|wrongly)
-2.3 hidden (fee|fees|charge|charges)
-2.2 (unknown|unauthorized|unauthorised) (charge|charges|transaction|transactions|fee|bill)
-2.2 (incorrect|wrong|extra|strange) (charge|charges|transaction|transactions|fee|bill)
-1.4 (did not|didn't|didnt|never) (authorize|authorise|order|ask|agree) (this|that|it|for)
-1.4 (did not|didn't|didnt|never) (make|request|approve|sign|buy|do) (this|that|it|for)
-2.0 (want|need|give me|get|demand) (my|our) money (back|); money back; (lost|took|stole|taken) (my|our) money
0.0 money back guarantee; full refund guarantee
-2.6 waste of (my|your|our|everyone's|) (time|money|effort|space|energy); wasted (my|our) (time|money|day|morning)
-2.4 wasting (my|our|your) (time|money|day)
-1.4 (can't|cant|cannot|can not|couldn't) believe (this|you|that|how)
-2.5 had enough; (sick|tired) (and tired|) of; sick to death of; fed up; enough is enough; had it with
-2.5 i'm done
-2.3 last straw; (can't|cant|cannot) (take|stand|deal with|bear|handle) (it|this|that|any more); getting ridiculous
-2.6 (taken|taking) (my|our) business elsewhere; taking advantage; ripped (me|us|) off; rip off; rips you off
-1.9 (speak|talk) (to|with) (a|your|the|) (manager|supervisor|senior|superior|boss); consumer (court|forum)
-1.9 legal action
-2.2 (report|sue) you; (my|a) lawyer; see you in court; post this (on|everywhere); going to (twitter|social media)
-1.8 hung up (on me|on|); hang up on; hangs up; cut me off; call (dropped|drops|got cut|got disconnected)
-1.9 (given|giving|got|gave) the (run around|runaround); run around; passed around; back and forth; wild goose chase
-1.8 on hold (for|); (kept|left) (me|us) (waiting|hanging|on hold); (been|was) waiting
-1.8 waiting (for|since) (hours|days|weeks)
-1.4 for (hours|days|weeks|months); too long; taking (so|too|very) long
-1.6 how (much|) long(er|) (do|will|should|must|does) (i|it|we)
-1.6 what the; what is going on; what's going on; whats going on; what kind of (service|company|joke|nonsense)
-1.3 why (can't|cant|won't|wont|isn't|isnt|haven't|hasn't|doesn't|don't|didn't) (this|it|my|i|you|u|we|they|there)
-1.4 why (am i|are you) (still|not); why (did|do|does|is|has|are) (nobody|no one|everyone)
-1.4 i already (said|told|gave|called|sent|tried|explained|provided|did|paid); already told (you|u|them|him|her)
-1.4 told (you|u) already; (make|made|making) me repeat; repeat (myself|it again); how many times
-1.0 hurry (up|it up); speed (this|it) up; come on; is anyone there; anyone there; a long time; forget it; never mind
-0.6 (by|as) (asap|soon as you can)
-2.0 (are|r) (you|u) (serious|kidding|joking|kidding me|joking me|for real|crazy|even listening); some kind of joke
-1.2 where (is|are|r) (my|our|the) (order|refund|money|package|parcel|item|items|delivery|stuff|product)
-1.3 still pending; still (processing|on hold|in transit)
-1.3 (was|were) supposed to (be|arrive|come|reach|get|receive|have)
-1.0 (you|u|it|they|he|she|i|this) better (not|be|get|see|come|arrive|send|remember|work|have|give|do|fix)
0.4 (try|do|trying|doing) (your|ur|my|our) best; (make|making|be|making) sure; (want|wanted) to make sure
0.1 need (some|your|ur|a little|a bit of|) help; (please|pls|plz) help; help me; help us; can you help; could you help
0.4 thanks (anyway|anyways|anyhow); thank you anyway
-1.8 thanks for (absolutely|) nothing; (been|were|are|was) no help; (not|never) (very|) helpful
-2.1 false (promise|promises|information|advertising|hope); empty promises; broken promises
-2.1 same (story|old|excuse|problem)
-1.8 wrong (item|product|size|color|colour|address|order|amount|bill|number|person|address|information|place)
-1.6 went wrong; goes wrong; going wrong; gone wrong; go wrong; something wrong; what's wrong; anything wrong with
-2.0 (fell|falls|falling|came|comes) apart; broke (down|after|within|on me); burned out; burnt out
-2.0 died (on|after) (me|)
-1.8 too (early|slow|small|big|short|late|expensive|loud|hard|much)
-1.8 too (many|heavy|bad|difficult|tight|thin|high|low|cheap|often)
-1.6 (high|higher|increased|rising) (bill|price|prices|fee|fees|cost|costs|rent|charges); more expensive; price hike
-1.8 (sent|send|sending) (it|them|this|mine|the unit) back; (return|returned|returning) (it|them|this); take it back
-1.6 (stay|stays|steer) (away|clear); (save|spend) your money (elsewhere|); don't (buy|bother|waste)
-1.6 do not (buy|bother)
-2.0 (not|isn't|wasn't|never) worth (it|the|your|my|a|); (not|isn't|no) (good|use|help|point)
-2.0 no (support|response|reply)
-1.8 no (one|signal|internet|service|dial tone|sound|picture|power|answer|solution|update|refund|resolution|respect)
-1.5 (i want|want|need|would like|like|going) to (complain|cancel|leave)
-1.5 (i want|want|need|would like|like|going) to (close my account|file a complaint|dispute|report)
-1.6 (lost|losing) (my|a|patience|trust|faith|hope|connection|business|customers)
-1.6 out of (order|control|hand|patience)
-1.8 my foot; as if; give me a break; are you (kidding|serious|joking|crazy|deaf|even)
-1.8 you('re| are) (kidding|joking|useless)
-1.8 get your act together; do your job; do something; (such|what) a joke; is a joke; are a joke; bad joke; big joke
-1.6 (not|isn't) (my|our) (fault|problem); your fault; (your|their) (mistake|error)
-1.6 not (acceptable|right|fair|ok|okay|cool)
-2.0 not (at all|) (happy|satisfied|pleased|impressed|amused|helpful)
-1.4 not (thrilled|sure why|enough|as (good|described))
-1.4 could (have been|be|be a little|be a bit|have|do) better; needs (work|improvement|fixing|to be (fixed|replaced))
-1.4 not (recommend|like|love|care|enjoy|want|trust|appreciate|appreciated|as advertised|as expected|as described)
-1.7 (would|will|do|can) not recommend; (wouldn't|can't|don't|cannot|won't) recommend; look elsewhere; buyer beware
-1.6 customer service (is|was) (non|a joke|nowhere|no); left a (bad|sour) taste; leaves (a lot|much) to be desired
-0.8 only (problem|complaint|issue|downside|drawback|gripe); my (only|one|biggest|main) (complaint|gripe|issue)
2.4 (works|worked|working|work) (great|perfectly|flawlessly|wonderfully|beautifully|well)
2.4 (runs|fits|fit|functions|performs) (great|perfectly|flawlessly|wonderfully|beautifully|well)
2.2 (works|worked|work) (very|really|extremely|pretty|quite|so|just) (well|fine|great|good|smoothly|nicely)
1.6 (works|worked|working) (fine|now|again|ok|as advertised|as described|as expected|out of the box|right away)
2.4 (highly|strongly|definitely|would|totally|can|i|really) recommend; must (have|buy) (for|item|if); two thumbs up
2.4 thumbs up
2.6 (best|greatest) (ever|thing|purchase|buy|value|money|bang); worth (it|every|the|a|your|buying); well worth
2.6 top notch
2.0 well (made|built|designed|done|written|spent|constructed|packaged|thought|organized|worth|balanced|behaved|known)
1.6 (low|lower|reasonable|fair) (price|prices|cost|costs)
1.8 (easy|easier|simple|breeze|snap|pleasure) to (use|set up|setup|install|read|hold|learn|carry|operate|understand|get)
1.7 no (problem|problems|issues|issue|trouble|troubles) (at all|)
1.7 no (complaints|complaint|worries|regrets|hassle|hassles|fuss) (at all|)
1.5 (never|not) (had|have|has) (a|any|one|an|the|) (problem|problems|issue|issues|trouble|complaint|complaints)
1.5 (haven't|havent|hasn't|hadn't|don't|without) (had|have|) (a|any|one|) (problem|problems|issue)
1.5 (haven't|havent|hasn't|hadn't|don't|without) (had|have|) (a|any|one|) (issues|trouble|complaints)
2.0 (can't|cant|cannot|can not|couldn't|could not|never) (go wrong|beat|be beat|be beaten)
2.0 (can't|cant|cannot) complain
2.2 (can't|cant|cannot|can not) wait (to|for|till|until|2); can't hardly wait
1.4 (can't|cant|cannot) wait
-1.5 (can't|cant|cannot|can not) wait (forever|any longer|anymore|that long|so long|any more|for days|till then)
2.0 look forward; looking forward; looks forward; (made|make|makes) my day; so far so good
2.2 nothing but praise
1.8 (goes|went|going|go) (above|beyond|the extra); above and beyond; (five|5|4|four) stars
1.8 a (winner|keeper|steal|gem|must)
-2.6 (one|1|zero|0|no|two) (star|stars); zero (help|service|support|response|value)
1.6 not (bad|terrible|horrible|a problem|an issue|disappointed|disappoint|a bad|the worst|regret|too (bad|shabby))
1.4 (sorted|sorts|sort) (it|this|that|everything|) out; back (up|) (and|) running
1.4 (problem|issue|it is|it's|got it) (solved|fixed)
`;
