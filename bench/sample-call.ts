import { transcript } from '#lambdas/testing/samples.ts';

/** What is said in the calls of the bench: an ordinary support call with every kind of work for triage in it. */
const SAID: readonly [agent: string, customer: string][] = [
  [
    'Thank you for calling, how can I help you today?',
    'Hello, I was charged twice this month and nobody called me back.',
  ],
  ['I am sorry to hear that. May I have your full name, please?', 'It is Maya Fields.'],
  ['Thank you Maya. Could you tell me your account number?', 'Yes, the account number is 5501 7322 94.'],
  ['And a phone number in case we get cut off?', 'You can reach me at (415) 555-0132 or write to maya@example.com.'],
  [
    'Let me look at the last two statements for you.',
    'The first one says 49 dollars and the second one the same again, one day later.',
  ],
  [
    'I see two payments for the fibre plan, one of them a duplicate.',
    'That is what I have been saying, this is really frustrating.',
  ],
  ['I will send the second payment back to your card today.', 'How long does it take until it shows up?'],
  [
    'Usually three to five working days.',
    'Okay. My internet was also slow last week and kept disconnecting in the evening.',
  ],
  [
    'There was an outage in your area on Tuesday, it has been repaired.',
    'Good, thank you very much, that is all I needed.',
  ],
];

/** Turns of about 75 bytes each as they stand in a file. */
const TURNS_OF_10_KB = 76;

/** A transcript of 10 KB. */
export function sampleCall(id: string): object {
  const turns = Array.from({ length: TURNS_OF_10_KB }, (_, i) => ({
    speaker: i % 2 === 0 ? 'agent' : 'customer',
    text: SAID[Math.floor(i / 2) % SAID.length]?.[i % 2 === 0 ? 0 : 1] ?? '',
    start_time: 4 * i,
    end_time: 4 * i + 3.5,
  }));
  return transcript(id, '', { transcript: turns });
}
