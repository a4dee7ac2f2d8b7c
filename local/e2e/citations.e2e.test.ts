import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CallRecord } from '#lambdas/domain/calls/record.ts';
import type { Answer } from '#lambdas/domain/query/answer.ts';
import { transcript } from '#lambdas/testing/samples.ts';
import { startTestRuntime, type TestRuntime } from './test-runtime.ts';

const CALLS = 120;
const INSIGHTS = 500;
const AT_ONCE = 4;

const THINGS = ['kettle', 'lamp', 'router', 'parcel', 'invoice', 'boiler', 'charger', 'contract', 'helmet', 'ladder'];
const FAULTS = [
  ['is leaking since the repair', 'The repair used the wrong seal'],
  ['came  without\nits cover', 'The cover was packed apart'],
  ['ka refund abhi tak nahi mila', 'Refund kal process hoga'],
  ['was charged twice — “again”, as in May', 'The second charge is a hold of the bank'],
  ['shows the error E-4711 every evening', 'That error means that the line is down'],
] as const;
const ASKED = [
  (thing: string, fault: string) => `Why do customers say that the ${thing} ${fault}?`,
  (thing: string) => `What do customers say about the ${thing}?`,
  (thing: string) => `${thing} ke saath kya problem hai, kyun?`,
  (thing: string) => `What went wrong with the ${thing}, and how was it explained?`,
];

let world: TestRuntime;

beforeAll(async () => {
  world = await startTestRuntime({
    context: { apiRateLimit: '5000', apiBurstLimit: '5000', budgetDayUsd: '100', budgetMonthUsd: '100' },
  });
  const path = join(world.dir, 'citations.jsonl');
  await writeFile(path, Array.from({ length: CALLS }, (_, i) => JSON.stringify(callOf(i))).join('\n'));
  await world.ingest(path);
}, 120_000);
afterAll(() => world.stop());

function callOf(i: number): object {
  const thing = THINGS[i % THINGS.length];
  const [fault = '', reason = ''] = FAULTS[Math.floor(i / THINGS.length) % FAULTS.length] ?? [];
  const said = [
    `Good morning.`,
    `My ${thing} ${fault}.`,
    `${reason}, I am sorry.`,
    `So the ${thing} must be sent back?`,
  ];
  const turns = said.map((text, k) => {
    return { speaker: k % 2 === 0 ? 'agent' : 'customer', text, start_time: k, end_time: k + 1 };
  });
  return transcript(`cited-${i}`, '', { transcript: turns, metadata: { client_id: `client-${i % 40}` } });
}

function questionOf(i: number): string {
  const thing = THINGS[i % THINGS.length] ?? '';
  const [fault = ''] = FAULTS[Math.floor(i / THINGS.length) % FAULTS.length] ?? [];
  const ask = ASKED[Math.floor(i / (THINGS.length * FAULTS.length)) % ASKED.length];
  return `${ask?.(thing, fault.replace(/\s+/g, ' ')) ?? ''} (${i})`;
}

it(`every citation of ${INSIGHTS} insights stands letter by letter in its source and in the stored call`, async () => {
  const turns = new Map<string, CallRecord['turns']>();
  const turnsOf = async (callId: string) => {
    const known = turns.get(callId);
    if (known !== undefined) return known;
    const call = (await world.get(`/calls/${callId}`, 'analyst')).body as unknown as CallRecord;
    turns.set(callId, call.turns);
    return call.turns;
  };
  let [insights, citations, next] = [0, 0, 0];
  const faults: string[] = [];
  const check = async (text: string) => {
    const { processing, ...answer } = JSON.parse(text) as Answer;
    if (processing.query_type === 'insight' && !processing.abstained) insights++;
    for (const { call_id, turn, quote } of answer.citations) {
      citations++;
      const source = answer.sources.find((one) => one.call_id === call_id && one.turn === turn);
      const stored = (await turnsOf(call_id)).find((one) => one.turn === turn);
      if (!source?.text.includes(quote) || !stored?.text.includes(quote)) faults.push(`${call_id} ${turn} ${quote}`);
    }
  };
  const askOn = async () => {
    while (insights < INSIGHTS && next < 2 * INSIGHTS) {
      const response = await world.request('/query', { query: questionOf(next++), mode: 'balanced' }, 'analyst');
      expect(response.status).toBe(200);
      await check(await response.text());
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, askOn));
  expect(faults).toEqual([]);
  expect(insights).toBeGreaterThanOrEqual(INSIGHTS);
  expect(citations).toBeGreaterThan(INSIGHTS);
}, 180_000);
