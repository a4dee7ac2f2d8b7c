import { describe, expect, it } from 'vitest';
import { findForms } from './find-forms.ts';

/** The text with every find as its type in brackets. */
function mark(text: string): string {
  return findForms(text).reduceRight((marked, { type, start, end }) => {
    return `${marked.slice(0, start)}[${type}]${marked.slice(end)}`;
  }, text);
}

describe('addresses', () => {
  it.each([
    ['write to Tara.Oak+list@mail.brightfern.co.uk.', 'write to [EMAIL].'],
    ["it is 'tara@brightfern.org', thanks", "it is '[EMAIL]', thanks"],
    ['मीरा@brightfern.org पर भेजें', '[EMAIL] पर भेजें'],
    ['tara＠brightfern.org', '[EMAIL]'],
    ['tara@xn--bcher-kva.example today', '[EMAIL] today'],
    ['tara@brightfern.org,oak@brightfern.org', '[EMAIL],[EMAIL]'],
    ['bhej do tara.oak@okaxis pe', 'bhej do [UPI] pe'],
    ['7012398456@ybl', '[UPI]'],
  ])('are found: %s', (text, expected) => {
    expect(mark(text)).toBe(expected);
  });

  it.each(['find us @brightfern', 'meet @ the shop at 5', 'tara@brightfern', 'tara@brightfern.', '2 @ 3.50 each'])(
    'are not seen in: %s',
    (text) => {
      expect(mark(text)).toBe(text);
    },
  );
});

describe('payment cards', () => {
  it.each([
    ['5274 5763 9425 9961 please', '[CARD] please'],
    ['5274-5763-9425-9961 271', '[CARD] 271'],
    ['5274.5763.9425.9961', '[CARD]'],
    ['5274/5763/9425/9961 or 5274_5763_9425_9961', '[CARD] or [CARD]'],
    ['5274 – 5763 – 9425 – 9961', '[CARD]'],
    ['5274\n5763\n9425\n9961', '[CARD]'],
    ['5 2 7 4 5 7 6 3 9 4 2 5 9 9 6 1', '[CARD]'],
    ['३५३० १११२ २२३३ ३४५०', '[CARD]'],
    ['3709 123456 78906', '[CARD]'],
    ['36123456789013', '[CARD]'],
    ['630411223344', '[CARD]'],
    ['135481234567899', '[CARD]'],
    ['6011987654321092 3530111222333450', '[CARD] [CARD]'],
    ['card number is 5274 5763 9425 9960', 'card number is [ACCOUNT]'],
    ['5274576394259960 is my debit card', '[ACCOUNT] is my debit card'],
  ])('are found: %s', (text, expected) => {
    expect(mark(text)).toBe(expected);
  });

  it.each([
    'the code 5274 5763 9425 9960 is wrong',
    'order 352-7457639-4259967 is late',
    'order #5274-5763-9425-9961',
    '5274 5763 9425 9960 is no card',
  ])('are not seen in: %s', (text) => {
    expect(mark(text)).toBe(text);
  });
});

describe('bank numbers', () => {
  it.each([
    ['GB69 KLMN 2030 4055 6677 88 is mine', '[IBAN] is mine'],
    ['send it to gb69klmn20304055667788', 'send it to [IBAN]'],
    ['DE11-5012-3456-0987-6543-21', '[IBAN]'],
    ['FR18 3000 4005 6700 1234 5678 A91 A', '[IBAN] A'],
    ['the IFSC is KKBK0004321', 'the IFSC is [IFSC]'],
    ['ifsc kkbk0004321', 'ifsc [IFSC]'],
    ['routing number 064100425', 'routing number [ROUTING]'],
    ['0641-0042-5', '[ROUTING]'],
    ['064100425', '[ROUTING]'],
    ['my account number is 7351928', 'my account number is [ACCOUNT]'],
    ['acct. no. 73519284', 'acct. no. [ACCOUNT]'],
    ['A/C: 0073519284601', 'A/C: [ACCOUNT]'],
    ['mera khata number hai 735192846', 'mera khata number hai [ACCOUNT]'],
    ['आपका खाता संख्या ७३५१९२८४६ है', 'आपका खाता संख्या [ACCOUNT] है'],
    ['policy number kpt 7351928', 'policy number [ACCOUNT]'],
    ['policy no. POL-2031/7351', 'policy no. [ACCOUNT]'],
    ['booking reference R7T2QX', 'booking reference [ACCOUNT]'],
    ['customer id 735192', 'customer id [ACCOUNT]'],
    ['73519284 with pin 8841', '[ACCOUNT] with pin 8841'],
    ['735192846021', '[ACCOUNT]'],
  ])('are found: %s', (text, expected) => {
    expect(mark(text)).toBe(expected);
  });

  it.each([
    'GB69 KLMN 2030 4055 6677 89',
    'DE11 501A 3456 7987 6543 21',
    'the claim of 735192 was approved',
    'my account has 735192 points',
    'my policy covers 7351928 rupees',
    'order number 7351928460',
    'order id 73519284602 please',
    'track 64100425 as order 064100425',
    'moved my reservation to the 4th-9th',
    'the account was opened on 2021-03-04',
    'customer since 2019',
  ])('are not seen in: %s', (text) => {
    expect(mark(text)).toBe(text);
  });
});

describe('phone numbers', () => {
  it.each([
    '+1-628-555-0172',
    '+1 (628) 555.0172 ext. 21',
    '+91 70123 98456',
    '+91_70123_98456',
    '+49/30/7351928',
    '+44 (0)20 7123 0456',
    '0044 20 7123 0456',
    '(628) 555-0172',
    '628.555.0172',
    '1 628 555 0172',
    '628-555-0172x14',
    '70123 98456',
    '7012 398 456',
    '7012398456',
    '91-70123-98456',
    '070123 98456',
    '022 7123 0456',
    '020 7123 0456',
    '030/7351928',
    '01 73 51 92 84',
    '09-7351928',
    '1800 266 7351',
    '0800 735 192',
    '7 0 1 2 3 9 8 4 5 6',
  ])('are found: %s', (number) => {
    expect(mark(`so, ${number} please`)).toBe('so, [PHONE] please');
    expect(mark(number)).toBe('[PHONE]');
  });

  it.each([
    ['call me at 735 1928', 'call me at [PHONE]'],
    ['my number is 735-1928', 'my number is [PHONE]'],
    ['Phone:\n73-51-92-84', 'Phone:\n[PHONE]'],
    ['735 192 846 office', '[PHONE] office'],
    ['7012398456/6281550172', '[PHONE]/[PHONE]'],
    ['7012398456,7012398457', '[PHONE],[PHONE]'],
    ['number7012398456', 'number[PHONE]'],
    ['मेरा नंबर ७०१२३९८४५६है', 'मेरा नंबर [PHONE]है'],
    ['order 73519 628-555-0172', 'order 73519 [PHONE]'],
    ['(call 628-555-0172)', '(call [PHONE])'],
  ])('are found by the words and signs around them: %s', (text, expected) => {
    expect(mark(text)).toBe(expected);
  });

  it.each([
    'it came to $1,299.99 on 2026-03-14 at 10:30',
    'Rs 7012398456 gone',
    '₹7012398456',
    '7012398456 rupees kat gaye',
    '1,234,567,890 views',
    'order 735-1928 is late',
    'call me about order 735-1928',
    'order ID: 6283559172',
    'ticket 7012398456',
    'invoice 2031-000123 of 4500000',
    'part SKU-7012398456',
    'see example.org/item/7012398456',
    'between 10-12 and 14-16',
    'open 24x7 since 1998',
    'the box is 10x20x30 cm',
    'UP 20 TO 1000 km',
    'latitude 12.9715987',
    'a phone with 5000000 pixels',
    'flight UA 2214, room 402',
  ])('are not seen in: %s', (text) => {
    expect(mark(text)).toBe(text);
  });
});

describe('numbers of people', () => {
  it.each([
    ['my social is 514-38-0172', 'my social is [SSN]'],
    ['514 38 0172', '[SSN]'],
    ['514–38–0172', '[SSN]'],
    ['514-380172 and 51438-0172', '[SSN] and [SSN]'],
    ['social security number 514380172', 'social security number [SSN]'],
    ['ssn 666380172', 'ssn [SSN]'],
    ['903-72-0172', '[SSN]'],
    ['aadhaar 2468 1357 9026', 'aadhaar [AADHAAR]'],
    ['2468-1357-9026', '[AADHAAR]'],
    ['२४६८ १३५७ ९०२६', '[AADHAAR]'],
    ['mera aadhaar card 2468 1357 9027 hai', 'mera aadhaar card [AADHAAR] hai'],
    ['PAN BQXPM4821K', 'PAN [PAN]'],
    ['pan bqxpm 4821 k', 'pan [PAN]'],
    ['29BQXPM4821K2ZZ and 38BQXPM4821K2Z0', '[GSTIN] and [GSTIN]'],
    ['29 BQXPM 4821 K2 ZZ', '[GSTIN]'],
    ['voter id XKT7351928', 'voter id [VOTER_ID]'],
    ['passport number is K7351928', 'passport number is [PASSPORT]'],
    ['K7351928', '[PASSPORT]'],
    ['my travel document is C73519284', 'my travel document is [PASSPORT]'],
    ['nino AB 73 51 92 C', 'nino [NINO]'],
    ['ab735192c', '[NINO]'],
    ['NHS number 485 201 9363', 'NHS number [NHS]'],
    ['485-201-9363', '[NHS]'],
    ['driving licence MH12 20110073519', 'driving licence [LICENCE]'],
    ['MH-1220110073519', '[LICENCE]'],
    ["my driver's license is D7351928", "my driver's license is [LICENCE]"],
    ['driver’s license number is 7351928', 'driver’s license number is [LICENCE]'],
  ])('are found: %s', (text, expected) => {
    expect(mark(text)).toBe(expected);
  });

  it.each([
    'the areas 000-38-0172 and 666-38-0172',
    '514-00-0172 and 514-38-0000',
    '903-93-0172',
    '514-38.0172',
    'no 1357 2468 9026 here',
    'row 7351 2468 1357 9026 73',
    'code BQXP4821K',
    '39BQXPM4821K2Z0',
    'at 10 20 30 a bell rings',
    'XKT735192 in stock',
  ])('are not seen in: %s', (text) => {
    expect(mark(text)).toBe(text);
  });
});

describe('things and places of people', () => {
  it.each([
    ['gaadi MH12XK7351 hai', 'gaadi [VEHICLE] hai'],
    ['MH 12 XK 7351', '[VEHICLE]'],
    ['meri bike ka number mh 12 xk 7351', 'meri bike ka number [VEHICLE]'],
    ['dl3cxk0073', '[VEHICLE]'],
    ['23 BH 7351 XK', '[VEHICLE]'],
    ['licence plate 7XKT351', 'licence plate [VEHICLE]'],
    ['from 10.73.51.9, port 80', 'from [IP], port 80'],
    ['10.73.0.0/16', '[IP]'],
    ['ip:2001:db8:73::51', 'ip:[IP]'],
    ['[2001:db8::73%eth0]:443', '[[IP]]:443'],
    ['::ffff:10.73.51.9', '[IP]'],
    ['10.173.51.9.1', '[IP]'],
    ['I live at LS7 3XD', 'I live at [POSTCODE]'],
    ['postcode ls73xd', 'postcode [POSTCODE]'],
    ['zip code 73519-2846', 'zip code [POSTCODE]'],
    ['pincode 735 192', 'pincode [POSTCODE]'],
    ['date of birth 7/3/1985', 'date of birth [DOB]'],
    ['DOB: 1985-03-07', 'DOB: [DOB]'],
    ['born on the 7th of March 1985', 'born on the [DOB]'],
    ['my birthday is March 7', 'my birthday is [DOB]'],
    ['meri janm tithi 07031985 hai', 'meri janm tithi [DOB] hai'],
  ])('are found: %s', (text, expected) => {
    expect(mark(text)).toBe(expected);
  });

  it.each([
    'up 20 to 1000 people',
    'a new iPhone 15, RTX 4090 and Galaxy S24',
    'model MN2412',
    'M1 8GB and M2 16GB',
    'version 10.73.51.9',
    'firmware 1.2.3 and chapter 1.2.3.4.5',
    'text10.73.51.9 and 10.73.51.256',
    'at 12:34:56, ratio 1:2:3:4',
    'aa:bb:cc:dd:ee:f1',
    'gggg::1234',
    'delivery on 7/3/2025',
    'a birthday party on 7/3/2025',
    'zipped 5 files',
  ])('are not seen in: %s', (text) => {
    expect(mark(text)).toBe(text);
  });
});

describe('finds', () => {
  it('leave placeholders and the insides of words alone', () => {
    for (const text of ['[PHONE_1], [CARD_12] and [VOTER_ID_735192]', 'abc7012398456xyz', 'x7351928460211y'])
      expect(mark(text)).toBe(text);
  });

  it('are the same empty list whenever a text has none', () => {
    const none = findForms('nothing here');
    expect(none).toEqual([]);
    expect(findForms('')).toBe(none);
    expect(findForms('2 things')).toBe(none);
  });

  it('give the surest type where values overlap', () => {
    expect(mark('7012398456@okaxis')).toBe('[UPI]');
    expect(mark('tara.7012398456@brightfern.org')).toBe('[EMAIL]');
    expect(mark('account number is 7012398456')).toBe('account number is [ACCOUNT]');
    expect(mark('+91 2468 1357 90')).toBe('[PHONE]');
  });
});
