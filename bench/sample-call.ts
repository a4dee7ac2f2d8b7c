import { transcript } from '#lambdas/testing/samples.ts';

/** What is said in the calls of the bench: identity first, then a long talk about a bill and a slow line. */
const IDENTITY: readonly [agent: string, customer: string][] = [
  [
    'Thank you for calling, how can I help you today?',
    'Hello, I was charged twice this month and nobody called me back.',
  ],
  ['I am sorry to hear that. May I have your full name, please?', 'It is Maya Fields.'],
  ['Thank you Maya. Could you tell me your account number?', 'Yes, the account number is 5501 7322 94.'],
  ['And a phone number in case we get cut off?', 'You can reach me at (415) 555-0132 or write to maya@example.com.'],
  ['One moment while I open your file.', 'Sure, take your time.'],
];
const TALK: readonly [agent: string, customer: string][] = [
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
    'It is better now, but two evenings were lost for my work.',
  ],
  ['I understand, let me see what I can offer you for that.', 'A discount on the next bill would be fair I think.'],
  ['I can take ten percent off the next month.', 'That is fine with me.'],
  ['Would you like me to check the line as well?', 'Yes please, the upload is never as fast as it should be.'],
  [
    'I am running a test, this takes about a minute.',
    'No problem, the router is right beside me if you need the lights.',
  ],
  [
    'The values look good now, please restart the router once.',
    'Done, it is coming back, all the lights are green again.',
  ],
];

/** Turns as they stand in a file, about 130 bytes each. */
const TURNS_OF_10_KB = 84;

/** A transcript of 10 KB. */
export function sampleCall(id: string): object {
  const turns = Array.from({ length: TURNS_OF_10_KB }, (_, i) => ({
    speaker: i % 2 === 0 ? 'agent' : 'customer',
    text: exchange(Math.floor(i / 2))[i % 2] ?? '',
    start_time: 4 * i,
    end_time: 4 * i + 3.5,
  }));
  return transcript(id, '', { transcript: turns });
}

function exchange(i: number): readonly string[] {
  return IDENTITY[i] ?? TALK[(i - IDENTITY.length) % TALK.length] ?? [];
}
