import type { CallRecord } from '../domain/calls/record.ts';
import { storedCall } from '../testing/documents.ts';

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
