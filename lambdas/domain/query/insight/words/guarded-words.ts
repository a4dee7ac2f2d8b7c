/**
 * Words that make more, or something else, of what was said, each group with the words of which a turn must have one for
 * it (English, Hinglish, Hindi). A claim's word proves itself; words behind `<` prove every word before it.
 */
export const GUARDED_WORDS = `
most mostly mainly largely primarily majority usually generally typically normally commonly widely predominantly < zyadatar adhiktar majority most
often frequently regularly routinely repeatedly continually < often frequently always every again repeatedly aksar baar baar-baar hamesha many several
always constantly invariably consistently perpetually permanently < always every each repeatedly hamesha har constantly everytime permanently all
all entire whole every each everyone everybody everything completely entirely totally fully universal universally across-the-board < all every each entire whole everyone everybody everything completely entirely totally fully har sab sabhi saare sara poora poori pura puri always repeatedly daily roz
never < never ever kabhi once none nobody nothing कभी
only merely solely exclusively < only sirf bas just keval except merely
many several multiple numerous various countless lots lot plenty few dozens hundreds thousands millions million billion < many several multiple numerous various countless lots lot plenty few dozens bahut kai kayi bohot saare different couple times baar
main major common top biggest worst frequent widespread leading primary typical general serious severe massive huge < main major common top biggest worst frequent widespread leading primary typical general serious severe massive huge sabse bahut bohot
should must ought recommended recommend better advisable < should must ought recommend have-to must chahiye padega padta
want wants wanted wanting wish wishes wished need needs needed needing request requests requested requesting ask asks asked asking seek seeks sought like likes liked demand demands demanded inquire inquired enquire < want wants wanted wish need needs request requested ask asked like please kindly can could demand demanded maange maanga maangi mange chahiye chahta chahti chahte karo kijiye dijiye
think thinks thought believe believes believed feel feels felt suspect suspects suspected assume assumes assumed seem seems seemed appear appears appeared suppose supposes supposed < think thinks thought believe believed feel felt suspect suspected assume assumed seem seems seemed maybe perhaps probably might guess sure lagta shayad suppose
offer offers offered offering < offer offered
try tries tried trying attempt attempts attempted < try tried trying attempt koshish
notice noticed notification notified inform informed informing announced announcement warned warning notify < notice told tell inform informed bataya bataye message announced warning warn notified notify asking consent
consent permission approval knowledge < consent permission asking ask approval bataye bataya puche bina
given give gives gave giving provided provide provides received receive receives < given give gives gave got get provide provided received receive diya diye di mila mili mile came
tomorrow < tomorrow kal
yesterday < yesterday kal
today < today aaj
tonight < tonight night
morning mornings < morning subah
evening evenings < evening shaam sham
night nights overnight < night raat overnight
now currently < now abhi currently still
again < again dobara phir repeat repeated twice over repeatedly every
later < later baad afterwards then
soon < soon jaldi
long longer < long longer minutes minute hour hours ghanta ghante days weeks months der late
correct corrected correctly correction < correct corrected right sahi theek fixed
return returned returns < return returned back came wapas
held hold < held hold still stuck
put puts < put
without < without bina बिना no never nahi nobody
time times < time times baar bar once twice thrice
wait waits waited waiting < wait waits waited waiting hold queue pending still abhi intezar intezaar
made make makes making < made make makes making kar kiya ki karna karne
found find finds < found find finds there saw mila mile
enter entered enters < enter entered type typed daala dala daali dali
`;
