/**
 * Words that a question asks with and that calls do not answer in: who they call, how they feel, how it is asked. Behind
 * them stands what is asked. Frame words (frame-words.ts) and words of grammar are none of it either.
 */
export const ASKING_WORDS = `
buyer shopper purchaser flyer flier traveller traveler passenger guest visitor patient rider diner owner seeker hunter player organiser
organizer applicant borrower holder tourist household newcomer individual everybody anyone public audience participant
wonder wondering inquire inquiry enquire enquiry query queries comment remark argue demand dispute grumble criticise criticize praise
recount share word words voice raise report describe bring brought refer relate point hear heard learn discover find look search seek
annoy annoyed annoys bother bothers disappoint disappointed disappointment disappointing frustrate frustrated frustration angry anger
upset unhappy happy dissatisfied satisfied satisfaction furious mad worry worried dislike like love hate enjoy appreciate struggle
difficulty hassle bad good poor terrible wish hope expect expectation prefer tend manage suffer encounter run occur occurrence
exactly actually really generally usually typically normally commonly currently always ever never again already yet anymore still
difference detail general specific certain particular whole part piece bit level aspect side area point example instance
start pattern story mood tone drive drives driven root solve solved solution handle handled handling calm summary insight learn learned impression
view stance remark objection confuse confused confusing unclear nearby near around here there somewhere elsewhere
begin end go goes going come came keep keeps let lets give gave put set turn turned use used using know knew
during while before after since until between among per each every both any all more less much enough quite rather just
able unable possible impossible right correct proper properly
bol bolte bolti bola bole bataya kaha kahte kehte kahna keh puch puchte poochte poocha pucha jaan jaanna janna chahte chahiye chahta
karne karte karta karti karna kiya kar hone hota hoti hote hua hui hue lekar lagta lagte lag laga milne milta milti paye pata pta
jaane jaate jata jati aata aate aati aane wale wala wali walon logon unka unki unke kab kahan kaun kaunsa kaunsi kitna kitne kitni
zyada kam bahut bohot sab kuch koi sabse badi bada achhi acchi cheez samjhate samjhaya batate khaas abhi tak bina saath sath liye taraf naraz pareshan gussa khush shikayatein
`;

/**
 * Words that calls may use for one of a question, a group a line. They are looser than the concepts that claims are proven
 * with (concepts.ts): they tell that a matter is spoken of, not what is said of it.
 */
export const KINDRED_WORDS = `
fake counterfeit knockoff knock nakli naqli imitation replica bogus genuine original authentic asli dupe
doctor physician medic gp dr clinic
child children kid baby toddler son daughter boy girl bachcha
fridge refrigerator freezer
tv television telly
laptop notebook computer pc desktop
phone mobile smartphone handset cellphone iphone
flight fly flew plane airline aircraft airplane udaan
trip journey travel itinerary voyage
baggage luggage bag suitcase
taxi cab ride uber lyft driver
flat apartment accommodation housing rental rent property tenant lodging
rain rainy raining rainfall shower wet umbrella
weather forecast temperature climate mausam sunny cloudy
sick ill unwell illness symptom ache pain headache fever cough bimar
medicine medication drug tablet prescription dawai
restaurant eatery diner cafe bistro dine dining
meal food dish cuisine eat khana
hotel inn resort lodge motel
buy bought purchase order kharid
shoe footwear sneaker trainer sandal joota
clothes clothing apparel garment shirt dress saree kapda
seat seating aisle
ticket booking reservation reserve
reschedule postpone change move shift
vacant available availability vacancy free
transfer send move remit wire
courier delivery shipper carrier shipping postage freight
goods merchandise product item article stuff thing parcel package
broken smashed shattered cracked crack torn dented dent scratched scratch damaged damage toota tooti tuta tuti
steal stolen theft thief robbed lost chori
lose lost misplaced forgot forgotten missing gum
scam fraud phishing hacked suspicious unauthorised unauthorized unknown dhokha
cash money rupees funds payment paisa paise
deduct debit charge charged withdrawn withdrawal withdrew kat kata
reimburse refund repay moneyback wapas credited
compensation compensate goodwill voucher
warranty guarantee
promo promotion promotional coupon discount voucher code
invest investment scheme mutual fund stock share
pick pickup collect collection
postpone late delay overdue pending
login signin log password credentials
pin passcode password code
park parking
kitchen mixer grinder microwave oven cooker
burger sandwich fries
drink beverage cocktail beer wine coke soda
website site online portal
genuineness quality
pass boarding
route direction path way stop
bus transit transport tram train
question quiz riddle
party celebration event birthday
spaceship ship spacecraft shuttle
balance amount
branch office outlet
close closed reject rejected decline declined refuse refused
wedding marriage shaadi
`;
