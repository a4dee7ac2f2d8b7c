import { type Case, sourceTurn } from './claims.testing.ts';
import type { SourceTurn } from './types.ts';

const TEXTS = [
  'So I placed the order on Monday, paid extra for next day shipping, and today is Friday and nothing is here.',
  'Every time I ring you I get put through to a different department and nobody takes ownership.',
  'Mujhe loan ke liye apply kiye hue ek mahina ho gaya, koi jawab nahi mila.',
  'The dishwasher floods the kitchen floor when it drains, the guy who fitted it forgot a clamp.',
  'Your website says in stock, then after I paid I get an email that it is sold out.',
  'My card was declined at the petrol station although there is plenty of money in the account.',
  'Sim card activate hone mein char din lag gaye aur store wale ne bola tha do ghante.',
  'I was told there is no cancellation fee and now I see 50 pounds on my statement.',
  'The nurse on the chat was so kind, she explained the dosage twice and waited until I had written it down.',
  'Flight reschedule ho gayi lekin mujhe koi message nahi aaya, airport jaakar pata chala.',
  'We apologise, the payment gateway had a failure last night and some orders were billed without being confirmed.',
  'The thermostat keeps losing the schedule after a power cut, I have to set it up all over again.',
  'Maine complaint number diya, phir bhi agent ne poori kahani dobara poochhi.',
  'There were bugs in the rice packet, I threw the whole thing away.',
  'I do not want the premium package, somebody added it to my contract without asking me.',
  'Gas cylinder ki delivery ke liye extra paise maange, bina receipt ke.',
] as const;

export const MORE_QUESTION = 'Why are people dissatisfied?';
export const MORE_SOURCES: readonly SourceTurn[] = TEXTS.map((text, i) =>
  sourceTurn(i + 1, text, i === 10 ? 'agent' : 'customer'),
);

/** Written after the rules were made, to see how they do on claims that they were not made for. */
export const MORE_TRUE: readonly Case[] = [
  [
    'A customer paid extra for next-day shipping, but the order had not arrived by Friday.',
    [1, 'paid extra for next day shipping'],
  ],
  ['Orders with paid express shipping arrive late.', [1, 'today is Friday and nothing is here']],
  ['Callers are passed between departments and no one takes ownership.', [2, 'nobody takes ownership']],
  ['A customer is transferred to a different department on every call.', [2, 'put through to a different department']],
  ['A loan application has gone unanswered for a month.', [3, 'koi jawab nahi mila']],
  [
    'A customer applied for a loan a month ago and has received no reply.',
    [3, 'ek mahina ho gaya, koi jawab nahi mila'],
  ],
  ['A dishwasher floods the kitchen because the fitter forgot a clamp.', [4, 'the guy who fitted it forgot a clamp']],
  ['Faulty installation of a dishwasher led to flooding.', [4, 'floods the kitchen floor when it drains']],
  [
    'The website shows items as in stock that turn out to be sold out after payment.',
    [5, 'I get an email that it is sold out'],
  ],
  ['An item listed as in stock was sold out after the customer had paid.', [5, 'Your website says in stock']],
  ['A card was declined despite sufficient money in the account.', [6, 'My card was declined at the petrol station']],
  [
    'SIM activation took four days instead of the two hours promised by the store.',
    [7, 'activate hone mein char din lag gaye'],
  ],
  ['Activating a SIM card takes longer than the store promised.', [7, 'store wale ne bola tha do ghante']],
  [
    'A cancellation fee of 50 pounds was charged although the customer was told there was none.',
    [8, 'I see 50 pounds on my statement'],
  ],
  ['A customer was charged a cancellation fee that was not announced.', [8, 'I was told there is no cancellation fee']],
  ['A nurse was praised for kindly explaining the dosage.', [9, 'she explained the dosage twice']],
  ['The nurse on chat explained the dosage two times.', [9, 'explained the dosage twice']],
  ['A flight was rescheduled without the passenger being notified.', [10, 'mujhe koi message nahi aaya']],
  ['A customer learned of a rescheduled flight only at the airport.', [10, 'airport jaakar pata chala']],
  [
    'A payment gateway failure billed some orders without confirming them.',
    [11, 'some orders were billed without being confirmed'],
  ],
  [
    'Orders were billed but not confirmed because the payment gateway failed.',
    [11, 'the payment gateway had a failure last night'],
  ],
  ['The thermostat loses its schedule after power cuts.', [12, 'keeps losing the schedule after a power cut']],
  ['A thermostat must be set up again after each power cut.', [12, 'I have to set it up all over again']],
  [
    'Despite giving a complaint number, a customer had to repeat the whole story.',
    [13, 'agent ne poori kahani dobara poochhi'],
  ],
  ['Bugs were found in a packet of rice.', [14, 'There were bugs in the rice packet']],
  ['A customer threw away rice that had bugs in it.', [14, 'I threw the whole thing away']],
  [
    'A premium package was added to a contract without consent.',
    [15, 'somebody added it to my contract without asking me'],
  ],
  [
    'The customer did not want the premium package that was added to the contract.',
    [15, 'I do not want the premium package'],
  ],
  [
    'Extra money was demanded for gas cylinder delivery without a receipt.',
    [16, 'Gas cylinder ki delivery ke liye extra paise maange'],
  ],
  [
    'Couriers ask for extra payment for gas cylinders and give no receipt.',
    [16, 'extra paise maange, bina receipt ke'],
  ],
];

export const MORE_FALSE: readonly Case[] = [
  ['The order arrived the next day as paid for.', [1, 'paid extra for next day shipping']],
  ['The order was placed on Sunday and paid extra for shipping.', [1, 'I placed the order on Monday']],
  ['Somebody in each department takes ownership.', [2, 'nobody takes ownership']],
  ['Departments are closed in the afternoon.', [2, 'put through to a different department']],
  ['A loan was approved after a month.', [3, 'ek mahina ho gaya, koi jawab nahi mila']],
  ['The loan application was answered within a month.', [3, 'Mujhe loan ke liye apply kiye hue']],
  ['The dishwasher does not flood the kitchen floor.', [4, 'floods the kitchen floor when it drains']],
  ['The dishwasher was delivered with a scratched door.', [4, 'the guy who fitted it forgot a clamp']],
  ['The website crashes at checkout.', [5, 'Your website says in stock']],
  ['Items are sold out on the website, but in stock after payment at the warehouse shop.', [5, 'we have it in stock']],
  ['The card was not declined at the petrol station.', [6, 'My card was declined at the petrol station']],
  ['The card was stolen at the petrol station by a cashier.', [6, 'My card was declined at the petrol station']],
  ['SIM activation took six days.', [7, 'char din lag gaye']],
  ['SIM activation took four weeks.', [7, 'char din lag gaye']],
  ['A cancellation fee of 80 pounds was charged.', [8, 'I see 50 pounds on my statement']],
  ['Customers are told that there is a cancellation fee.', [8, 'I was told there is no cancellation fee']],
  ['The nurse did not explain the dosage.', [9, 'she explained the dosage twice']],
  ['The nurse was rude about the dosage.', [9, 'The nurse on the chat was so kind']],
  ['The airline sent a message about the rescheduled flight.', [10, 'Flight reschedule ho gayi']],
  ['Flights are cancelled because of strikes.', [10, 'Flight reschedule ho gayi']],
  ['The payment gateway worked without failure last night.', [11, 'the payment gateway had a failure last night']],
  ['The thermostat keeps its schedule after a power cut.', [12, 'keeps losing the schedule after a power cut']],
  ['The agent did not ask for the whole story again.', [13, 'agent ne poori kahani dobara poochhi']],
  ['There were no bugs in the rice packet.', [14, 'There were bugs in the rice packet']],
  ['Rice prices doubled over the summer.', [14, 'There were bugs in the rice packet']],
  ['The customer wants the premium package.', [15, 'I do not want the premium package']],
  ['The premium package was removed from the contract on request.', [15, 'I do not want the premium package']],
  ['A receipt was given for the gas cylinder delivery.', [16, 'Gas cylinder ki delivery ke liye extra paise maange']],
  ['Gas cylinders explode because of old valves.', [16, 'Gas cylinder ki delivery ke liye']],
  ['Visit our new store for a free SIM card.', [7, 'char din lag gaye']],
];
