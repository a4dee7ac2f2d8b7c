/** Common words that look like names and that the filter of common words does not hold. */
export const ORDINARY_WORDS = `
bullshit shit shitty crap crappy damn dammit damned fuck fucking fucked hell bloody bastard bitch asshole wtf omg lol lmao smh ffs jeez geez gosh
golly blimey crikey ugh yikes wow whoa woah phew duh meh huh oof eww yay hooray hurray boo nonsense rubbish garbage trash joke ludicrous
absurd insane pathetic disgusting outrageous horrendous atrocious appalling dreadful unreal baffling bonkers nuts crazy scam scammers fraudster
ridiculous unacceptable unbelievable infuriating frustrating maddening shambles fiasco nightmare disaster mess bakwas bekar bakwaas faltu pagal
ghatiya wahiyat bewakoof chor dhoka dhokha gussa pareshan
router modem laptop desktop tablet charger charging adapter keyboard touchpad monitor printer scanner speaker headphones headset earbuds earphones
webcam camcorder projector dishwasher microwave refrigerator fridge freezer washer dryer vacuum blender toaster kettle thermostat doorbell
firmware bluetooth ethernet broadband wifi hotspot roaming voicemail prepaid postpaid recharge topup sim esim vpn firewall antivirus malware
billing invoice invoices receipt overcharge overcharged surcharge autopay prorated refundable nonrefundable installment instalment mortgage
overdraft chargeback cashback deductible copay premium premiums payout escrow beneficiary nominee guarantor underwriter adjuster
representative supervisor receptionist technician operator anonymous nobody dispatcher cashier courier postman plumber electrician
checkout checkin luggage baggage carousel layover stopover standby upgrade downgrade runway turbulence itinerary boarding departures
subscription unsubscribe newsletter streaming buffering pixelated glitchy laggy unresponsive frozen cracked scratched dented leaking faulty
defective damaged bruised broken shattered torn stained mouldy moldy rotten soggy undercooked overcooked burnt stale expired
navigator explorer expedition escape mustang
president chairman governor mayor senator minister ambassador heaven heavens sake
gstin gst ifsc upi uan epf esic imei iban vin dob otp mpin cvv tpin ssn pnr awb emi kyc neft rtgs imps ach swift
parathas naan roti chapati
रोटी जन्म तिथि तारीख तारिख नंबर खाता पासवर्ड ओटीपी आधार पॉलिसी मोबाइल फोन कार्ड ऑर्डर बिल पैसे रिफंड समस्या इंटरनेट शिकायत बैंक
`;
