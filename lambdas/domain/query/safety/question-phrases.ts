/**
 * What questions need beside the rules of triage, in the grammar of phrase-grammar.ts. The callers of a transcript hardly
 * speak so, and these are not looked for there.
 */
const SPEAKS_TO_THE_MODEL = [
  // Instructions that are to be dropped, or replaced.
  '(ignore|disregard|forget|override|bypass|skip|drop|erase|delete) (all |any |everything |) (of |) (the |your |my |our |these |those |) (previous |prior |above |earlier |preceding |existing |current |) (and |) (following |) (instructions|instruction|directions|directives|rules|guardrails|guidelines|restrictions|safeguards|constraints) (and|then|you|instead|now|from|above|given|or|so|but|completely|entirely)',
  '(ignore|disregard|forget|override|bypass) (all |any |) (previous|prior|above|earlier|preceding|your|all your|all of your) (and following |and prior |) (instructions|directions|instruction|rules|prompts|guardrails|guidelines|safety|restrictions|constraints|training|text|messages|conversation|context|commands)',
  '(previous|prior|above|earlier|initial|original) (instructions|instruction|rules|directives|prompt) (are|is) (now |) (void|false|cancelled|canceled|revoked|outdated|obsolete|invalid|superseded|over)',
  'this (overrides|replaces|supersedes) (all |any |) (your |the |) (previous |prior |other |) (instructions|rules|prompts|guidelines)',
  '(new|updated) (instruction|instructions|rules|orders|directive) (for|to) (the |) (assistant|ai|model|bot|chatbot|llm|you)',
  '(ignore|disregard|forget) (everything|all|anything|whatever|what) (that |) (i|we|you|they) (asked|said|told|wrote|were|have|know|were told|learned|was told)',
  "forget (what|everything) (you|you've|i) (were|was|have|been|told|said|know)",
  '(this|that) (message|prompt|instruction|text|question) (overrides|replaces|supersedes|cancels) (all|any|your|the|prior|previous)',
  "(you have|you've|with) (absolutely |) no (rules|restrictions|limits|limitations|filters|guidelines|guardrails)",
  '(obey|follow|prioritize|prioritise) (only |) (my|these|the following|this) (instructions|instruction|commands|orders|rules)',
  '(behave|act|respond|answer) as if (there were no|you had no|you have no|constraints|restrictions|all restrictions|no rules)',
  '(no|without) (policies|restrictions|guardrails|safeguards) (apply|anymore|any more|for you|on you)',
  '(safe|safety|security) (mode|filter|filters|checks) (off|disabled|deactivated)',
  '(maintenance|developer|debug|god|admin|sudo|root|unrestricted|jailbreak) mode (display|show|print|output|enabled|on|activated|that|and|where)',
  "(you are|you're) now (in|a|an|my|the|free|called|known|unbound|working for)",
  '(administrator|admin|system|developer|root|police|enforcement) override',
  'override mode',
  '(reprogramming|reprogrammed|reprogram yourself)',
  'stop being (a|an|my|the) * (assistant|ai|bot|analyst|model|chatbot)',
  "(from now on|henceforth) (you are|you're|you will|you must|you have|always|answer|respond|call yourself)",
  '(always|never) (answer|say|reply|respond|claim|report) (that|with|yes|no|as)',
  '(suspend|relax|lift|break|abandon|disable|remove|turn off|switch off|loosen) (all |all of |) your (safety |own |internal |) (rules|guidelines|filters|restrictions|guardrails|limits|constraints|protocols)',
  '(enable|activate|enter|switch to|turn on|go into) (the |) (god|dan|developer|debug|admin|sudo|root|unrestricted|unfiltered|jailbreak) mode (now|and|please|for|then|)',
  'your (new|only|real|true|actual) (task|job|goal|mission|purpose|role|objective|instruction|instructions|identity)',
  '(ignore|disregard|forget) (what |everything |all |) (the |) (transcripts|transcript|sources|source|context|evidence|data|calls) (say|says|said|and|contain|contains|above|show|shows)',
  '(pretend|imagine|act like) (the|that|there|all|no|nothing|calls|every) * (calls|customers|complaints|complaint|happened|exist|existed|rules|happy|never)',
  // Its prompt, its rules, its secrets.
  "(reveal|show|print|repeat|display|output|leak|expose|tell|tell me|give|give me|list|share|disclose|reproduce|recite|relay|dump|copy|paste|state|summarize|summarise|describe|explain|translate|encode|what are|what is|what were) (me |us |out |verbatim |) (all |all of |exactly |each of |) (your|your own) (exact |full |own |complete |entire |system |system's |internal |initial |starting |hidden |secret |original |core |basic |current |) (prompt|prompts|instructions|instruction|rules|guidelines|directives|guardrails|constraints|restrictions|policies|configuration|parameters|system message|source code|training data|api key|api keys|credentials|secrets)",
  '(reveal|show|print|repeat|display|output|leak|dump|list|give me|tell me) (me |) (the |all |all the |all of the |any |) (system|initial|starting|hidden|secret|original) (prompt|prompts|instruction|instructions|message|messages|configuration|parameters)',
  '(what|which) (were|are|was|is|have) (you|you been) (told|instructed|programmed|prompted|trained|told to|supposed not|not supposed|not allowed|forbidden)',
  '(what|everything) (were you|have you been|are you) (told|instructed|programmed|not supposed|forbidden|not allowed) (before|to|not|in|at|by)',
  "(instructions|instruction|prompt|rules) (that |) (you have been|you were|you are|you've been|were) (given|told|following|initialized|initialised|provided) (with|by|to you|at|before|verbatim|)",
  '(every|all|each) (instruction|instructions) you',
  '(repeat|print|copy|output|translate|recite) (this |the |our |) (entire |whole |full |) (conversation|everything|words|text|content|prompt) (above|back|before|so far|verbatim|word for word|from the beginning)',
  '(repeat|print|say|output) (everything|all|anything) (above|before|verbatim|in your context|in your prompt)',
  '(in|of|from|inside) your (prompt|context|context window|instructions|system message|memory|training data)',
  'your system (message|prompt|messages)',
  '(my|your) instructions are',
  'i was instructed to',
  '(output|print|show) (the |your |) initialization',
  '(display|show|dump|print) (the |) system (configuration|config|variables|message)',
  "(what is|what's|whats|share|tell me|give me|reveal|confirm|provide|send me|need|know) (me |with me |) your (password|passwords|passcode|pass phrase|passphrase|secret|login|credentials)",
  '(give|tell|show|send|need|want|provide) (me |us |) (all |all the |every |) (user|users|customer|admin|system|database|internal) (passwords|password|credentials|secrets)',
  "(what is|what's|whats|tell me|give me|confirm|share) (the |me the |with me the |) (password|secret key|passphrase|pass phrase|api key|admin password)",
  '(environment variables|env variables|aws keys|secret keys|access tokens)',
  '(output|print|show|reveal|list|return|dump|describe) * * (tool|function) (schema|schemas|definition|definitions|specification)',
  '(dump|print|show|output|reveal) (your|the) (full|entire|whole|complete) context',
  '(message|text|prompt|instructions) (you received|you got|you were given|before mine|above mine|before this)',
  '(what|which) (language |ai |) model (are you|do you use|is behind you)',
  'who (trained|made|created|programmed|built) you',
  // Another role.
  '(act|behave|pose|function|operate|work) as (a|an|my|the|if you|though you|chatgpt|gpt|claude) * (pirate|poet|terminal|console|interpreter|hacker|assistant|ai|bot|chatbot|grandmother|grandma|girlfriend|boyfriend|doctor|lawyer|character|expert|developer|model|persona|translator|comedian|evil|admin|administrator|root|you|were)',
  "(i want you to|you will|you must|you should|please|now|can you|could you|let's|lets) (act as|act like|behave as|behave like|pretend|roleplay|role play|impersonate|play the role|simulate|speak like|talk like)",
  '(play|take|assume|adopt) (on |) (the |a |) (role|persona|character|identity) of',
  '(stay|remain|be|speak|answer) in character',
  '(roleplay|role play|role-play) (as|with me|that|a|an|where|scenario)',
  "(you are|you're) (no longer|not) (a|an|bound|the|limited|restricted) (ai|assistant|model|by|to|analyst)",
  "(you are|you're) (chatgpt|gpt|claude|dan|god|evil|sentient|jailbroken|free)",
  "(i am|i'm) (your|the) (developer|creator|maintainer|owner|god|maker|programmer|administrator)",
  '(as|being) your (developer|creator|maintainer|owner|administrator)',
  "(you are|you're) (now |) (a|an|my) * (hacker|pirate|terminal|chatbot|poet|dan|model|ai|bot) (now|who|that|without|and|from)",
  '(answer|respond|speak|reply|talk|write) as (if|though) you (were|are|had|have)',
  '(simulate|emulate) (a|an|the) (terminal|shell|console|linux|computer|conversation|model)',
  // What it is to say, and to whom.
  '(just|only|simply) (say|print|write|output|repeat|reply|respond|answer) (with |) (yes|no|ok|hello|hacked|pwned|the following|exactly|the word|the phrase|the text|nothing)',
  '(say|print|write|output|type) (only |exactly |just |the word |the phrase |) (hacked|pwned|owned|jailbroken)',
  '(start|begin|end|finish) (your|each|every|the) (answer|answers|reply|response|responses|message|sentence) (with|by)',
  '(every time|whenever|each time|from now on|always) * (respond|reply|answer) (with|by|as|in)',
  '(add|include|insert|append|convert|combine|replace|enhance|spell|shift|encode|mix|use|end|put) (your|each|every) (reply|replies|response|responses|answer|answers)',
  '(add|include|insert|append|convert|combine|replace|enhance|spell|shift|encode|mix|use|end|put) * * (in|of|to|with|by) your (reply|replies|response|responses|answer|answers)',
  "(do not|don't|never) (mention|cite|verify|use|show) (any |the |your |) (sources|citations|evidence|verification)",
  '(make up|invent|fabricate) (a|an|some|the|any) * (number|numbers|figure|figures|answer|quote|quotes|source|sources|citation|citations)',
  '(include|add|insert|append|embed|render|load|fetch|open|visit|click|follow) (a |an |the |this |) * (link|links|image|images|url|hyperlink|markdown image|http|https)',
  '(send|post|upload|forward|email|mail|exfiltrate|transmit|leak|submit|append|encode) * * (to|into|at|as) (a |the |my |this |) (http|https|url|webhook|web hook|server|endpoint|query string)',
  '(exfiltrate|exfiltrates|exfiltrating|exfiltration|webhook)',
  '(encode|decode|encrypt|decrypt|convert|translate|output|print|provide|write|give) * * (base64|rot13|rot 13|hexadecimal|morse|pig latin|binary|leetspeak)',
  '(set|change|mark|make|label|rate|classify) (the |) (sentiment|intent|importance|all calls|every call|all the calls) * * (to|as) (positive|very positive|neutral|negative|low|high|zero|resolved|unimportant|0|1)',
  '(put|place|hide|write|encode) (the|this|your|all) (answer|result|results|summary|data|name|names|figures) (into|in|as|inside) (a|an|the) (link|image|url|address|markdown)',
  '(email|mail|forward|send|post|upload) (this|it|your|the) (summary|answer|list|data|result|results|transcript|transcripts|output) to',
  '(write|compose|generate|create|draft) (me |) (a|an|some) (short |funny |) (poem|haiku|limerick|song|phishing|malware|virus|exploit|keylogger|ransomware)',
  '(execute|run|eval) (the |this |following |these |) (code|command|commands|script|sql|query string|shell)',
  '(delete|drop|erase|wipe|destroy) (all |all the |the |your |) (data|database|databases|records|index|indices|tables|memory)',
  // Hindi in Latin letters, as it is typed.
  '(pichle|pichhle|pichla|pehle|pahle|pehele|upar|uper|purane|saare|sare|sabhi|sab|apne|apna|apni|mere) * (nirdesh|nirdeshon|nirdesho|instruction|instructions|niyam|niyamo|niyamon|rules|rule|aadesh|prompt|hukm) (ko |sab |sabhi |saare |) (bhool|bhul|bhula|bhulja|bhuljao|ignore|hatao|hata|chhod|chod|chhor|mita|mat mano|mat maano|nazarandaz|nazarandaaz|todo|tod)',
  '(nirdesh|nirdeshon|instructions|instruction|niyam|niyamo|niyamon|rules|aadesh) (ko |) (bhool|bhul|bhula|ignore|mat maan|mat maano|mat mano|nazar andaz|nazarandaz|tod|todo|hata|hatao|chhod|chod) (jao|ja|do|de|dijiye|kar|karo|kijiye|kar do|mat|)',
  '(system prompt|prompt|instructions|niyam|nirdesh|rules|source code) (ko |ka |) (batao|bata|dikhao|dikha|print|likho|likh|reveal|leak|nikalo|nikal|nikaal|share|samjhao|bolo|do)',
  '(apna|apne|apni|tumhara|tumhare|tumhari|tera|tere|teri|aapka|aapke|aapki|andar ka|andar ke) (system |asli |pura |poora |internal |hidden |) (prompt|instructions|nirdesh|niyam|rules|source code|password)',
  '(ab|aaj se|abhi se|tum ab se|tu ab se|aap ab se|ab se) (tum |tu |aap |) (ek |) (hacker|developer|admin|dan|unrestricted|free|azad|aazad|insaan|pirate|daku|ai)',
  '(hacker|developer|admin|dan|root|dost|pirate) (ban|bann) (jao|ja|jaiye|kar)',
  '(apni|apne|apna) (seema|seemaein|seemayein|maryada|pabandi|pabandiyan|limits|limit) (ko |) (bhool|bhul|tod|todo|hata|hatao|chhod|chod)',
  '(natak|acting|naatak) (karo|kar) * (ki |) (tum|tu|aap)',
  '(user|users|customer|sab|sabka|saare|admin) (ke |ka |) (password|passwords|confidential data|confidential files) (do|de do|chahiye|batao|dikhao|dedo|urgently)',
  '(gupt|gopniya|gopaniya|secret|confidential|sensitive) (data|jankari|jaankari|information|info|files) * (chahiye|do|de do|batao|access|dikhao)',
  '(database|system) (hack|mein ghus|ke andar kaise)',
  '(prompt injection|jailbreak) (ke|ka|kaise|techniques|tareeka|tarika)',
  // Hindi.
  '(पिछले|पिछली|पहले|ऊपर|उपरोक्त|सभी|सारे|अपने|पुराने) * (निर्देश|निर्देशों|नियम|नियमों|आदेश|आदेशों|हिदायत) * (भूल|भुला|अनदेखा|अनदेखी|नज़रअंदाज़|नजरअंदाज|उपेक्षा|इग्नोर|हटा|छोड़|छोड़|तोड़)',
  '(ऊपर की|उपरोक्त|पिछले) (अनदेखी|की अनदेखी|को अनदेखा)',
  '(अपना|अपने|अपनी|तुम्हारा|तुम्हारे|आपका|आपके|आपकी) (सिस्टम |प्रारंभिक |गुप्त |पूरा |) (प्रॉम्प्ट|प्रोम्प्ट|निर्देश|पासवर्ड|नियम|सोर्स कोड)',
  '(सिस्टम प्रॉम्प्ट|सिस्टम प्रोम्प्ट|प्रॉम्प्ट इंजेक्शन|सोर्स कोड|इंटरनल कोड)',
  '(पासवर्ड|गोपनीय जानकारी|गोपनीय डेटा|गोपनीय data) * * (बताओ|बता|दो|दे|दें|साझा|चाहिए|क्या|तुरंत|चाहिये)',
  '(आपको|तुम्हें|तुम्हे) * (बताया गया|निर्देश दिए गए|बताए गए|कहा गया) * (अनदेखा|अनदेखी|भूल|नज़रअंदाज़|नजरअंदाज)',
  '(आपकी|तुम्हारी|अपनी) गुप्त (कुंजी|जानकारी)',
  '(तुम अब|अब तुम|आप अब|अब आप|तू अब|अब तू) (एक |) (हैकर|डेवलपर|एडमिन|मॉडल|आज़ाद|आजाद|इंसान|ए आई|एआई|समुद्री)',
  '(मैं|मै) (आपका|तुम्हारा) (डेवलपर|निर्माता|मालिक)',
  // Spanish, Portuguese, French, Italian, German, Dutch, Polish, Turkish, Indonesian, Russian, Greek.
  '(ignora|ignore|ignorar|olvida|omite|desconsidere|esqueça|esqueca|ignorez|oublie|oubliez|dimentica|descarta) (todas |todos |toutes |tous |tutte |tutti |) (las |los |as |os |les |le |la |l |) (instrucciones|instruções|instrucoes|instructions|consignes|istruzioni|indicaciones|reglas|regras|règles|regole|órdenes) (anteriores|previas|prévias|précédentes|precedentes|precedenti|de arriba|acima|ci dessus)',
  '(ignora|ignore|ignorez|olvida|esqueça|oublie|dimentica) (tus|sus|suas|tes|vos|le tue|as suas) (instrucciones|instruções|instructions|consignes|istruzioni|reglas|regras|règles)',
  '(ignoriere|ignorieren sie|vergiss|vergessen sie|missachte) (alle |sämtliche |) (deine |ihre |die |) (bisherigen |vorherigen |vorigen |früheren |obigen |) (anweisungen|instruktionen|regeln|vorgaben|befehle)',
  '(negeer|vergeet) (alle |) (vorige|voorgaande|eerdere|bovenstaande) (instructies|opdrachten|regels)',
  '(zignoruj|ignoruj|zapomnij) (wszystkie |) (poprzednie|wcześniejsze|powyższe) (instrukcje|polecenia|zasady)',
  '(önceki|yukarıdaki|tüm) * (talimatları|talimatlar|kuralları) (yok say|yoksay|görmezden|unut|göz ardı)',
  '(abaikan|lupakan) (semua |) (instruksi|perintah|aturan) (sebelumnya|di atas)',
  '(игнорируй|игнорируйте|проигнорируй|забудь|забудьте) (все |) (свои |) (предыдущие |прежние |прошлые |) (инструкции|указания|правила|команды)',
  '(αγνόησε|αγνοήστε|ξέχνα) (όλες |) (τις |) (προηγούμενες |) (οδηγίες|εντολές)',
  '(revela|muestra|dime|revele|mostre|révèle|montre|affiche|zeige|verrate|mostra|rivela) (me |mir |) (tu|su|seu|o seu|ton|votre|deine|deinen|il tuo|el|le) (prompt|systemprompt|system prompt|contraseña|senha|mot de passe|passwort)',
  '(تجاهل|انس) (كل |جميع |) (التعليمات|الأوامر|القواعد)',
] as const;

/** Who is asked about: what these people do to instructions, prompts and roles is a question about calls. */
const PEOPLE =
  '(agent|agents|rep|reps|customer|customers|client|clients|caller|callers|people|staff|employee|employees|they|he|she|who|someone|somebody|anyone|anybody|representative|representatives|team|supervisor|supervisors|users)';
const VERBS =
  '(ignore|ignores|disregard|forget|forgets|override|bypass|skip|drop|delete|erase|reveal|show|share|give|tell|repeat|print|act|behave|pretend|roleplay|describe|explain|follow|obey|read|say|execute|send|upload|post|include|open|click|visit|need|want|ask)';
const TOPICS =
  '(prompt injection|prompt injections|jailbreak|jailbreaking|jailbroken|system prompt|hidden prompt|developer mode|debug mode|admin mode|base64|exfiltrate|exfiltration|webhook|source code|environment variables|secret keys|access tokens|do anything now|language model|system instructions)';

/** Exceptions, with `-` in front as in the rules of triage: questions about calls in which such things are said or done. */
const ASKS_ABOUT_CALLS = [
  `-${PEOPLE} (often |usually |sometimes |never |always |just |simply |do |did |does |don't |doesn't |didn't |to |who |that |will |would |can |could |may |might |) ${VERBS}`,
  `-(calls|call|conversations|conversation|cases|transcripts|complaints|tickets|chats|discussions|problems|issues|questions|anything|something|anyone|talk|talked|talks|complain|complained|complaining|mention|mentions|mentioned|mentioning|contain|contains|containing|say|says|said|saying|regarding|concerning|flagged|flag|number|count) (that |which |where |who |customers |customer |agents |agent |) (is |are |was |were |) (mention |mentions |mentioned |mentioning |contain |contains |containing |about |for |as |of |with |on |say |says |said |saying |regarding |concerning |involve |involving |describe |describes |) (a |an |the |any |some |) (attempted |suspected |possible |) ${TOPICS}`,
  `-(how many|how often|count|number of|any|attempted|suspected|possible|of) ${TOPICS} (attempts|attempt|calls|cases|incidents|attacks|attack|mentions|issues|problems|questions)`,
  '-(with|having|whose|where|of|by|an|the|above|below|average|high|low) (a |an |the |) (importance|confidence|sentiment|importance score|sentiment score|confidence score) (score |) (is |of |to |above |below |) (0|1|zero|one|0.0|1.0)',
  '-(return|output|put|keep|mark|set|change) (the |all |) (intent|sentiment|importance|sentiment score|importance score) (label|score|to|as|at) (by|per|for|over|in|of|each|and|a|the)',
  '-(at|near|by|towards|toward|from|in|before|until|to|after|since) (the |) (very |) (end|start|beginning|begin) of (the |) transcript',
  '-(answer|respond|reply|output|show|return|give) (me |it |only |) (in|with|as) (a |) (json|table|list|csv)',
  '-(password|passcode|login|credentials|credential|prompt|system message) (reset|resets|change|changes|problem|problems|issue|issues|error|errors|recovery|expiry|screen|window|box)',
  "-(please |can you |could you |let's |) (describe|explain|show|list|give|tell) (me |us |) (your|the) (top|best|worst|most)",
] as const;

/** Both, for a list of its own with the rules of triage. */
export const QUESTION_PHRASES: readonly string[] = [...SPEAKS_TO_THE_MODEL, ...ASKS_ABOUT_CALLS];

/** The same in scripts that put no blanks between words: parts of a text, each of which is enough. */
export const UNSPACED_PHRASES: readonly (readonly [what: RegExp, done: RegExp])[] = [
  [/(?:指示|指令|命令|规则|規則|説明|提示|ルール)/u, /(?:忽略|无视|無視|忘记|忘記|忘れ|忽視|忘掉)/u],
  [
    /(?:系统提示|系統提示|システムプロンプト|提示词|提示詞)/u,
    /(?:显示|顯示|告诉|告訴|输出|輸出|表示|教え|公开|公開|重复)/u,
  ],
  [/(?:パスワード|密码|密碼)/u, /(?:教え|提供|告诉|告訴|何です|是什么|是什麼)/u],
  [/(?:지시|명령|규칙|지침|프롬프트)/u, /(?:무시|잊어|보여|알려|공개)/u],
];
