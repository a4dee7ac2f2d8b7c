/** Hindi in Latin letters, with the spellings in use, and Hinglish. Format: read-tables.ts. */
export const HINGLISH = `
3.0 zabardast zabardust jabardast jabardust shaandar shandar shaandaar behtareen behtarin behtreen lajawab lajawaab
    laajawab kamaal umda bemisaal jhakaas jhakas dhansu faadu fadu
2.4 badhiya badiya badhia bdiya bdhiya badhiyaa mast mastt majedaar mazedaar mazedar mazza maza mazaa maja majja khush
    khushi khushiyan pyaar pyar pyara pyaara pyari pyaari mohabbat ishq sundar sundr khoobsurat khubsurat shaabash
    shabash shabaash waah wah vah wahh mubarak mubaarak badhai badhaai tareef tarif lajavab swadisht pasand pasandida
    santusht santushti santosh umeed umid ummeed
2.0 accha acha achha achchha achcha achi acchi achhi achchi acche achhe achche achhaa acchaa achaa acchha behtar
    bhetar shukriya shukria shukriyaa sukriya shukran dhanyavaad dhanyavad dhanyawad dhanyawaad dhanywad dhanyvad
    dhanyabad aabhar abhaar aabhari meherbani meharbani mehrbani mehrbaani kripa sukoon sukun aaram suvidha
    suvidhajanak aasan aasaan asaan saral sasta faayda fayda faida laabh
1.2 theek thik teek thk thikh sahi saaf imaandaar imandar bharosa bharosemand vishwas vishvas madad madat sahayata
    sahyog samman izzat swagat dost yaarana jeet safal safalta
0.6 jaroor zaroor zarur jarur bilkul kripaya krpya
-0.2 der
-1.2 deri dheema dheemi atka atak atki phas phans phasa phansa phasi toota tuta tooti tuti toot kami khatra shak
     sharam gayab gaayab adhoora adhura uff ufff uf uljhan chakkar bekasoor intezaar intezar intzaar intjar intejar
-1.8 galat galt glat galati galti galtiyan glti ghalat shikayat shikaayat shikayt samasya samasyaa smasya dikkat
     diqqat dikkatein dikat dikkt jhanjhat chinta chintit darr dara nuksan nuksaan nuqsan ghata ghaata ilzaam jurmana
     jhagda jhagra ladai larai thak thakk thaka thaki pareshaniyan pakau mehnga mehenga mahanga mehngi mahangi latka
     latkaya tang chidh khatarnak
-2.3 bekar bekaar bekkar bekaarr bekaari faltu phaltu faaltu phaaltu kharab khraab kharaab khrab khrb karab kharaabi
     kharabi kachra kachara gussa gusa ghussa gusse naraz naraaz naaraz naraazgi narazgi naarazgi ganda gandi gande
     gandaa bura buri bure buraa burra pareshan pareshaan paresan preshan preshaan pareshani pareshaani preshani
     paresaan dukhi dukh dukhad dard takleef taklif taqleef tkleef musibat museebat mushkil mushkilen muskil mushkile
     nirash niraash niraasha nirasha hataash hatash bewakoof bewkoof bevkoof bewakoofi bewaqoof pagal paagal paagalpan
     bhadda jhooth jhoot jhut jhuth jhootha jhoota jhoothe jhute jhuthe jhoothi jhooti laparwah laparvah laparwahi
     laparvahi lapervahi lachar majboor majboori nakli naqli
-2.8 bakwas bakwaas bkwas bakvas bakvaas bekwas ghatiya ghatia ghatiyaa gatiya ghatya wahiyat vahiyat wahiyaat
     ghinauna dhokha dhoka dhokhaa dhokhebaaz dhokebaaz dhokhebaazi dhokadhadi dhokhadhadi thagi thag thagne luta
     looteraa lutera lutere chor chori churaya churaa fraudiya jaalsaaz jaalsaazi jalsaji beimaan beiman beimaani
     beimani nafrat nafrt barbad barbaad barbaadi barbadi sharmnak sharmnaak badtameez badtamiz batameez badtameezi
     badtamizi badtamizee tabah atyachar apmaan beizzati beijjati bezzati
-3.2 chutiya chutiye chutia bhosdike bhosdi bsdk madarchod behenchod bhenchod harami haramkhor haramzada kamina kamine
     kaminey kutta kutte suar gandu gaandu randi saala saale
`;
