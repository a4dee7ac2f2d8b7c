import { expect, test } from 'vitest';
import { NO_REQUESTS } from '../bedrock/usage.ts';
import type { EnginesAccount } from '../load/engines-process.ts';
import type { Evidence, Finding } from './invariants.ts';
import {
  accounted,
  neighboursUnharmed,
  newestVersions,
  oneTicketOneClock,
  sameAggregates,
  sameRevisions,
} from './invariants.ts';
import { embeddingsBooked, ledgerAgrees, oneReading, readOften } from './ledger-invariant.ts';
import {
  indexedCall,
  KILLED_AT,
  ledgerRow,
  storedCall,
  storedComplaint,
  uploadedCall,
  wholeEvidence,
} from './test-evidence.ts';

const count = (requests: number, cost: number) => {
  return { models: {}, total: { ...NO_REQUESTS, requests, answered: requests, cost } };
};
const ASKED = { requests: 2, firstMs: KILLED_AT - 1_000, lastMs: KILLED_AT - 500, rows: ['e1'] };
const ACCOUNT: EnginesAccount = {
  usage: { chat: count(1, 100), embeddings: count(5, 10) },
  injected: {},
  prompts: { looked: 6, leaking: 0 },
  embeddings: { invocations: [ASKED], questions: 3 },
};

type Check = (evidence: Evidence, account: EnginesAccount) => Finding;

const CHECKS: Readonly<Record<string, Check>> = {
  newestVersions,
  sameAggregates,
  sameRevisions,
  oneReading,
  ledgerAgrees,
  embeddingsBooked,
  accounted,
  neighboursUnharmed,
  oneTicketOneClock,
};

const kill = { name: 'kill', service: 'runtime', from: KILLED_AT, to: KILLED_AT + 5_000 } as const;
const letter = (poison: boolean) => ({ queue: 'indexing', body: '{}', poison, sentMs: KILLED_AT - 600_000 });
const state = (more: Partial<Evidence['state']>) => ({ state: { ...wholeEvidence().state, ...more } });
const calls = (c: Parameters<typeof storedCall>[1]) =>
  state({ calls: [storedCall('a'), storedCall('b'), storedCall('c', c)] });
const indexed = (...more: ReturnType<typeof indexedCall>[]) =>
  state({ indexed: [indexedCall('a'), indexedCall('b'), ...more] });
const ledger = (...more: ReturnType<typeof ledgerRow>[]) =>
  state({ ledger: [...wholeEvidence().state.ledger, ...more] });
const tickets = (more: Parameters<typeof storedComplaint>[1]) => state({ complaints: [storedComplaint('a', more)] });

test('Every check holds for a run in which nothing went wrong', () => {
  for (const check of Object.values(CHECKS)) {
    const { checked, violations, examples } = check(wholeEvidence(), ACCOUNT);
    expect([violations, examples]).toEqual([0, []]);
    expect(checked).toBeGreaterThan(0);
  }
});

const BROKEN: readonly (readonly [keyof typeof CHECKS, string, Partial<Evidence>])[] = [
  [
    'newestVersions',
    'an older version is stored',
    calls({ source: { ...storedCall('c').source, version_id: 'v-old' } }),
  ],
  ['newestVersions', 'a call is not in the table', state({ calls: [storedCall('a'), storedCall('b')] })],
  ['sameAggregates', 'a document has another product', indexed(indexedCall('c', { product: 'Mobile' }))],
  ['sameAggregates', 'a document is missing', indexed()],
  ['sameRevisions', 'a document is missing', indexed()],
  ['sameRevisions', 'a document is of an older revision', indexed(indexedCall('c', { revision: 0 }))],
  ['sameRevisions', 'a document is of an older edition', indexed(indexedCall('c', { edition: -1 }))],
  ['sameRevisions', 'a document has no item', indexed(indexedCall('c'), indexedCall('stranger'))],
  ['oneReading', 'a call is read twice without any outage', ledger(ledgerRow('r2', 'a'))],
  ['ledgerAgrees', 'a row is missing', state({ ledger: [] })],
  ['ledgerAgrees', 'a row was never billed', ledger(ledgerRow('r2', 'b', { cost: 1 }))],
  ['embeddingsBooked', 'a row is missing', state({ ledger: [ledgerRow('r1', 'a')] })],
  [
    'embeddingsBooked',
    'a row is of no invocation',
    ledger(ledgerRow('e2', 'indexing', { purpose: 'embedding', requests: 1, cost: 0 })),
  ],
  ['accounted', 'a call is not in the table', state({ calls: [storedCall('a'), storedCall('b')] })],
  ['accounted', 'an effect of a call is outstanding', calls({ revision: 2 })],
  ['accounted', 'a message goes round', { waiting: 1 }],
  ['neighboursUnharmed', 'a good call is in quarantine', { goodInQuarantine: ['quarantine/load/a.json'] }],
  ['neighboursUnharmed', 'a good message is laid aside in peace', { deadLetters: [letter(false)], happened: [kill] }],
  ['oneTicketOneClock', 'a ticket was opened twice', tickets({ steps: twice() })],
  ['oneTicketOneClock', 'a ticket has no clock', tickets({ clock: undefined })],
  ['oneTicketOneClock', 'an effect of a ticket is outstanding', tickets({ unsettled: 1 })],
  ['oneTicketOneClock', 'a ticket is not in the index', state({ indexedComplaints: new Set() })],
  ['oneTicketOneClock', 'a document has no ticket', state({ complaints: [] })],
];

function twice() {
  const [opened] = storedComplaint('a').steps;
  return opened === undefined ? [] : [opened, { ...opened, version: 2 }];
}

test.each(BROKEN)('%s fails when %s', (name, _, change) => {
  const { violations } = CHECKS[name]?.({ ...wholeEvidence(), ...change }, ACCOUNT) ?? {};
  expect(violations).toBeGreaterThan(0);
});

test('A second reading is right for a second version in S3, and excused by a kill around it', () => {
  const again = { ...wholeEvidence(), ...ledger(ledgerRow('r2', 'a')) };
  expect([...readOften(again).keys()]).toEqual(['a']);
  expect(oneReading({ ...again, versions: new Map([['a', 2]]) }).violations).toBe(0);
  expect(oneReading({ ...again, versions: new Map([['a', 1]]) }).violations).toBe(1);
  const started_at = new Date(KILLED_AT + 1_000).toISOString();
  const killed = { ...wholeEvidence(), ...ledger(ledgerRow('r2', 'a', { started_at })), happened: [kill] };
  expect(oneReading(killed).violations).toBe(0);
});

test('Lost rows of embeddings are excused by a kill behind the requests, and by none before or long after them', () => {
  const evidence = { ...wholeEvidence(), ...state({ ledger: [ledgerRow('r1', 'a')] }) };
  const violations = (from: number, to: number) =>
    embeddingsBooked({ ...evidence, happened: [{ ...kill, from, to }] }, ACCOUNT).violations;
  expect(violations(KILLED_AT, KILLED_AT + 5_000)).toBe(0);
  expect(violations(KILLED_AT - 60_000, KILLED_AT - 30_000)).toBe(1);
  expect(violations(KILLED_AT + 60_000, KILLED_AT + 65_000)).toBe(1);
});

test('A hostile upload that is neither stored nor in quarantine is missed', () => {
  const upload = {
    key: 'transcripts/hostile/mixed-1.json',
    versionId: 'v',
    startedAt: '2026-11-02T10:00:00.000Z',
    expected: { calls: new Map([['x', 0]]), replaced: 0, rejected: 1 },
    pending: new Set<string>(),
    rejections: new Map(),
    ...{ stored: 0, superseded: 0, awaitingModel: 0, parked: 0, refused: 0, looksInVain: 0 },
  };
  const disturbed = (more: object) => {
    return { ...wholeEvidence(), disturbances: { uploads: [{ ...upload, ...more }], poison: {} } };
  };
  expect(accounted(disturbed({})).violations).toBe(1);
  expect(neighboursUnharmed(disturbed({ pending: new Set(['x']) })).violations).toBe(1);
});

test('Calls uploaded more than once are counted as such', () => {
  const uploaded = new Map([['a', uploadedCall('a', { versions: 2 })]]);
  expect(newestVersions({ ...wholeEvidence(), uploaded }).note).toContain('1 calls');
});
