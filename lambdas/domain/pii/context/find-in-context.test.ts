import { describe, expect, it } from 'vitest';
import { tokenize } from '../../text/tokenize.ts';
import { createContext, findInContext, namesHeard, type Speaker } from './find-in-context.ts';

type Line = readonly [speaker: Speaker, text: string];

/** The last turn of a call with its values as `{TYPE value}`. */
function marked(...lines: readonly Line[]): string {
  const context = createContext();
  let last = '';
  for (const [speaker, text] of lines) {
    last = '';
    let from = 0;
    for (const { type, start, end } of findInContext(tokenize(text), speaker, context)) {
      last += `${text.slice(from, start)}{${type} ${text.slice(start, end)}}`;
      from = end;
    }
    last += text.slice(from);
  }
  return last;
}

const said = (text: string): string => marked(['agent', 'hello how can i help'], ['customer', text]);
const answered = (question: string, answer: string): string => marked(['agent', question], ['customer', answer]);
const alone = (text: string): string => marked(['customer', 'hi'], ['customer', text]);

describe('names', () => {
  it.each([
    ['my name is odalys brennecke', 'my name is {NAME odalys brennecke}'],
    ['hi this is Marigold speaking', 'hi this is {NAME Marigold} speaking'],
    ["I'm Thandiwe and my router is dead", "I'm {NAME Thandiwe} and my router is dead"],
    ['mera naam harshvardhan hai', 'mera naam {NAME harshvardhan} hai'],
    ['मेरा नाम कविता है', 'मेरा नाम {NAME कविता} है'],
    ['main jaspreet bol rahi hoon', 'main {NAME jaspreet} bol rahi hoon'],
    ['please ask Mrs. Oyelaran', 'please ask Mrs. {NAME Oyelaran}'],
    ['theek hai sunita ji', 'theek hai {NAME sunita} ji'],
    ['the name on it is J. Castellano', 'the name on it is {NAME J. Castellano}'],
    ['sarah brown is my name', '{NAME sarah brown} is my name'],
    ['it was Bridget Fairweather who called', 'it was {NAME Bridget Fairweather} who called'],
  ])('are found behind and before their cues: %s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  it.each([
    ["i'm calling about my card", 'a verb'],
    ['i am from chennai', 'a city'],
    ['my name is not on the list', 'a denial'],
    ['my name is misspelled', 'a state'],
    ['the company name is asha motors', 'a company'],
    ['i bank with wells fargo', 'a bank'],
    ['will you mark it as paid in may', 'common words'],
    ['thanks again', 'thanks'],
    ['haan ji theek hai', 'a polite yes'],
    ['turn right on Castro Street', 'a street without a house'],
  ])('are not made of other words: %s (%s)', (text) => {
    expect(said(text)).toBe(text);
  });

  it('answer the question for one', () => {
    expect(answered('May I have your full name please?', 'quincy adamsworth')).toBe('{NAME quincy adamsworth}');
    expect(answered('who am i speaking with', 'sure, this is brooke')).toBe('sure, this is {NAME brooke}');
    expect(answered('aapka naam bataiye', 'ji seema rawat')).toBe('ji {NAME seema rawat}');
    expect(answered('what is the name of your company', 'fairweather ltd')).toBe('fairweather ltd');
  });

  it('are waited for over a filler turn', () => {
    expect(marked(['agent', 'can i get your name'], ['customer', 'sure'], ['customer', 'oluwaseun'])).toBe(
      '{NAME oluwaseun}',
    );
  });

  it('are found in a turn of nothing else where no agent is heard', () => {
    expect(alone('kaviyarasan')).toBe('{NAME kaviyarasan}');
    expect(alone('window seat')).toBe('window seat');
  });

  it('of a call are kept', () => {
    const context = createContext();
    findInContext(tokenize('this is Anjali Mehta'), 'customer', context);
    expect(namesHeard(context)).toEqual(['anjali', 'mehta']);
  });
});

describe('numbers and secrets', () => {
  it.each([
    ['my pin is 8351', 'my pin is {PIN 8351}'],
    ['8351 is my pin', '{PIN 8351} is my pin'],
    ['the otp is 55 91 20', 'the otp is {OTP 55 91 20}'],
    ['password is hunter2', 'password is {PASSWORD hunter2}'],
    ['my password was Marmalade', 'my password was {PASSWORD Marmalade}'],
    ['booking number is w 5 x 1 k 3', 'booking number is {BOOKING w 5 x 1 k 3}'],
    ['confirmation number fly 058', 'confirmation number {BOOKING fly 058}'],
    ['account number 88 12 34', 'account number {ACCOUNT 88 12 34}'],
    ['policy id p 8 8 1', 'policy id {ID p 8 8 1}'],
    ['ssn last four 4465', 'ssn last four {SSN 4465}'],
    ['card ending in 9917 expiry 04/27 cvv 318', 'card ending in {CARD 9917} expiry {CARD 04/27} cvv {CVV 318}'],
    ['username is mreed77', 'username is {USERNAME mreed77}'],
    ['dob 4th march 1990', 'dob {DOB 4th march 1990}'],
    ['her maiden name was Novak', 'her maiden name was {SECURITY_ANSWER Novak}'],
    ['mera khata number 5 0 1 0 0 2 hai', 'mera khata number {ACCOUNT 5 0 1 0 0 2} hai'],
  ])('are typed by the words before them: %s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  it.each([
    'my password is not working',
    'order number 7739201 is late',
    'i was charged $4500 and then 5000 rupees',
    'my account was charged 300 dollars',
    'the zip code is 94110',
    'i want 10 gb and 2 pizzas',
    'it left on june 12 2018 at 6:30',
    'two one-way tickets',
    'your new card comes in 5 days',
    'my dog is sick',
  ])('are left where they are no secrets: %s', (text) => {
    expect(said(text)).toBe(text);
  });

  it.each([
    ['what is your pin', "it's 7402", "it's {PIN 7402}"],
    ['please tell me the one time password', 'nine four oh two', '{OTP nine four oh two}'],
    ['date of birth?', '15/08/1990', '{DOB 15/08/1990}'],
    ['what was the name of your first pet', 'it was fluffy', 'it was {SECURITY_ANSWER fluffy}'],
    ["what is your mother's maiden name", 'Cooper', '{SECURITY_ANSWER Cooper}'],
    ['can i have your username', 'jdoe88', '{USERNAME jdoe88}'],
    [
      'your mobile number please',
      'nau aath saat chheh paanch char teen',
      '{PHONE nau aath saat chheh paanch char teen}',
    ],
    ['what is your order number', '3348917502', '3348917502'],
    ['how many people', '4', '4'],
  ])('are typed by the question: %s', (question, answer, expected) => {
    expect(answered(question, answer)).toBe(expected);
  });

  it('that come to mind later are found too', () => {
    const lines: Line[] = [
      ['agent', 'could i have your pin'],
      ['customer', 'i forgot it'],
      ['agent', 'then what was the street you lived on'],
      ['customer', 'wait it may be 8351 or 1538'],
    ];
    expect(marked(...lines)).toBe('wait it may be {PIN 8351} or {PIN 1538}');
  });

  it('of two questions in one go to their types', () => {
    expect(answered('name and pin please', 'Jane Doe, 7402')).toBe('{NAME Jane Doe}, {PIN 7402}');
  });

  it('beside a name in a call with one voice are that person’s', () => {
    expect(alone('sanjana 4471')).toBe('{NAME sanjana} {PIN 4471}');
    expect(alone('5512 5512 001')).toBe('{PHONE 5512 5512 001}');
    expect(alone('25062021')).toBe('25062021');
    expect(alone('pune 411001')).toBe('pune 411001');
  });
});

describe('addresses, mail and spoken digits', () => {
  it.each([
    ['i live at 12 park street pune', 'i live at {ADDRESS 12 park street pune}'],
    ['address 88 birchwood lane dover nh 3820', 'address {ADDRESS 88 birchwood lane dover nh 3820}'],
    ['flat 12, shanti nagar, pune 411001', '{ADDRESS flat 12, shanti nagar, pune 411001}'],
    [
      'send it to 9386 Circle Drive, San Mateo, CA 95546',
      'send it to {ADDRESS 9386 Circle Drive, San Mateo, CA 95546}',
    ],
    ['raju 47 gmailcom', '{EMAIL raju 47 gmailcom}'],
    ['mail me at john at gmail dot com', 'mail me at {EMAIL john at gmail dot com}'],
    ['it is j o h n underscore s at yahoo dot co dot in', 'it is {EMAIL j o h n underscore s at yahoo dot co dot in}'],
    ['kavigmailcom and five people', '{EMAIL kavigmailcom} and five people'],
    ['nine eight double seven triple zero four', '{PHONE nine eight double seven triple zero four}'],
    ['नौ आठ सात छह पांच चार तीन', '{PHONE नौ आठ सात छह पांच चार तीन}'],
  ])('are found as they are said: %s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  it.each(['one two', 'we need three or four of them', 'the hard drive has 500 gb', 'my telecom bill', '2 way radio'])(
    'are not made of other words: %s',
    (text) => {
      expect(said(text)).toBe(text);
    },
  );
});

describe('placeholders', () => {
  it('are never part of a value, and answer a question', () => {
    expect(said('my name is [NAME_1] of dover')).toBe('my name is [NAME_1] of dover');
    expect(marked(['agent', 'your pin please'], ['customer', '[PIN_1]'], ['customer', '300'])).toBe('300');
  });
});
