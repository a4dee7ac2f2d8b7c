import { expect } from 'vitest';
import type { CallRecord } from '../domain/calls/record.ts';
import type { Answer } from '../domain/query/answer.ts';
import { storedCall } from '../testing/documents.ts';
import { claiming, type QueryRig, sourcesOf } from '../testing/query-rig.ts';

/** Calls of a shop: refunds that never came in the north, broken lamps in the south. */
export function shopCalls(): readonly CallRecord[] {
  const refund = (i: number) =>
    storedCall(
      `refund-${i}`,
      [
        `I sent the kettle back ${i + 2} weeks ago and my refund has not arrived.`,
        'I am sorry, the refund was held up by the warehouse.',
        'The warehouse got the kettle on Monday, says the courier.',
      ],
      {
        metadata: { client_id: `client-${i}`, product: 'Kettle', region: 'north' },
        timestamp: `2026-11-0${i + 1}T09:00:00.000Z`,
        triage: { intent: 'complaint', sentiment: 'negative', issues: ['refund'], importance_score: 0.6 },
      },
    );
  const lamp = (i: number) =>
    storedCall(`lamp-${i}`, ['The lamp flickers whenever the heating is on.', 'Please send us a photo of the lamp.'], {
      metadata: { client_id: `client-${i + 10}`, product: 'Lamp', region: 'south' },
      timestamp: `2026-11-1${i}T09:00:00.000Z`,
      triage: { intent: 'technical_issue', sentiment: 'neutral', issues: ['defect'], importance_score: 0.5 },
    });
  return [...[0, 1, 2, 3].map(refund), ...[0, 1, 2].map(lamp)];
}

/** A model that quotes the first source in which these words stand. */
const quoting = (words: string, text: string) => (request: Parameters<QueryRig['answer']>[0]) => {
  const source = [...sourcesOf(request)].find(([, said]) => said.includes(words));
  return source === undefined ? claiming() : claiming([text, source[0], words]);
};

/** A question that the shop's calls answer, and a model that does so. */
export const WHY = 'Why have refunds not arrived?';
export const HELD_UP = quoting('the refund was held up by the warehouse', 'Refunds were held up by the warehouse.');

/** Every citation stands letter by letter in a call of the shop. */
export function expectProof({ citations }: Answer): void {
  for (const { call_id, turn, quote } of citations) {
    const call = shopCalls().find((one) => one.call_id === call_id);
    expect(call?.turns[turn]?.text).toContain(quote);
  }
}
