/** Grammar words of English, Hinglish and Hindi: they end any value. */
export const FUNCTION_WORDS = `
a an the this that these those it its it's he she we they i you me him her us them my your his our their mine yours hers ours theirs
myself yourself himself herself itself ourselves themselves who whom whose which what when where why how there here
is are was were be been being am isn't aren't wasn't weren't do does did doesn't don't didn't dont doesnt didnt done doing have has had
haven't hasn't hadn't havent hasnt hadnt having will would shall should can could may might must won't wouldn't shouldn't can't cannot
cant couldn't wont wouldnt couldnt shouldnt i'm im i've ive i'll ill i'd id you're youre you've youve you'll you'd he's she's
we're we've we'll we'd they're they've they'll they'd that's thats what's whats where's wheres who's whos how's hows there's theres
here's heres let's lets and or but nor so if then than because as while although though unless until since whether
of in on at by for with about against between into through during before after above below to from up down out off over under again
further once not no only just also too very really quite almost even still yet already ever never always often sometimes
all any both each few more most other another some such own same every either neither none nothing something anything everything
someone somebody anyone anybody everyone everybody nobody somewhere anywhere everywhere now today tomorrow yesterday tonight later soon
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri
somvar mangalvar budhvar guruvar shukravar shanivar ravivar easter diwali holi christmas xmas eid ramadan thanksgiving halloween
u r ur urs ya wanna gonna gotta kinda pls plz thru w n d da dis dat de
ke ki ka ko kya hai hain ho hoon hu hun tha thi the se mein me mai main maine mene mujhe mujhko muje mere mera meri hum hame hamein humein
hamara hamari hamare humara humari humare aap aapka aapki aapke aapko ap apka apki apke apko aapne apne apna apni tum tumhara tumhari tu
tera teri tere woh wo vo vah yeh ye yah is iss us uss in un inka inki iska iski iske isko uska uski uske usko unka unki unke unko kisi
kisko kiska kiski kise koi kuch kuchh kab kahan kaha kaise kaisa kaisi kitna kitni kitne kyun kyu kyon kyunki kyonki kyoki jo jab jaise
tab phir fir aur or ya lekin magar par pe per toh tho to bhi bhe hi he na nahi nahin nhi nai mat sab sabhi bas abhi ab kal aaj
yahan yaha wahan waha agar warna taki tak liye lie sath saath bina baad bad pehle pahle kar karo karna karne karke karu karun karein
kare karta karti karte kiya kia kiye ki gaya gayi gaye gya gyi raha rahi rahe rha rhi rhe hua hui hue hoga hogi honge hota hoti hote hona
wala wali wale walon sakta sakti sakte sakthe sakta skta skti skte chahiye chahie chaiye chahta chahti chahte diya diye di do dena dene
dijiye dijiyega dedo dete deta deti lo le lena lene liya liye lete leta leti aa aaya aayi aaye aya ayi aye jaa ja jana jata jati
jate jao jaye jayega jayegi bola bole boli bolo bolna bol bolu kaho kaha kahna keh bata batao bataiye bataye batana bataya batayen
batayein bataen jaan jan poochh pooch lag laga lagta lagti dekh dekho dekha dekhna dekhiye dekhe rakha rakho rakhna mila mile milega milegi mil milta milti
मैं मेरा मेरी मेरे मुझे मुझको हम हमारा हमारी हमारे हमें आप आपका आपकी आपके आपको आपने तुम तू वह वो यह ये इस उस इन उन इसका उसका इसकी उसकी है हैं हो
हूँ हूं था थी थे का की के को से में पर ने और या लेकिन मगर तो भी ही न ना नहीं नही मत क्या कब कहाँ कहां कैसे कैसा कितना कितने क्यों क्योंकि जो जब
तब फिर अगर तक लिए साथ बिना बाद पहले कर करो करना करने करके करें करता करती करते किया गया गई गए रहा रही रहे हुआ हुई हुए होगा होगी होता होती होना
वाला वाली वाले सकता सकती सकते चाहिए चाहता दिया दी दो देना दीजिए दे लो ले लेना लिया आया आई आए जा जाना जाता जाएगा बोल बोलो बोला बता बताओ बताइए
बताएं बताना बताया कह कहा देख देखो देखा मिल मिला मिलेगा कुछ कोई सब सभी बस अभी अब कल आज जान यहाँ वहाँ यहां वहां एक
`;

/** Words around an answer that are no part of it. */
export const FILLER_WORDS = `
yes yeah yea yep yup yah ya yess yse ye yas no nope nah nop ok okay okey okk okkk okie kk k oke oka sure surely shure certainly
absolutely definitely correct right exactly alright allright fine good great perfect awesome excellent wonderful nice cool superb fantastic
hi hello hey hii hiii hai haii hie helo hellow hlo heya hullo greetings morning evening afternoon night gud mrng mrg goodmorning
goodafternoon goodevening bye byee goodbye thanks thank thankyou thanku thx thnx tnx thnks thanx thanking ty tysm welcome please
plz pls kindly sorry oops apologies pardon excuse sir mam ma'am maam madam miss dear friend buddy dude bro man guys mate brother um uh
umm uhh uhm hmm hm hmmm mhm mm mmm ah oh ohh ooh er erm well so actually basically like anyway listen look see wait hold second sec
moment minute minutes hang on one there again back also then only full complete here's heres got it understood noted yourself welcome
haan han haa ha haanji hanji ji jee jii achha acha accha achcha theek thik thike thk tik hai bilkul zaroor jarur zarur shukriya
dhanyavaad dhanyawad dhanyavad namaste namaskar namaskaar salaam salam pranam alvida arre are arey are yaar yar bhai bhaiya bhaiyya
behen didi saab sahab sahib suniye suno haina matlab
हाँ हां हा जी याद अच्छा ठीक बिल्कुल ज़रूर जरूर शुक्रिया धन्यवाद नमस्ते नमस्कार सर मैडम अरे यार भाई हेलो हैलो ओके
`;

/** Words that may stand between a cue and its value. */
export const LINK_WORDS = `
is are was iss number numbers num nos no nmbr numbr nbr numbre code codes id ids it its it's that that's thats this be would should
will as of the my our your for on last first four five six digit digits ending ends end ended in with starting called named
registered new old current correct full complete hai hain h he hei tha wo woh ye yeh mera meri mere are gonna just also and
value question answer set reads says goes follows following account card credit debit atm bank saving savings checking policy claim booking customer file here heres here's
है हैं था मेरा मेरी नंबर नम्बर
`;

/** Words that say something of a named thing instead of giving it. */
export const STATE_WORDS = `
wrong incorrect invalid expired correct right not never missing lost stolen forgotten forgot forget blocked locked reset changed change
changing updated update updating working work works required needed necessary mandatory optional different same new old unknown none
n/a available unavailable verified confirmed accepted rejected declined failed failing showing shown visible listed displayed
there here below above mentioned given provided asked asking saved stored set protected secure safe weak strong short long too already
being getting coming going stuck pending active inactive disabled enabled compromised hacked leaked exposed shared correct secret
misspelled mispelled spelled spelt spelling spells written printed linked attached associated registered hidden empty blank null private confidential
still always now what why how where when which who unable able possible impossible fine okay ok ready done complete completed
important urgent issue problem error galat sahi bhool bhul gaya band khatam kharab ग़लत गलत सही बंद भूल
`;

/** Words that ask for something. */
export const REQUEST_WORDS = `
what what's whats whom who which may can could would please kindly provide give tell share confirm verify enter specify need require
send input spell repeat your whose
bata batao bataiye bataye batayein bataen batana bataiyega batayiye bataenge boliye bolen dijiye dijiyega dedo kya kis kiska bhejiye
likho likhiye karein karen chahiye
बताइए बताएं बताओ बता बताइये दीजिए दे क्या किस कृपया बोलिए बोलें
`;

/** Makes the number before it a quantity. */
export const UNIT_WORDS = `
dollar dollars usd bucks cent cents euro euros pound pounds quid rupee rupees rs inr rupaye rupay rupaiya rupya paise paisa lakh lakhs
crore crores thousand hundred million billion k percent percentage pct gb mb tb kb mbps ghz mhz kg kgs gram grams g lb lbs oz ml litre
litres liter liters inch inches cm mm km kms kilometers kilometres meter meters metre metres mile miles feet foot ft yard yards
hour hours hr hrs minute minutes min mins second seconds secs day days week weeks month months year years yr yrs din mahine mahina saal
ghante ghanta hafte baje am pm a.m p.m o'clock oclock noon midnight times time people persons person passengers passenger pax
guests guest adults adult kids kid children child rooms room nights night bedroom bedrooms stars star points point items item pieces
piece pcs pc units unit qty quantity nos sets boxes box bottles bottle cups cup plates plate orders tickets ticket flights seats
pizza pizzas burger burgers cokes sodas teas coffees salads cookies fries sandwiches credits degrees degree celsius fahrenheit
business working more less off only each left total
रुपये रुपए रुपया पैसे लाख करोड़ हज़ार हजार सौ प्रतिशत दिन महीने साल घंटे बजे
`;
