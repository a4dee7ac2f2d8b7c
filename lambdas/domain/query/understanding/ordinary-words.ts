/**
 * Words that are not worth looking for at the ends of what is asked, and that no count is about. Written by us.
 */
const ENGLISH = `a about above across after again all also am an and any anybody anyone are around as asked asking at be because been
  before being below but by call called caller callers calling calls came can case cases client clients come comes coming contact
  contacted contacting contacts contain containing contains conversation conversations could customer customers dealt did display do does
  doing done during each either else ever every everybody everyone experience experienced find for from further gave get gets
  getting give given gives go goes going got had handle handled handles happen happened happening happens has have having he help her
  here him his how i if in including information interaction interactions into involve involved involving involves is it its
  just kind kinds kindly know let like list look looking lot lots made make makes many may me mention mentioned mentioning mentions
  might more most much must my need needs now of off ok okay on once one ones only or our out over overall people
  per person phoned please pls plz put quick raised rang reach really receive received regarding related report reported reports right
  s said same saw say saying says see seem seems sent shall she should show so some somebody someone something sort speak spoke
  still such take took talk talked talking tell telling than thanks that the their them then there these they thing things this those
  through thru via till to today together told too total transcript transcripts try under until up us use used user users
  using very want wanted wants was way we were what whats when where which while who whom whose why will with within without
  would yet you your hey hi hello yo folks guys ppl abt wrt u r ur n dear sir madam team number numbers count figure figures
  record records currently overall altogether exactly roughly approximately issue issues problem problems complaint complaints
  complain complained complaining ticket tickets concern concerns concerning topic topics actually basically bit maybe perhaps
  recording recordings subject were logged filed registered opened closed taken handling answer answered involve t re ve ll d m
  got been quickly idea hmm agent agents rep reps often frequently end ends ended thank great good morning evening terms term takes develop developed develops change changed changes changing evolve evolved long longer short
  shorter neither nor word words phrase few processing process altogether volume share part rise rose drop dropped grow grew vary versus vs compared comparing
  spread sorted ordered ranked order sort based left own new most least worst best highest lowest fewest average ever reasons reason wondering wonder curious could've i'm i'd what's we're they're it's there's don't that's let's we've`;

const ROMAN = `hai hain h hein he tha thi the thhe hoga hogi ho hua hui hue hote hoti hota hona ka ki ke ko se ne me mein main mai mei par pe
  pr tak aur ya bhi hi to toh jo jis jin jisme jismein jinme jinmein jahan unka unki unke unhone iska iski iske is us un in ye yeh
  woh wo vo kya koi kuch sab sabhi sari saari sare saare wali wale wala vali vale waali waale call calls kol kiya kiye ki kar karo karke
  karna kare kr krke rahe rahi raha rhe rhi rha gaya gayi gaye aayi aaye aaya aai aye ayi aya aati aate ayein mili mile mila bola boli bole
  kaha kahi kehte keh bol baat bat baare bare baarein liye wajah dikhao dikha do dijiye batao bata bataiye mujhe hume humein hamare
  hamara hamari humare apne log logon logo logo ne grahak graahak customer customers shikayat shikayatein shikayate complaint complaints
  hisaab hisab anusar kitne kitni kitna total kul ab abhi zara jara please bhai yaar ji toh phir fir se wise dusre
  saath sath taraf pas paas andar dauran regarding related waise aise hue huye hui lag laga karte karti karta wali kaun kaunsa kaunsi konsa
  konsi kis kin kab karne chahiye chaiye hamko humko mera mere meri aap aapke ek baar bar bhai lekin par magar sirf bas kaafi bahut bohot zyada jyada kam sabse badhi badh ghat pehle baad tulna mukable log chahie karein ginke ginkar alag diya diye de di li le liye rhta rehta hote
  kaam kiye boliye kitney dikhe aas lo saal hafte mahine din jyaada theek sahi`;

const DEVANAGARI = `है हैं था थी थे हो हुआ हुई हुए का की के को से ने में मे पर तक और या भी ही तो जो जिस जिन जिसमें जिनमें जहां जहाँ उनका
  उनकी उनके इसका इसकी इसके इस उस उन इन ये यह वह वो क्या कोई कुछ सब सभी सारी सारे वाली वाले वाला कॉल कॉल्स किया किए कर करो करके करना रहे रही
  रहा गया गई गए आई आए आया मिली मिले मिला कहा बात बारे लिए दिखाओ दिखाइए दो दीजिए बताओ बताइए मुझे हमें हमारे हमारी लोग लोगों ग्राहक ग्राहकों
  कस्टमर शिकायत शिकायतें शिकायतों हिसाब अनुसार कितने कितनी कितना कुल अब अभी कृपया करें दर्ज हर किस कौन ऐसी ऐसे जी एक आती आता आते जाती जाता जाते होती होता होते थीं आईं हुईं गईं बार लेकिन सिर्फ बस बहुत ज्यादा ज़्यादा कम सबसे पहले बाद करता करती करते रहता लेकर`;

export const ORDINARY_WORDS: ReadonlySet<string> = new Set(`${ENGLISH} ${ROMAN} ${DEVANAGARI}`.split(/\s+/));

/** Words of politeness before a question. */
export const OPENING_WORDS: ReadonlySet<string> = new Set(
  `please pls plz kindly can could would will you we i hey hi hello so ok okay and just quick quickly to tell me us let want need know like
   would i'd d'like um uh hmm well also now then help yo dear team zara jara bhai yaar kripya कृपया ज़रा जरा mujhe hume मुझे हमें`.split(
    /\s+/,
  ),
);

/** An ordinary word behind one of these belongs to it: "never came". */
export const NEGATIONS: ReadonlySet<string> = new Set(
  "not never no without isn't wasn't didn't doesn't don't can't cannot couldn't won't hasn't haven't nahi nahin nai nhi nahee mat bina नहीं नही ना बिना कभी".split(
    ' ',
  ),
);
