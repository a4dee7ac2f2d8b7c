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
threaten beg insist warn thank apologise apologize assure respond react reaction answer reply request confirm promise admit deny deal dealt
feel feeling behave behaviour attitude treat treated treatment
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
dekh dekha dekhna dekhte dikh dikha dikhe dikhta dikhana dikhaya dhoond dhundh dhund dhoondne dhoondna dhoondte dhundne dhundna khoj khojne
mangte mangna manga samajh samajhte sun suna sunte bhej bheja de dena dete diya diye do le lena lete liya rakh rakha rakhte nikal itna itne
itni utna utne jitna jitne waise aise jaisa jaise jab tab phir fir toh bhi hi na mat par pe ke ki ka ko ne se me mein mai mera mere meri apna
apne apni inka uska uske iska iske logo banwane banwana karwana karwane karate jaldi der baar roz samay waqt vaqt time
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
lose lost misplaced missing gum kho
forget forgot forgotten reset remember bhool bhul bhula yaad
scam cheat fraud phishing hacked suspicious unauthorised unauthorized unknown dhokha
cash money rupees funds payment paisa paise
deduct debit charge charged withdrawn withdrawal withdrew kat kata
reimburse refund repay moneyback wapas credited
compensation compensate goodwill voucher
warranty guarantee
promo promotion promotional coupon discount voucher code
invest investment scheme mutual fund stock share
pick pickup collect collection
late delay overdue pending wait still yet ages never
postpone delay
login signin log password credentials
pin passcode password code
park parking
kitchen mixer grinder microwave oven cooker
burger sandwich fries
drink beverage cocktail beer wine coke soda
website site online portal
salary income wage tankhwah
credit loan emi debt borrow instalment installment karz udhaar byaaj interest
account khata
bank banking banker
branch shakha
cheque check
balance bakaya
statement passbook
save saving savings deposit bachat jama
block freeze hotlist lock locked
unlock unblock
fee fees penalty fine surcharge charge shulk
bill billing invoice
price cost rate expensive pricey costly overpriced mehnga
cheap affordable inexpensive budget sasta
slow sluggish lag laggy speed
outage downtime down disconnect disconnection interruption
network signal coverage reception connectivity internet wifi broadband
battery charger charging
repair fix mend service technician engineer
install setup installation activate activation
update upgrade version
downgrade downgraded lower
malfunction defect defective faulty fault broken dead kharab working
packaging packed packing box carton wrap wrapped
size fit sizing
colour color shade
quality material fabric cloth polyester silk
review rating star feedback
seller vendor merchant shopkeeper dukaandar
address location pata pate
name spelling
email mail inbox
message text sms notification notify notified
photo picture image pics photograph
proof evidence document certificate receipt
claim settlement
accident crash collision
cover coverage insure insurance policy bima
nurse hospital clinic
appointment visit checkup consultation
allergy rash itch
tired tiredness fatigue exhausted weak weakness dizzy dizziness
inject injection vaccine vaccinated shot
injury injured broke hurt wound
elevator lift
balcony terrace
bedroom room
landlord owner agent
view viewing tour inspection
invite invitation guest rsvp
venue hall location
music band
menu meal food drink
vegetarian vegan veggie
table reservation
waiter staff server
passenger traveller person
nonstop direct
layover stopover connection connecting
economy class cabin business
late deri der
crew captain pilot
attack combat explosion shooting fight
code clearance pin
robot bot
game play playing quiz
answer question
airport terminal
luggage checked
driver chauffeur
petrol fuel gas
distance far kilometre mile
polite rude behaviour attitude badtameez
manager supervisor escalation escalate
complain complaint grievance
lawyer court legal police
safe safety security secure
privacy data personal
verify verification identity otp identify
present gift
book novel textbook
music song
household appliance device gadget electronics
furniture bed chair table frame
crockery plate vase glass
jewellery jewelry ring necklace
cosmetic cosmetics shampoo perfume cream makeup
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
