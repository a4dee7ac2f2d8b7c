/**
 * Words that change what stands near them. Every line is `role: words; phrases`; `(a|b)` stands for either,
 * `(a|)` for one that may be left out.
 */
export const CONTEXT_WORDS = `
negation: not; no; never; none; nobody; nothing; neither; nor; nowhere; hardly; barely; scarcely; rarely; seldom
negation: without; cannot; can't; cant; won't; wont; don't; dont; doesn't; doesnt; didn't; didnt; isn't; isnt; aren't
negation: arent; wasn't; wasnt; weren't; werent; haven't; havent; hasn't; hasnt; hadn't; hadnt; wouldn't; wouldnt
negation: couldn't; couldnt; shouldn't; shouldnt; ain't; aint; mustn't; mustnt; needn't; neednt; don; mightn't; darent
negation: nothin; noone; nt; nevr; dint; dosent; doesnot; didnot; isnot; cudnt; wudnt; shudnt; havnt; hvnt; zero
negation: no one; dnt; didn; doesn; isn; wasn; cnt; couldn; wouldn; shouldn; hasn; haven; naht; nvr
negation: not (a|an|the|any|one|even|that|as|so|too|very|really|all that|exactly|at all|quite|particularly)
negation: no longer; not anymore; by no means; in no way; far from; anything but; (fail|fails|failed|failing) to
negation: lack of; lacks; lacking; absence of; (stop|stops|stopped) being; instead of; rather than; less than
negation: (used|ought) to be; supposed to be; (would|could|should) have been; not (to|in any way)
negation: too (good|expensive|small|big) to be; not even; never (again|ever); mat; bina; bagair; bagher; बिना; बगैर
negation: मत
negationEither: nahi; nahin; nhi; nahee; nai; nahii; nahiin; nahie; naheen; nhin; नहीं; नही; नहि; ना; न
least: least
plain: at least; the very least; at the least; last but not least
contrast: but; lekin; lakin; lekhin; magar; parantu; kintu; लेकिन; मगर; परंतु; परन्तु; किन्तु; किंतु; पर
contrast: on the other hand; even so; that said
more: very; really; so; extremely; absolutely; totally; completely; incredibly; truly; highly; deeply; utterly
more: insanely
more: amazingly; exceptionally; extraordinarily; unbelievably; remarkably; tremendously; enormously; hugely; intensely
more: especially; particularly; purely; quite; thoroughly; entirely; fully; greatly; majorly; exceedingly; awfully
more: terribly; fucking; fuckin; fricking; frickin; freaking; freakin; frigging; friggin; effing; flippin; bloody
more: damn
more: damned; hella; uber; super; sooo; soo; such; more; most; much; too; way; just; simply; real; pretty; totes; mega
more: such a; such an; so much; so many; way too; much too; a lot; a whole lot; lots of; by far; beyond; ever so
more: (can't|cant|cannot|can not|couldn't|couldnt|could not) (be|get|have been|have asked for|ask for) (any|a|)
more: never (so|been so|been more); without (a|any|) doubt; no doubt; how; what a; what an; seriously; literally
more: bahut; bohot; bahot; boht; bhot; bhut; bhaut; bahoot; bohut; zyada; jyada; ziyada; zyaada; jyaada; bilkul; ekdum
more: ekdam; kaafi; kafi; itna; itni; itne; kitna; kitni; sabse; poora; pura; sabse zyada; bahut zyada; bahut hi
more: बहुत; ज़्यादा; ज्यादा; बिल्कुल; बिलकुल; एकदम; काफी; काफ़ी; इतना; इतनी; इतने; सबसे; अत्यंत; बेहद; पूरी तरह
less: almost; somewhat; slightly; partly; partially; marginally; occasionally; occasional; little
less: fairly; kinda; kindof; sorta; sortof; less; mildly; moderately; relatively; reasonably; nearly; semi
less: kind of; sort of; a bit; a little; a little bit; a tad; a touch; more or less; just enough; to some extent
less: a few
less: thoda; thora; thodi; thodasa; zara; jara; थोड़ा; थोड़ी; थोड़े; ज़रा; जरा; कुछ
maybe: if; should; would; could; might; maybe; perhaps; supposed; hopefully; wish; agar; shayad; yadi; अगर; शायद; यदि
`;
