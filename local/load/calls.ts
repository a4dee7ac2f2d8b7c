import { transcript } from '#lambdas/testing/samples.ts';

/** How a made call is meant to be heard; triage decides by itself what it is. */
export const GRAVITIES = ['low', 'medium', 'high', 'critical'] as const;
export type Gravity = (typeof GRAVITIES)[number];

/** Calls of a hundred that are meant so; all but the low ones, about one in eight, are read by a model and looked into for complaints. */
const SHARES: Readonly<Record<Gravity, number>> = { low: 87, medium: 7, high: 4, critical: 2 };

export const PRODUCTS = ['Fibre 500', 'Fibre 100', 'Mobile Plus', 'Mobile Lite', 'TV Max', 'Router Pro'] as const;
export const REGIONS = ['north', 'south', 'east', 'west'] as const;
/** Ten minutes of fifty calls a second are three calls of each; of fewer clients everybody would complain all day. */
export const CLIENTS = 10_000;

/**
 * What every personal value of a made call contains, so that one search finds whatever leaks: the domain of addresses,
 * and the last digits of phone and card numbers.
 */
export const CANARIES = ['canary-mail.test', '555-0173', '4111111111111111', '4111 1111 1111 1111'] as const;

const SAID: Readonly<Record<Gravity, readonly (readonly [customer: string, agent: string])[]>> = {
  low: [
    [
      'Hello, I only wanted to know until when the shop in the station is open.',
      'It is open until eight in the evening.',
    ],
    ['Namaste, mujhe bas ye jaanna tha ki naya plan kab se chalu hoga.', 'Agle mahine ki pehli tareekh se chalu hoga.'],
    ['Could you tell me how I change the language of the app?', 'Under settings, then language, and it restarts.'],
    ['Main apna pata badalna chahta hoon, kaise karun?', 'App mein profile kholiye aur naya pata daaliye.'],
  ],
  medium: [
    ['The picture freezes now and then in the evening.', 'Let us restart the box together and look again.'],
    ['Net thoda slow hai do din se, dekh lijiye please.', 'Main line ka test chala raha hoon, ek minute.'],
    ['The bill has a fee on it that I do not know.', 'That is the fee for the second card of your contract.'],
  ],
  high: [
    [
      'I was charged twice and nobody has called me back, I want my money back.',
      'I am sorry, I will book the refund today.',
    ],
    [
      'Paise do baar kat gaye aur refund abhi tak nahi aaya, bahut pareshan hoon.',
      'Maaf kijiye, main abhi refund karwata hoon.',
    ],
    [
      'This is the third time that I call, I will cancel and go to another company.',
      'Please let me see what I can offer you.',
    ],
    ['Kal se internet band hai, main connection band karwa dunga.', 'Technician aaj shaam tak aa jayega.'],
  ],
  critical: [
    ['The router began to burn and there is smoke in the room.', 'Please leave the room and call the fire brigade.'],
    [
      'I will speak to my lawyer and to the consumer court about this fraud.',
      'I pass this on to my supervisor at once.',
    ],
    [
      'Mere account se kisi ne paise nikal liye, ye fraud hai, police mein jaunga.',
      'Main account abhi block karta hoon.',
    ],
  ],
};

export interface MadeCall {
  readonly id: string;
  readonly gravity: Gravity;
  /** As it is uploaded. */
  readonly body: object;
}

export type Random = () => number;

/** One of the values; there must be one. */
export function pick<T>(values: readonly T[], random: Random): T {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new RangeError('There is nothing to choose from.');
  return value;
}

/** A call of 8 to 24 turns in English or Hinglish; the same for the same state of the random numbers. */
export function madeCall(id: string, random: Random, now: number): MadeCall {
  const gravity = gravityOf(random() * 100);
  const turns = turnsOf(gravity, random);
  const metadata = {
    client_id: `client-${Math.floor(random() * CLIENTS)}`,
    product: pick(PRODUCTS, random),
    region: pick(REGIONS, random),
    agent_id: `agent-${Math.floor(random() * 40)}`,
  };
  const timestamp = new Date(now - Math.floor(random() * 30 * 86_400_000)).toISOString();
  const duration_seconds = turns.length * 6;
  return { id, gravity, body: transcript(id, '', { transcript: turns, timestamp, duration_seconds, metadata }) };
}

function gravityOf(place: number): Gravity {
  let below = 0;
  for (const gravity of GRAVITIES) {
    below += SHARES[gravity];
    if (place < below) return gravity;
  }
  return 'low';
}

function turnsOf(gravity: Gravity, random: Random) {
  const pairs = Array.from({ length: 4 + Math.floor(random() * 9) }, (_, i) => {
    return pick(SAID[i % 2 === 0 ? gravity : 'low'], random);
  });
  const texts = pairs.flatMap(([customer, agent]) => [agent, customer]);
  if (random() < 0.3) texts.splice(2, 0, 'May I have your details?', personal(random));
  return texts.map((text, i) => ({
    speaker: i % 2 ? 'customer' : 'agent',
    text,
    start_time: 6 * i,
    end_time: 6 * i + 5,
  }));
}

/** Values of ranges that are kept for examples: the domain `.test`, numbers 555-01xx, the card of the test of payments. */
function personal(random: Random): string {
  const name = `user${Math.floor(random() * 1e6)}`;
  return pick(
    [
      `You can write to ${name}@canary-mail.test if we get cut off.`,
      'My phone number is (415) 555-0173, call me there.',
      'The card is 4111 1111 1111 1111, please look it up.',
      `Mera email ${name}@canary-mail.test hai, uspe bhej dijiye.`,
    ],
    random,
  );
}
