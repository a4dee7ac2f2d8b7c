/** Complaints and praise in Hinglish and Hindi without a word of sentiment in them. Format: read-tables.ts. */
export const HINGLISH_PHRASES = `
-2.0 (kaam|kam) (nahi|nahin|nhi) (kar|karta|karti|kr|karte|kiya|krta)
-2.0 (chal|chalta|chalti) (nahi|nahin|nhi) (raha|rahi|rha|rhi|hai|)
-2.0 (nahi|nahin|nhi) (chal|chalta|chalti|mila|mili|mile|aaya|aayi|aaye)
-2.0 (nahi|nahin|nhi) (aya|ayi|hua|hui|hota|hoti|ho raha|ho rha|ho rahi|ho rhi)
-1.8 (ho|hi) (nahi|nahin|nhi) (raha|rahi|rha|rhi|raha hai|paya|pa raha)
-1.8 (nahi|nahin|nhi) (ho|aa|mil|lag|chal|khul) (raha|rahi|rha|rhi|paya|pa)
-1.8 (koi|kisi) (jawab|response|reply|madad|help|solution|action|update) (nahi|nahin|nhi)
-1.8 (sun|sunta|sunte|sunti) (nahi|nahin|nhi)
-1.8 koi (sunta|sunne|sun|help|madad|jawab|reply|respond) (hi|) (nahi|nahin|nhi) (hai|raha|deta|karta|)
-1.8 (abhi|ab) tak (nahi|nahin|nhi); (kab|kitni der|kitne din) (tak|se) (wait|intezar|rukna|ruku)
-1.8 (kitni|kitne) (baar|bar|din|der)
-1.8 (baar|bar) (baar|bar); (teesri|doosri|dusri|tisri|chauthi|teen|kai|do|itni|kitni) (baar|bar); roz roz
-1.8 phir se wahi; fir se wahi
-2.2 (paise|paisa|pese) (kat|kaat|katt|gaye|doob|dub|barbad|waste) (gaye|gaya|liye|liya|ho gaye|ho gaya|)
-2.2 paise (nahi|nhi) (aaye|mile|aye)
-2.0 (paise|paisa|refund) (wapas|vapas|wapis|vapis) (karo|kardo|chahiye|nahi|nhi|do|dedo|de do)
-2.0 time (waste|barbad|barbaad|khrab|kharab)
-2.0 (tang|pareshan|dukhi) (aa|ho|kar) (gaya|gayi|chuka|chuki|rakha|diya|gye|gya)
-2.0 (thak|haar) (gaya|gayi|chuka|chuki|gya)
-2.0 (dimag|dimaag|mood|din) (kharab|khrab|kharaab|ka dahi); (sar|sir) (dard|khana|kha)
-2.0 (maza|mazaak|mazak) (bana|banaa|udaa|samajh)
-2.2 (ullu|bewakoof|pagal|chutiya) (bana|banaa|banaya|banate|samajh|samjha)
-2.2 (kya|yeh|ye) (bakwas|mazak|mazaak|natak|drama|tamasha)
-1.6 (kya|yeh|ye) (ho|chal|kar) (raha|rahi|rahe|rha|rhe) (hai|h|ho|); yeh kya hai; ye kya hai
-1.6 (kya|koi) (fayda|faida|matlab) (nahi|nhi|hai)
-1.6 (band|khatam|cancel) (kar|karo|kardo|ho|karwa|karna) (do|gaya|gayi|diya|dunga|dungi|dena|)
-1.6 (complaint|shikayat|case|report) (kar|karunga|karungi|daal)
-1.6 (zyada|jyada|extra|double|galat) (paise|charge|bill|paisa|amount|kata|kaata|le|liya)
-1.6 (do|2) baar (kat|kata|charge|kaat)
-1.5 (had|hadd) (hai|ho gayi|kar di|ho gyi|hoti); (arey|are|arre|oh|uff) (yaar|yar|bhai|bhagwan|god); hey bhagwan
-1.5 hadd hai
1.8 (koi|kuch) (baat|bat|dikkat|problem|samasya|pareshani|tension) (nahi|nahin|nhi); tension mat lo
1.8 (theek|thik|sahi|ok) (ho gaya|ho gya)
1.6 (kaam|kam) (ho|ban) (gaya|gayi|gya)
1.8 (bahut|bohot|bohat|boht) (dhanyavaad|shukriya|accha laga|acha laga)
2.0 (accha|acha|achha|maza|mazaa) (laga|aa gaya|aaya|aa gya); dil (khush|jeet|se); khush (kar|ho) (diya|gaya|gayi|gya)
0.0 (accha|acha|achha|acchaa|theek|thik|sahi) (ji|toh|to|suno|batao|bataiye|bataye|phir|fir|theek|ab|aur|matlab|kya)
0.3 (theek|thik|thk|teek) (hai|h|he); ठीक (है|हे)
0.0 (अच्छा|ठीक) (जी|तो|सुनो|बताओ|बताइए|फिर|अब|और); सही से
0.0 (kripya|kripaya|please|pls) (mujhe|mera|meri|batao|bataiye|check|karo|kar)
0.0 (paise|din|time|log|kaam|saal|kam se) (se|ke) (kam|zyada|jyada); kam se kam; zyada se zyada
-2.0 काम नहीं (कर|करता|करती|किया); (चल|मिल|आ|खुल) (नहीं|नही) (रहा|रही|रहे|पाया|पा)
-2.0 (नहीं|नही) (मिला|मिली|मिले|आया|आयी|आई|हुआ|हुई|चल|मिल|आ)
-1.8 (अभी|अब) तक (नहीं|नही|कोई); (कोई|किसी) (जवाब|मदद|समाधान|सुनवाई) (नहीं|नही); बार बार
-1.8 (तीसरी|दूसरी|कई|कितनी|चौथी) बार; (हो|कर) (नहीं|नही) (रहा|पा|पाया|रही)
-2.2 (पैसे|पैसा) (कट|काट|डूब|नहीं) (गए|गये|गया|लिए|लिया|आए|आये|मिले|)
-2.2 (पैसे|पैसा|रिफंड) (वापस|वापिस) (करो|चाहिए|नहीं|दो|कर); (समय|वक्त|टाइम) बर्बाद
-1.6 (क्या|यह|ये) (हो|चल) (रहा|रही) (है|); तंग आ (गया|गई|चुका|चुकी); कब तक (इंतजार|इंतज़ार|रुकना|)
1.8 (कोई|कुछ) (बात|दिक्कत|समस्या|परेशानी) (नहीं|नही); काम (हो|बन) (गया|गयी|गई); अच्छा लगा; मज़ा आ (गया|); मजा आ (गया|)
`;
