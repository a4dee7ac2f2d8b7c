/**
 * Words that say the same in calls, in English and Hindi: a model writes its claims in English, what people said it quotes
 * as they said it. Each line is a concept; a word may have several. `+` joins words that are one only together.
 */
export const CONCEPTS = `
refund refunds reimburse reimbursement reimbursed refunded moneyback
refund money+back paisa+wapas paise+wapas paisa+vapas paise+vapas amount+back cash+back amount+wapas rupaye+wapas credited+back returned+money पैसे+वापस पैसा+वापस रिफंड
money amount paisa paise cash funds sum rupees dollars payment rupaye rakam रकम पैसा पैसे
return returned wapas wapasi vapas vapsi back वापस वापसी
charge charged bill billed billing debit debited deduct deducted deduction invoice kata kat kate kaat cut katgaya काटा कट कटा बिल
pay payment paid bhugtan bhugtaan settle transaction भुगतान पेमेंट
expensive costly overpriced pricey mehnga mahanga mehenga mehangi high+price महंगा महंगी
cheap cheaper sasta saste lower+price सस्ता
price cost rate fee fees kimat keemat daam charges tariff कीमत दाम
late delay delayed delays overdue slow deri der dheema dheere behind+schedule देर देरी लेट
wait waiting waited queue hold intezar intezaar pending still+no इंतज़ार इंतजार
slow slower dheema dheere dhima dheemi dhimi sluggish lagging धीमा धीमी
fast faster quick quickly tez jaldi तेज़ तेज जल्दी
broken broke break fault faulty defective defect damaged damage crack cracked kharab toota tuta tooti phata phati bigad खराब ख़राब टूटा टूटी
repair repaired fix fixed mend theek thik sahi solve solved resolve resolved resolution sort sorted hal suljha ठीक
outage down stopped stop stops band dead cut drop dropped drops disconnect disconnected disconnects disconnecting disconnection interrupt interrupted बंद
work working works function functioning chal chalta chalti chalte chalra run running operate चल चलता चलती
internet net wifi broadband connection connectivity network signal नेट इंटरनेट
network signal coverage reception tower नेटवर्क
arrive arrived come came reach reached deliver delivered delivery received receive aaya aayi aaye aya ayi aye pahuncha pahunchi pahunche pohcha mila mili mile show+up turn+up aa+gaya aa+gayi aa+gaye aa+raha aa+rahi aa+gya आया आयी आई पहुंचा पहुँचा मिला मिली
visit appointment come came go went aaya aayi gaya visited आया
send sent ship shipped dispatch dispatched bheja bheji bheje forward भेजा भेजी
order parcel package item product saman samaan packet consignment ऑर्डर सामान पार्सल
technician engineer mechanic repairman serviceman electrician fitter mistri इंजीनियर टेक्नीशियन
agent representative executive rep staff employee support operator advisor एजेंट
polite kind kindly friendly courteous
whole entire entirely poora poori
story kahani
rude impolite disrespectful badtameez badtameezi battameezi unfriendly shout shouted chillaya bad+behaviour बदतमीज़ बदतमीजी
cancel cancelled cancellation terminate terminated end ended close closed discontinue radd cancelled khatam रद्द कैंसल
leave leaving switch switching quit churn cancel chod chhod chhodna port another+provider competitor छोड़
wrong incorrect mistaken mistake error inaccurate galat galti invalid ग़लत गलत गलती
twice double doubled duplicate duplicated two+times dobara do+baar again दोबारा
again repeat repeated repeatedly dobara phir baar+baar several+times many+times multiple+times फिर दोबारा
promise promised assured assurance guaranteed vaada wada commit committed वादा
apologise apologised apologises apologising apologize apologized apology apologies sorry maaf maafi माफ़ माफी
angry upset furious annoyed frustrated frustration frustrating irritated gussa naraz dissatisfied unhappy pareshan fed+up sick+of गुस्सा नाराज़ परेशान
happy badhiya satisfied pleased glad delighted thankful grateful khush praise praised great excellent खुश
password passcode pin login log+in sign+in otp code पासवर्ड ओटीपी
login log+in sign+in access account
update upgrade upgraded updated install installed version अपडेट
install installed installation setup set+up lagana lagaya lagwana इंस्टॉल
answer answered reply replied respond response responded respond callback call+back jawab uthata uthate uthati uthaya जवाब
help helped assist assistance support madad sahayata solve मदद
fraud scam fraudulent dhokha thagi धोखा
steal stolen theft chori चोरी
missing lost lose gum gayab kho disappeared vanished गुम गायब
water pani leak leaking leaks leaked tapak rises पानी
electricity power current bijli light बिजली
phone mobile handset cell device फोन मोबाइल
app application software website site portal ऐप
crash crashed crashes freeze frozen freezes hang hangs hung atak close+itself
confirm confirmed confirmation verify verified verification pakka पुष्टि
address pata location पता
change changed changes switch badal badla badalna modify modified बदल
increase increased raise raised higher rise rose went+up gone+up hike hiked badh badha badhaya बढ़
decrease went+down decreased reduce reduced lower lowered drop fell kam ghata कम
offer discount deal coupon promo promotion voucher छूट
plan package tariff subscription subscribe subscribed recharge pack प्लान
hotel room booking book booked reservation reserve reserved बुकिंग
food meal khana dish खाना
cold thanda thandi ठंडा
hot garam garm गरम
clean saaf cleanliness
dirty ganda gandi gande unclean filthy गंदा
colour color rang
size fit fits fitting naap
small chota chhota chhoti tight छोटा
big bada badi large loose बड़ा
old purana purani purane used second+hand पुराना
new naya nayi naye replacement fresh नया
replace replaced replacement exchange exchanged exchanging badal badalna badle बदल
evening shaam शाम
night raat रात
morning subah सुबह
day days din daily roz roj दिन
week weeks hafta hafte weekly हफ्ता हफ्ते
month months mahina mahine monthly महीना महीने
year years saal yearly annual साल
hour hours ghanta ghante घंटा घंटे
doctor hospital medical clinic डॉक्टर
insurance policy claim bima बीमा
card cards कार्ड
loan emi karz installments लोन
understand understood confusing confused confusion unclear clear samajh समझ
language bhasha भाषा
document documents papers paperwork kagaz form forms proof दस्तावेज़ कागज
manager supervisor senior boss escalate escalated मैनेजर
transfer transferred transferring passed pass+around put+through forwarded
different alag अलग
car vehicle gaadi gadi taxi cab driver गाड़ी
child kid baccha bachcha baby बच्चा
home house ghar घर
speed speeds mbps bandwidth
information info details jaankari jankari जानकारी
free muft complimentary मुफ्त
tell told inform informed notify notified notice message messaged announce announced warned bataya batai advise advised explain बताया
know knew aware pata malum pता पता
store shop dukan outlet branch
quality gunvatta
bad poor terrible awful horrible worst bura buri bekar ghatiya pathetic बुरा बेकार घटिया
good great nice badhiya accha acha excellent अच्छा बढ़िया
early jaldi before+time sooner
punctual punctually on+time samay+par waqt+par
approve approved approval accept accepted accepts grant granted manzoor मंज़ूर
reject rejected refuse refused deny denied decline declined disapproved thukra
open opened opens khula khol khola
close closed closes bandh
easy easier simple aasan asaan आसान
difficult hard complicated mushkil मुश्किल
renew renewed renewal renews
connect connected reconnect reconnected juda
disconnect disconnected disconnects disconnection cut
resolved solved fixed suljha
unresolved unsolved
valid active
expired expire invalid inactive lapsed
`;
