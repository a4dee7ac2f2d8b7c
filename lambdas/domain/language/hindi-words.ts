/**
 * Frequent Hindi words in Latin letters, with the spellings people type; none of them is an English word, so that each
 * is evidence. Written by us.
 */
export const ROMAN_HINDI: readonly string[] = `
hai hain hain hoon hun tha thi thhe hoga hogi honge hua hui huye hue hona hota hoti hote
nahi nahin nai nhi nahii mat haan haanji han ji jee
kya kyaa kyon kyun kyu kyo kab kaise kaisa kaisi kahan kahaan kidhar kaun kaunsa kaunsi konsa kitna kitne kitni kis kisi kisko kiska
mera meri mere mujhe mujhko mujhse maine mein hum hamara hamari hamare humara humari hume humein hamein hamko
aap aapka aapki aapke aapko aapne aapse tum tumhara tumhari tumhe tumne tera teri tujhe
uska uski uske usko usne unka unki unke unko unhone iska iski iske isko isne inka inki yeh yah woh voh wo ye ve
ka ki ke ko se ne liye liya lia lekin magar aur ya phir fir agar toh tak bhi hi sirf bas abhi kabhi tabhi jab tab
wala wali wale waala walon saath sath baad pehle pahle andar bahar upar neeche paas pas baare bare taraf
kar karo karna karni karne karta karti karte kiya kia kiye karke karunga karungi karenge kijiye kijie karo kardo karwao karwana
ho gaya gayi gaye gya gyi raha rahi rahe rha rhi rhe jata jaati jaate jaana jana jao jaye chala chali chale chalta
de do dena dijiye dijie diya diye dedo deta deti le lo lena lijiye leta milega milegi mila mili milna mil mile
bata batao bataiye bataye batana batayiye bataya bol bolo boliye bolna bola bol suno suniye suna dekho dekhiye dekha dekhna dekh
chahiye chahie chahta chahti chahte sakta sakti sakte saka pata lagta lagti laga lagi lage lag aaya aayi aaye aaya ayi aata aati aana aao
paisa paise paisey rupaye rupay rupaiya rupees lakh hazaar hazar sau
theek thik tik accha acha achha achcha achchha sahi galat bahut bohot bahot zyada jyada kam thoda thodi thode bilkul ekdum
naam gaadi ghar din raat subah shaam kal aaj parso mahina mahine saal samay waqt dost bhai bhaiya behen didi yaar sahab sahib madam
pareshan pareshani dikkat samasya madad shikayat jaldi turant wapas vapas vapis band chalu khata bijli bijlee paani
namaste namaskar dhanyavaad dhanyawad dhanyavad shukriya kripya kripaya maaf maafi
ek teen char paanch chhe saat aath nau das ho hun hu
koi kuch kuchh sab sabhi bina matlab wahi yahi yahan yahaan wahan wahaan idhar udhar itna itni utna aisa aise aisi waise jaise jaisa
raha apna apni apne khud kharab kharaab bakwas bekar naya nayi purana bada badi chota choti
karunga dunga dungi lunga lungi jaunga jaungi aaunga batata batati samajh samjha samjhao samajhiye soch socha hona hoti
`
  .trim()
  .split(/\s+/);

/** Of the words above those that are English words, or other languages', too: they count only beside others. */
export const AMBIGUOUS: ReadonlySet<string> = new Set(
  'do to is hi han ya wo ye ve se ne ka ki ke ko le lo de den hum ho hu hun mat pas bare band tab tik char das sau din kal sab mil bol kar kam mile mila bas lag mere la tera sahib madam didi lakh rupees han jee ji nai sath liya lia do mein'.split(
    ' ',
  ),
);
