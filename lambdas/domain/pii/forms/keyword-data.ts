/** What a word near a number may say about it; bits, for several words may stand near one number. */
export const KEY = {
  CARD: 1 << 0,
  PHONE: 1 << 1,
  ACCOUNT: 1 << 2,
  SSN: 1 << 3,
  AADHAAR: 1 << 4,
  PAN: 1 << 5,
  PASSPORT: 1 << 6,
  VOTER: 1 << 7,
  VEHICLE: 1 << 8,
  NINO: 1 << 9,
  NHS: 1 << 10,
  ROUTING: 1 << 11,
  ADDRESS: 1 << 12,
  LICENCE: 1 << 13,
  BIRTH: 1 << 14,
  IFSC: 1 << 15,
  /** "id": an account when no other word says what of. */
  ID: 1 << 16,
  /** Goods, parcels and tickets: their numbers are not personal. */
  ORDER: 1 << 17,
  /** Sums of money and other quantities. */
  AMOUNT: 1 << 18,
  VERSION: 1 << 19,
  /** "number" and its like: of something, and nothing is said of what. */
  NUMBER: 1 << 20,
  /** Words that may stand between a word and its number. */
  SMALL: 1 << 21,
  /** Codes of places; PIN alone is as well the secret number of a card. */
  POSTAL: 1 << 22,
  /** Taxpayers, whose numbers have the form of others too. */
  TAX: 1 << 23,
  /** Someone: an account when "number" or "id" stands by. */
  PERSON: 1 << 24,
  /** Where a phone stands; behind its number. */
  PLACE: 1 << 25,
  PIN: 1 << 26,
  /** The plate itself: any code behind it is one. */
  PLATE: 1 << 27,
} as const;

/** English, romanised Hindi and Hindi words, in lower case, with blanks between. */
const WORDS: readonly (readonly [number, string])[] = [
  [KEY.CARD, 'card cards cc credit debit visa mastercard amex maestro कार्ड क्रेडिट डेबिट'],
  [
    KEY.PHONE,
    'phone phones telephone tel mobile mob cell cellphone cellular ph phn contact whatsapp call calls calling called ' +
      'callback reach reached dial dialed text texted sms fax landline answering messages messaging registered desk ' +
      'फोन फ़ोन मोबाइल संपर्क कॉल व्हाट्सएप रजिस्टर्ड',
  ],
  [
    KEY.ACCOUNT,
    'account accounts acct accnt acc a/c ac khata policy claim booking reservation confirmation pnr reference ref ' +
      'userid username login folio crn cif uan mrn ckyc demat अकाउंट खाता खाते पॉलिसी बुकिंग',
  ],
  [
    KEY.PERSON,
    'customer loan transaction txn utr member membership loyalty subscriber client user ' +
      'insurance employee patient medicare beneficiary flyer consumer कस्टमर ग्राहक',
  ],
  [KEY.PLACE, 'office home work'],
  [KEY.SSN, 'ssn ssns social'],
  [KEY.TAX, 'itin tin tax taxpayer'],
  [KEY.AADHAAR, 'aadhaar aadhar adhar adhaar uid uidai आधार'],
  [KEY.PAN, 'pan पैन'],
  [KEY.PASSPORT, 'passport passports travel document पासपोर्ट'],
  [KEY.VOTER, 'voter vote voting epic electoral election'],
  [KEY.VEHICLE, 'vehicle car cab bike scooter truck gaadi gadi scooty taxi गाड़ी'],
  [KEY.VEHICLE | KEY.PLATE, 'plate plates registration reg rto'],
  [KEY.NINO, 'nino ni national'],
  [KEY.NHS, 'nhs'],
  [KEY.ROUTING, 'routing aba rtn transit'],
  [
    KEY.ADDRESS,
    'address pata live lives living reside street road lane post ' +
      'deliver delivered delivery send ship shipping mailing billing house flat पता',
  ],
  [KEY.ADDRESS | KEY.POSTAL, 'postcode postcodes postal zip zipcode pincode पिनकोड'],
  [KEY.ADDRESS | KEY.PIN, 'pin पिन'],
  [KEY.LICENCE, 'licence license licences licenses dl driver drivers driving लाइसेंस'],
  [KEY.BIRTH, 'birth born dob d.o.b birthday birthdate birthdates janm janam जन्म जन्मतिथि'],
  [KEY.IFSC, 'ifsc ifs'],
  [KEY.ID, 'id ids आईडी'],
  [
    KEY.ORDER,
    'order orders tracking awb shipment sku item items product products model invoice serial ticket case parcel ' +
      'package consignment isbn upc asin part complaint flight train courier bill receipt ऑर्डर',
  ],
  [
    KEY.AMOUNT,
    'rs rs. inr usd eur gbp rupees rupee rupaye rupay dollars dollar bucks euros euro pounds pound cents percent lakh ' +
      'lakhs crore crores thousand million billion points miles km kms units people users amount total price cost costs ' +
      'worth paid salary budget emi limit kg kgs days hours minutes followers views रुपये रुपए रुपया',
  ],
  [KEY.VERSION, 'version versions ver v build release firmware driver chrome software'],
  [KEY.NUMBER, 'number numbers numbr nmbr numbe num nbr no nos nambar numbar numb digits नंबर नम्बर संख्या'],
  [
    KEY.SMALL,
    'is was are were be being will would should i im my mine the a an your his her hers our their it its this that these ' +
      'those here and so ok okay yes yeah sure as me us him them you again back please ' +
      'hai hain h he ka ki ke ko mera meri mere apka aapka aap par pe toh ye yeh wo jo hi bhi aur code holder ' +
      'है हैं का की के को मेरा मेरी आपका आपकी यह ये पर और कोड',
  ],
];

export const KEYWORDS: ReadonlyMap<string, number> = byWord();

function byWord(): Map<string, number> {
  const map = new Map<string, number>();
  for (const [key, words] of WORDS) {
    for (const word of words.split(' ')) map.set(word, (map.get(word) ?? 0) | key);
  }
  return map;
}
