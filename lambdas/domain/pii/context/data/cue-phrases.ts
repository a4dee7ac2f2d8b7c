/**
 * Phrases that announce a value, by what they announce. `(a|b)` are alternatives; the longest phrase at a place counts.
 * KEEP announces what survives: order numbers, post codes, names of companies and things.
 */
export const FIELD_PHRASES = {
  PIN: ['(pin|mpin|tpin) (number|no|num|code number|)', 'personal identification number', 'पिन (नंबर|)'],
  OTP: [
    'otp (code|number|)',
    'one time (password|passcode|code|pin)',
    '(verification|authentication|authorization|auth|access|login|sms|text|six digit|four digit|6 digit|4 digit) code',
    'code (you received|we sent|i sent|sent to you|sent to your|from the text|from your phone)',
    'ओटीपी',
  ],
  PASSWORD: [
    '(password|passwrd|pasword|passwor|passwords|passowrd|paassword|pssword|passord|passwort|passcode|passphrase|pswd|pwd|pass word|pass code|pass phrase|key word)',
    '(पासवर्ड)',
  ],
  CVV: [
    '(cvv|cvc|cvv2|csc) (number|no|code|)',
    '(security|three digit|3 digit|three digit security|3 digit security) code',
    '(code|number|digits) (on|at) (the|) back',
  ],
  ACCOUNT: [
    '(account|acct|accnt|acount|accont|acc|ac) (number|numbers|no|nos|num|nmbr|numbr|numbet|numbe|id|)',
    '(savings|saving|checking|current) (account|) (is|number|no)',
    'loan (account|reference|ref|ac|) (number|no|id|numbr)',
    '(khata|khaata) (number|no|sankhya|)',
    '(iban|routing number|sort code|ifsc)',
    '(खाता|अकाउंट) (नंबर|संख्या|)',
  ],
  BOOKING: [
    '(booking|confirmation|reservation|itinerary|pnr|e ticket|conformation|conform|confirm|confirmatory|bookings) (number|no|num|nmbr|numbe|id|code|reference|ref|confirmation number|confirmation no|confirmation|reference number|reference no)',
    '(booking|confirmation|reservation|pnr|booking confirmation|conformation)',
    '(record locator|locator|booking reference) (number|code|)',
    'पीएनआर',
  ],
  ID: [
    '(policy|policies|claim|claims|insurance policy|insurance claim|policyid|claimid|poilcy|polciy|cliam) (number|numbers|no|num|nmbr|id|)',
    '(customer|member|membership|client|subscriber|employee|patient|student|agent|profile|cif|crn|crm|folio|consumer) (id|number|no|num|code|)',
    '(passport|licence|license|driving licence|drivers license|driver license|voter|pan|pan card|aadhaar|aadhar|adhar|aadhaar card|aadhar card|adhar card|tax|tax id|vehicle identification|vin|national|national id|nino|national insurance) (number|no|id)',
    '(passport|aadhaar|aadhar|adhar) (card|)',
    'पॉलिसी (नंबर|)',
    'आधार (नंबर|कार्ड नंबर|)',
  ],
  CARD: [
    'card (number|numbers|no|num|nmbr|ending|ends|expiry|expiration|)',
    'last (four|4) (digits|numbers|) (of|on) (my|your|the|that) (credit|debit|atm|) card',
    '(cc|creditcard|debitcard) (number|no|num)',
    '(expiry|expiration|expires|exp)',
    'कार्ड (नंबर|)',
  ],
  SSN: [
    '(ssn|s s n|ss|social|social security|social securty|socal security|socials) (number|numbers|no|num|nmbr|digits|card|card number|)',
    'last (four|4) (digits|digit|) of (my|your|the|) (social security|social|ssn) (number|no|)',
  ],
  PHONE: [
    '(phone|mobile|cell|cellphone|contact|telephone|tel|landline|whatsapp|callback|call back|home|work|cell phone|mobile phone|contact phone|best) (number|numbers|no|num|nos|nmbr|numbe|numbwe)',
    '(phone|mobile|cell|ph|mob|telephone)',
    '(call|reach|text|ring) me (at|on|back at|back on)',
    '(मोबाइल|फोन|फ़ोन) (नंबर|)',
  ],
  EMAIL: ['(email|e mail|mail|emai|eamil|emial|emaill|gmail) (address|adress|addres|id|add|)', 'ईमेल'],
  USERNAME: [
    '(user name|username|user id|userid|user names|login id|login name|usernme|screen name|log in id)',
    'यूजरनेम',
  ],
  DOB: [
    '(date of birth|dob|d o b|birth date|birthdate|birthday|birth day|date of my birth|dates of birth)',
    '(born) (on|in|)',
    '(janam|janm) (tithi|din|tareekh|tarikh|date|)',
    '(जन्म|जन्मतिथि) (तिथि|तारीख|)',
  ],
  ADDRESS: [
    '(address|addres|adress|adresss|addresss|addr)',
    '(live|living|lives|reside|residing|staying|stay|resident) (at|on)',
    '(ghar ka|) pata',
    'पता',
  ],
  SECURITY_ANSWER: [
    'maiden (name|names|)',
    '(pet|pets|dog|dogs|cat|cats)',
    "(pet's|dog's|cat's|pets) name",
    '(first|elementary|primary|high) school',
    '(favorite|favourite|childhood|best) (teacher|friend|hero|color|colour|movie|food|book|nickname|team|singer|band|sport)',
    '(security|secret|memorable) (question|answer|word|questions|answers|phrase)',
    '(city|town|place) (you were|were you|i was|you was) born',
    'grew up',
    'make of (your|my) first car',
    "(father's|mother's|mothers|fathers|spouse's|grandmother's) (middle|first) name",
    'pehle (school|pet|kutte)',
  ],
  NUMBER: [
    '(number|no|num|numbers|nambar) (is|are|hai|was)',
    'last (four|4) (digits|digit|numbers|) (is|are)',
    'नंबर (है|)',
  ],
  KEEP: [
    '(order|orders|txn|tracking|shipment|awb|invoice|item|product|model|serial|complaint|case|ticket|tickets|service request|request|ride|room|flight|seat|gate|bus|train|extension|reference|ref|transaction|part|sku|version|question|routing|batch|quote|store|zip|area|postal|pin|coupon|promo|promotion|discount|gift|voucher|error|dress|country|hotel|table|locker|bay|channel|bill|job|coach|berth|platform|qty|item no) (number|numbers|no|num|id|code|ids|nos|reference|ref)',
    '(order|orders|zipcode|postcode|pincode|amount|price|model|version|quantity|total|balance|refund|bill)',
    '(company|business|product|brand|hotel|restaurant|city|bank|branch|app|application|software|domain|file|street|school|store|shop|item|airline|medicine|medication|package|plan|project|team|device|doctor|website|game|song|movie|book|venue|party|state|country|event|course|program|model|display|wifi|network|screen|folder|server|host|department|organization|organisation) (name|names)',
    'name of (the|your|my|our|a|this|that) (company|business|product|brand|hotel|restaurant|city|bank|branch|app|application|software|medicine|medication|item|book|store|shop|project|venue|event|movie|song|game|device|plan|package|place|organization|school|state|country|airline|model)',
    '(ऑर्डर) (नंबर|)',
  ],
} as const;

/** Phrases before a name that hardly ever stand before anything else. */
export const NAME_PHRASES = {
  /** Behind them stands a name, whatever the word. */
  SURE: [
    "(name|names|naam|nam|surname|lastname|firstname|fullname|nme|nane|name's) (is|iss|was|are|as|s|would be|will be|on the account is|on file is|hai|h|he|)",
    'name of (the|my|our|) (customer|host|guest|passenger|patient|account holder|cardholder|owner|policy holder|driver|caller) (is|)',
    '(account|card|policy) (holder|holder name|name) (is|)',
    '(myself) (is|)',
    'नाम (है|)',
    '(mr|mrs|ms|mister|missus|shri|shree|smt|shrimati|prof|श्री|श्रीमती|मिस्टर|मिसेज)',
    '(calls|call) me',
    '(speaking|talking|chatting|connected|spoke|talked|speak|talk) (to|with) (mr|ms|mrs|)',
    '(pet|dog|cat|son|daughter|wife|husband|brother|sister|mother|father|mom|dad|friend|colleague|boss|neighbor|neighbour) (is|) (named|called)',
    '(named|naamak)',
  ],
  /** Behind them a name stands often. */
  LIKELY: [
    "(i'm|im|iam|am)",
    'this is',
    "(it's|its|that's|this's)",
    'मैं',
    '(hi|hello|hey|dear|hii|helo|hai|heya|namaste|namaskar|morning|afternoon|evening|goodmorning) (there|)',
    '(thanks|thank you|thank u|thankyou|thanku|thx|sorry|welcome|bye|goodbye) (so much|very much|a lot|again|for your help|)',
    '(dr|doctor|miss|captain|sister|kumari)',
    '(friend|colleague|brother|sister|wife|husband|son|daughter|mother|father|mom|dad|uncle|aunt|boss|neighbor|neighbour|manager|fiance|girlfriend|boyfriend|secretary|assistant)',
    '(meet|meeting|appointment|met|message|invite) (with|for|to|)',
  ],
  /** In front of them stands a name often. */
  BEHIND: [
    '(ji|jee|जी)',
    '(speaking|here)',
    'this side',
    '(bol|baat) (raha|rahi|rha|rhi|kar|kr) (hoon|hun|hu|raha|rahi|)',
    '(बोल|बात) (रहा|रही|कर)',
  ],
  /** Companies and things named after people. */
  NONE: [
    'wells fargo',
    'charles schwab',
    '(jp|j p) morgan (chase|)',
    'morgan (stanley|chase)',
    'michael kors',
    'calvin klein',
    'tommy hilfiger',
    'ralph lauren',
    'kate spade',
    'steve madden',
    'harley davidson',
    'johnson and johnson',
    'mercedes benz',
    'rolls royce',
    'aston martin',
    'ben and jerrys',
    "ben and jerry's",
    "(papa john's|papa johns|papa johnny)",
    "(jimmy john's|jimmy johns|trader joe's|trader joes|wendy's|arby's|denny's|macy's|mcdonald's|sam's club|sams club|lowe's|kohl's|levi's|domino's)",
    'ms (office|word|excel|outlook|teams|dos|paint|access|project)',
    'jack daniels',
    'mary kay',
    'hewlett packard',
    'john deere',
    'merrill lynch',
    'ernst and young',
    'uncle sam',
    'st (louis|paul|george|john|petersburg|thomas)',
    '(san|santa|los|las|saint|fort|port|mount|lake|cape|el|new|north|south|east|west) (jose|francisco|diego|antonio|juan|clara|ana|barbara|monica|cruz|maria|rosa|louis|paul|wayne|arthur|charles|angeles|vegas|paso|lauderdale|worth|charlotte|carolina)',
  ],
} as const;

/** Questions for a name that do not say "name". */
export const NAME_QUESTIONS = [
  'who (am i|i am|is this|is calling|are you|do i have|is it|i m|im|would i be)',
  'whom (am i|i am|do i|would|should|may|are|can|have|is|)',
  "who's (calling|this|speaking)",
  'pleasure of',
  '(kaun|kon) (bol|baat|hai|hain)',
  '(kisse|kis se|kinse) (baat)',
  'how (may|should|can|do|would) i (address|call) you',
  'what (should|can|may|do) (i|we) call you',
  'कौन (बोल|बात)',
] as const;
