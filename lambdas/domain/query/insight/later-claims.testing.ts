import { type Case, sourceTurn } from './claims.testing.ts';
import type { SourceTurn } from './types.ts';

const CUSTOMERS = [
  'The hearing aid whistles all day and the audiologist told me to wait another month.',
  'I ordered a green jacket in March, but a blue one was delivered on Saturday.',
  'My landlord switched off the water on Tuesday because a pipe had burst in the cellar.',
  'You raised my premium by 35 dollars although I have not had a single accident.',
  'Gym ki membership band karne ke liye maine do email bheje, koi jawab nahi aaya.',
  'If the bank blocks my card again, I am going to take my money elsewhere.',
  'The vet gave my dog the wrong vaccine and then offered to pay for the blood test.',
  'Bus aadha ghanta late thi aur driver ne sorry bhi nahi bola.',
  'I would like to move my appointment from Monday to Friday, if that is possible.',
  'The salesman promised free delivery, yet I was billed 18 pounds for it.',
  'Our fridge was repaired twice, but it still freezes the vegetables.',
  'I suspect that somebody opened my letter before it arrived.',
] as const;
const AGENTS = [
  'I have credited 25 dollars to your account for the trouble.',
  'The new contract starts on 1 May, and the old one ends the day before.',
  'We could not deliver the washing machine, since nobody opened the door.',
  'You may return the shoes within 30 days, but they must not have been worn.',
] as const;

export const LATER_QUESTION = 'What do people tell?';
export const LATER_SOURCES: readonly SourceTurn[] = [
  ...CUSTOMERS.map((text, i) => sourceTurn(i + 1, text)),
  ...AGENTS.map((text, i) => sourceTurn(CUSTOMERS.length + 1 + i, text, 'agent')),
];

const QUOTES = [
  'The hearing aid whistles all day',
  'a blue one was delivered on Saturday',
  'My landlord switched off the water on Tuesday',
  'You raised my premium by 35 dollars',
  'maine do email bheje, koi jawab nahi aaya',
  'If the bank blocks my card again',
  'The vet gave my dog the wrong vaccine',
  'Bus aadha ghanta late thi',
  'move my appointment from Monday to Friday',
  'The salesman promised free delivery',
  'Our fridge was repaired twice',
  'I suspect that somebody opened my letter',
  'I have credited 25 dollars to your account',
  'The new contract starts on 1 May',
  'We could not deliver the washing machine',
  'You may return the shoes within 30 days',
] as const;
const cite = (source: number, ...claims: readonly string[]): readonly Case[] =>
  claims.map((claim) => [claim, [source, QUOTES[source - 1] ?? '']]);

/** Written when most rules were there; those of words that were said together came of it. */
export const LATER_TRUE: readonly Case[] = [
  ...cite(
    1,
    'A hearing aid whistles all day.',
    'An audiologist told a customer to wait another month.',
    'A customer complains that a hearing aid whistles.',
  ),
  ...cite(
    2,
    'A customer ordered a green jacket but received a blue one.',
    'A blue jacket was delivered instead of a green one.',
    'The jacket that was ordered in March had the wrong colour.',
  ),
  ...cite(
    3,
    'A landlord switched off the water because of a burst pipe.',
    'The water was switched off on Tuesday by the landlord.',
    'A pipe had burst in the cellar.',
  ),
  ...cite(
    4,
    'A premium was raised by 35 dollars although the customer had no accident.',
    'The premium rose by $35.',
    'The company raised the premium of a customer by 35 dollars.',
  ),
  ...cite(
    5,
    'Two emails to end a gym membership were not answered.',
    'A customer sent two emails to cancel a gym membership and got no answer.',
    'There was no reply to two emails.',
  ),
  ...cite(
    6,
    'A customer will take the money elsewhere if the bank blocks the card again.',
    'A customer is going to leave if the card is blocked again.',
  ),
  ...cite(
    7,
    'A vet gave a dog the wrong vaccine.',
    'The vet offered to pay for the blood test.',
    'After giving the wrong vaccine, the vet offered to pay for a blood test.',
  ),
  ...cite(8, 'A bus was half an hour late.', 'The bus was late and the driver did not apologise.'),
  ...cite(
    9,
    'A customer would like to move an appointment from Monday to Friday.',
    'A customer asked to move an appointment to Friday.',
  ),
  ...cite(
    10,
    'A customer was billed 18 pounds for delivery that had been promised to be free.',
    'A salesman promised free delivery.',
    'Delivery was charged at 18 pounds.',
  ),
  ...cite(
    11,
    'A fridge still freezes vegetables after two repairs.',
    'A fridge was repaired two times, but still freezes the vegetables.',
  ),
  ...cite(
    12,
    'A customer suspects that somebody opened a letter.',
    'A letter may have been opened before it arrived, a customer suspects.',
  ),
  ...cite(
    13,
    'An agent credited 25 dollars to an account.',
    '25 dollars were credited to the account of a customer.',
    'A credit of $25 was given for the trouble.',
  ),
  ...cite(14, 'A new contract starts on 1 May.', 'The old contract ends the day before the new one starts.'),
  ...cite(
    15,
    'A washing machine could not be delivered because nobody opened the door.',
    'The delivery of a washing machine failed since nobody opened the door.',
    'Nobody opened the door when the washing machine was delivered.',
  ),
  ...cite(
    16,
    'Shoes may be returned within 30 days if they have not been worn.',
    'A customer may return the shoes within 30 days.',
    'An agent said that the shoes must not have been worn.',
  ),
];

export const LATER_FALSE: readonly Case[] = [
  ...cite(
    1,
    'The audiologist refused to repair the hearing aid.',
    'The hearing aid whistles because the battery is weak.',
    'A customer told the audiologist to wait another month.',
    'Hearing aids whistle for most customers.',
    'The hearing aid whistled for a month.',
    'An agent told a customer to wait another month.',
  ),
  ...cite(
    2,
    'A customer ordered a blue jacket and got a green one.',
    'The jacket was delivered in March.',
    'The jacket was delivered late on purpose.',
    'The green jacket was sold out.',
    'The blue jacket was torn.',
    'A customer returned the blue jacket.',
  ),
  ...cite(
    3,
    'The landlord burst a pipe in the cellar.',
    'A pipe burst because the landlord switched off the water.',
    'The tenant switched off the water on Tuesday.',
    'The water is switched off every Tuesday.',
    'The landlord illegally switched off the water.',
    'The water was switched off on Wednesday.',
  ),
  ...cite(
    4,
    'A customer raised the premium by 35 dollars.',
    'The premium was raised because of an accident.',
    'The premium was raised by 35 percent.',
    'Premiums are raised every year.',
    'The premium was raised without telling the customer.',
    'A customer has had a single accident.',
  ),
  ...cite(
    5,
    'The gym answered two emails.',
    'The gym membership was cancelled.',
    'The gym sent two emails to a customer.',
    'The gym ignores all emails.',
  ),
  ...cite(
    6,
    'The bank blocked a card and stole the money.',
    'A customer has taken the money elsewhere.',
    'The bank threatened to block the card.',
    'The bank will take the money elsewhere.',
  ),
  ...cite(
    7,
    'The dog died of the wrong vaccine.',
    'The vet paid for the blood test.',
    'A customer offered to pay for the blood test.',
    'The vet always gives the wrong vaccine.',
    'The dog gave the vet the wrong vaccine.',
  ),
  ...cite(
    8,
    'The bus was late because the driver overslept.',
    'The driver apologised for the late bus.',
    'The bus was two hours late.',
    'Buses are often late.',
  ),
  ...cite(
    9,
    'An appointment was moved from Monday to Friday.',
    'A customer would like to move an appointment from Friday to Monday.',
    'An agent moved the appointment to Friday.',
    'The customer missed the appointment on Monday.',
  ),
  ...cite(
    10,
    'The delivery was free.',
    'The customer promised free delivery.',
    'The salesman lied about 18 pounds.',
    'A customer was billed 18 pounds each month.',
    'The salesman was billed 18 pounds.',
  ),
  ...cite(
    11,
    'The fridge was repaired and works.',
    'The fridge was repaired five times.',
    'A technician broke the fridge twice.',
    'The vegetables were repaired twice.',
  ),
  ...cite(
    12,
    'Somebody opened a letter before it arrived.',
    'The postman opened the letter.',
    'The letter never arrived.',
  ),
  ...cite(
    13,
    'A customer credited 25 dollars to an account.',
    'An agent credited 25 euros to the account.',
    'An agent promised to credit 25 dollars every month.',
    'An agent charged 25 dollars.',
    'A customer said that 25 dollars were credited.',
  ),
  ...cite(
    14,
    'The old contract starts on 1 May.',
    'The new contract ends on 1 May.',
    'The new contract starts on 5 May.',
    'A customer signed the new contract.',
  ),
  ...cite(
    15,
    'The washing machine was delivered.',
    'The washing machine could not be delivered because it was broken.',
    'A customer refused to open the door.',
    'The courier opened the door.',
  ),
  ...cite(
    16,
    'The shoes were returned within 30 days.',
    'The shoes may be returned within 30 days even if they have been worn.',
    'All shoes must be returned within 30 days.',
    'An agent said: "You may return the shoes worn"',
    'A customer said that the shoes may be returned within 30 days.',
  ),
];
