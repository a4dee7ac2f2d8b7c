/** Spoken digits and how many digits each stands for is in `spoken-digits.ts`; here only which words are spoken digits. */
export const DIGIT_WORDS = `
zero oh o nought naught one two three four five six seven eight nine double triple treble dabal
ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
twenty thirty forty fourty fifty sixty seventy eighty ninety
shunya shoonya sunya jeero zeero ek do teen tin char chaar paanch panch paach che chhe cheh chheh chhah chah chey saat aath ath nau das
शून्य ज़ीरो जीरो एक दो तीन चार पांच पाँच छह छः छे सात आठ नौ डबल ट्रिपल वन टू थ्री फोर फाइव सिक्स सेवन एट नाइन
`;

/** Kinds of streets and quarters. */
export const STREET_WORDS = `
street avenue ave road rd boulevard blvd lane ln parkway pkwy highway hwy turnpike expressway freeway crescent
nagar ngr colony marg gali galli mohalla sector enclave vihar puram palli pettai
apts residency bhavan bhawan niwas nivas kovil koil theru salai veedhi bazaar bazar chawl basti
नगर कॉलोनी मार्ग गली चौक मोहल्ला सेक्टर विहार रोड स्ट्रीट
`;

/** Kinds of streets and places that are common words as well: streets only behind a house number and a rare word. */
export const SITE_WORDS = `
st str av drive dr court ct place pl circle cir terrace ter trail trl square plaza alley crossing loop mews row close way way's
chowk sec pura pet peta layout extension cross society apartment apartments towers tower block complex mahal
ridge ridges mountain meadow meadows corner corners shore shores mill mills springs spring valley vista creek falls grove heights hill
hills hollow junction knoll manor orchard path pike pines plains points route run summit trace track viaduct village walk gardens garden
estate estates station villa park parks ramp pass port lakes lake haven gateway gate harbor inlet island islands isle forge lock locks
`;

/** Parts of a written address besides the street. */
export const ADDRESS_WORDS = `
flat apt suite ste unit house home door plot block blk floor flr building bldg tower wing phase near opp opposite behind beside
po p.o box pin pincode zip zipcode postal code district dist taluka tehsil village vill town city state county country post number no
north south east west n s e w ne nw se sw ghar makan makaan
al ak az ar ca co ct de fl ga ia il ks ky la ma md mi mn mo ms mt nc nd ne nh nj nm nv ny pa ri sc sd tn tx ut va
vt wa wi wv wy dc
फ्लैट मकान घर पिनकोड
`;

/** Parts of a date. */
export const DATE_WORDS = `
january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
th st nd rd first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
seventeenth eighteenth nineteenth twentieth thirtieth hundred thousand
जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर
`;

/** Hosts and signs of e-mail addresses, as they are said or as a transcript leaves them. */
export const MAIL_WORDS = `
gmail gmaill gmial gamil gmil gmal gmai yahoo yaho hotmail hotmai outlook rediff rediffmail reddiffmail aol icloud protonmail ymail msn ybl ibl axl okaxis oksbi okicici okhdfcbank com con dot underscore hyphen
डॉट जीमेल याहू
`;

/** Forms of address before a name. */
export const TITLE_WORDS = `
mr mrs ms miss mister missus dr doctor prof professor shri shree smt shrimati sri kumari sister captain
श्री श्रीमती मिस्टर मिसेज
`;

/** May stand between the parts of a name. */
export const PARTICLES =
  'de da di del della van von der den bin ibn al el la le st ter dos santos mc mac abu ul ur uddin kumar bhai ben';

/** Says that post codes are talked of: numbers of their length are no secrets then. */
export const POSTAL_WORDS = 'zip zipcode postcode postal pincode cable internet broadband connection dth city coverage';

/** Words that make a company of the words before them. */
export const COMPANY_WORDS = `
bank ltd limited inc corp corporation llc pvt company companies comapny co tech technology technologies solutions solution software softwares
infotech systems system services service enterprise enterprises industries industry group groups musicals music media telecom
insurance airlines airways hotel hotels restaurant restaurants cafe venue store stores shop shops mart supermarket mall school college
university hospital clinic pharmacy motors studio studios associates consultancy consulting agency agencies instruments traders exports
foundation institute academy international global holdings partners labs networks communications electronics textiles complex theatre
`;
