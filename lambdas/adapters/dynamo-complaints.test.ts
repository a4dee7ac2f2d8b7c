import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ComplaintsEngine, type FreshComplaints } from '#local/engines/complaints-engine.ts';
import { UnstorableError } from '../domain/calls/unstorable.ts';
import { outstandingShard } from '../domain/complaints/outstanding-shard.ts';
import { clockRecord, commentStep, openedStep } from '../testing/complaint-steps.ts';
import { VersionsSeen } from './complaint-versions.ts';
import { DynamoComplaintStore } from './dynamo-complaints.ts';

const LATER = '2026-11-21T15:00:00.000Z';
const CLOCK = clockRecord('cmp_a', 1, LATER);
const MEMBER = { client_id: 'client-1', issue: 'slow_internet', complaint_id: 'cmp_a', called_at: LATER };

let engine: ComplaintsEngine;
let client: DynamoDBClient;
let fresh: FreshComplaints;
/** Names of the commands that were sent, each attempt. */
let sent: string[];
/** Whether the answer to an attempt gets lost. */
let isLost: (command: string, attempt: number) => boolean;

beforeAll(async () => {
  engine = await ComplaintsEngine.start();
});
afterAll(() => engine.close());

beforeEach(async () => {
  isLost = () => false;
  client = engine.client();
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        sent.push(commandName);
        const answer = await next(args);
        // The client takes it for a fault of the network and tries again.
        if (isLost(commandName, sent.length)) throw Object.assign(new Error('lost'), { name: 'TimeoutError' });
        return answer;
      },
    { step: 'deserialize' },
  );
  fresh = await engine.fresh(client);
  sent = [];
});
afterEach(() => client.destroy());

describe('items of a complaint', () => {
  it('have marks while they are outstanding, and no others', async () => {
    const { store, items } = fresh;
    const shard = String(outstandingShard('cmp_a'));
    const step = openedStep('cmp_a');
    await store.append('cmp_a', step);
    await store.keepClock(CLOCK);
    const opened = { pk: 'cmp_a', sk: 'step#000001', step: JSON.stringify(step) };
    const clock = { pk: 'cmp_a', sk: 'clock', clock: JSON.stringify(CLOCK), clock_version: 1, policy_version: 'p1' };
    expect((await items()).map((item) => unmarshall(item))).toEqual([
      { ...clock, due_shard: shard, due_at: LATER },
      { ...opened, unsettled_shard: shard, unsettled_since: step.at },
    ]);
    await store.settle('cmp_a', [1]);
    const never = { ...CLOCK, version: 2, next_at: null };
    await store.keepClock(never);
    expect((await items()).map((item) => unmarshall(item))).toEqual([
      { ...clock, clock: JSON.stringify(never), clock_version: 2 },
      opened,
    ]);
  });

  it('keep attributes that are not known here, and items of kinds that are not known are none of its steps', async () => {
    const { store, items, putItem } = fresh;
    const step = { step: JSON.stringify(openedStep('cmp_a')), unsettled_shard: '0', unsettled_since: LATER };
    await putItem(marshall({ pk: 'cmp_a', sk: 'step#000001', ...step, later: 'x' }));
    await putItem(marshall({ pk: 'cmp_a', sk: 'clock', clock: JSON.stringify(CLOCK), clock_version: 1, later: 'y' }));
    await putItem(marshall({ pk: 'cmp_a', sk: 'attachment', unsettled_shard: '0', unsettled_since: LATER }));
    await store.settle('cmp_a', [1]);
    await store.keepClock({ ...CLOCK, version: 2 });
    expect((await items()).flatMap(({ later }) => later?.S ?? [])).toEqual(['y', 'x']);
    expect(await store.read('cmp_a')).toEqual({
      steps: [{ step: openedStep('cmp_a'), unsettled: false }],
      clock: { ...CLOCK, version: 2 },
    });
    expect(await store.unsettled({ shard: 0, before: '2027', limit: 10 })).toEqual([]);
  });

  it('are outdated where the version of their policy does not stand beside them, as in those that were kept before', async () => {
    const { store, putItem } = fresh;
    const mark = { due_shard: '0', due_at: LATER };
    await putItem(marshall({ pk: 'cmp_a', sk: 'clock', clock: JSON.stringify(CLOCK), clock_version: 1, ...mark }));
    const found = [{ complaint_id: 'cmp_a', item: 'clock', since: LATER }];
    expect(await store.outdated({ shard: 0, policy_version: 'p1', limit: 10 })).toEqual(found);
  });

  it('are no complaint where they are a thread, whose key says neither the client nor the issue', async () => {
    const { store, items } = fresh;
    await store.joinThread(MEMBER, 30);
    const [thread = {}] = await items();
    expect(unmarshall(thread)).toEqual({
      pk: expect.stringMatching(/^thread#[\w-]{43}#2026-11$/),
      sk: 'members',
      members: new Set([`${LATER} cmp_a`]),
    });
    expect(await store.read(thread.pk?.S ?? '')).toBeUndefined();
    expect(await store.scan({ limit: 10 })).toEqual({ complaints: [], next: undefined });
  });

  it('are not taken for a whole complaint where a step is missing', async () => {
    const { store, putItem } = fresh;
    for (const step of [openedStep('cmp_a'), commentStep(3)])
      await putItem(marshall({ pk: 'cmp_a', sk: `step#00000${step.version}`, step: JSON.stringify(step) }));
    await expect(store.read('cmp_a')).rejects.toThrow('lacks one of its steps');
  });
});

describe('requests for a complaint', () => {
  it('are one for each step of whoever read it or made the step before', async () => {
    const reader = new DynamoComplaintStore(client, fresh.table);
    await fresh.store.append('cmp_a', openedStep('cmp_a'));
    await fresh.store.append('cmp_a', commentStep(2));
    await reader.read('cmp_a');
    await reader.append('cmp_a', commentStep(3));
    expect(sent).toEqual(['PutItemCommand', 'PutItemCommand', 'QueryCommand', 'PutItemCommand']);
  });

  it('look for the step before where nobody here has seen it', async () => {
    await fresh.store.append('cmp_a', openedStep('cmp_a'));
    sent = [];
    const other = new DynamoComplaintStore(client, fresh.table);
    expect(await other.append('cmp_a', commentStep(2))).toBe(true);
    expect(await other.append('cmp_a', commentStep(4))).toBe(false);
    expect(sent).toEqual(['GetItemCommand', 'PutItemCommand', 'GetItemCommand']);
  });

  it('are one more for each neighbouring month that a thread reaches', async () => {
    await fresh.store.joinThread({ ...MEMBER, called_at: '2026-11-15T12:00:00.000Z' }, 10);
    expect(sent).toEqual(['UpdateItemCommand']);
    sent = [];
    await fresh.store.joinThread(MEMBER, 30);
    expect(sent).toEqual(['UpdateItemCommand', 'GetItemCommand', 'GetItemCommand']);
  });
});

describe('a table whose first answers get lost', () => {
  beforeEach(() => {
    isLost = (_command, attempt) => attempt % 2 === 1;
  });

  it('has the step though the append says no: it is the very one that is read', async () => {
    const { store } = fresh;
    expect(await store.append('cmp_a', openedStep('cmp_a'))).toBe(false);
    expect((await store.read('cmp_a'))?.steps).toEqual([{ step: openedStep('cmp_a'), unsettled: true }]);
  });

  it('keeps clocks, settles and joins all the same', async () => {
    const { store } = fresh;
    await store.append('cmp_a', openedStep('cmp_a'));
    expect(await store.keepClock(CLOCK)).toBe(true);
    await store.settle('cmp_a', [1]);
    const kept = { steps: [{ step: openedStep('cmp_a'), unsettled: false }], clock: CLOCK };
    expect(await store.read('cmp_a')).toEqual(kept);
    expect(await store.joinThread(MEMBER, 30)).toEqual([{ complaint_id: 'cmp_a', called_at: LATER }]);
  });
});

describe('a step that the table refuses for good', () => {
  it('is unstorable, which no other attempt changes, and leaves nothing', async () => {
    const { store } = fresh;
    await store.append('cmp_a', openedStep('cmp_a'));
    sent = [];
    await expect(store.append('cmp_a', commentStep(2, 'x'.repeat(420_000)))).rejects.toThrow(UnstorableError);
    await expect(store.append('', openedStep(''))).rejects.toThrow(UnstorableError);
    expect(sent).toEqual(['PutItemCommand', 'PutItemCommand']);
    expect((await store.read('cmp_a'))?.steps).toHaveLength(1);
  });

  it.each([0, -1, 1.5, Number.NaN, 1_000_000])('has no version %d', async (version) => {
    await expect(fresh.store.append('cmp_a', commentStep(2, 'x'))).resolves.toBe(false);
    await expect(fresh.store.append('cmp_a', { ...commentStep(2), version })).rejects.toThrow(RangeError);
  });
});

describe('a fault of the table', () => {
  it('is thrown by whatever asks it', async () => {
    const gone = new DynamoComplaintStore(client, 'no-such-table');
    const query = { shard: 0, before: LATER, limit: 1 };
    const asked = [
      gone.append('cmp_a', openedStep('cmp_a')),
      gone.read('cmp_a'),
      gone.settle('cmp_a', [1]),
      gone.keepClock(CLOCK),
      gone.unsettled(query),
      gone.due(query),
      gone.outdated({ shard: 0, policy_version: 'p1', limit: 1 }),
      gone.postpone({ complaint_id: 'cmp_a', item: 1, since: LATER }, LATER),
      gone.joinThread(MEMBER, 30),
      gone.scan({ limit: 1 }),
      gone.size(),
    ];
    for (const outcome of await Promise.allSettled(asked))
      expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'ResourceNotFoundException' } });
  });
});

describe('versions that were seen', () => {
  it('are remembered for the complaints of late, as the newest ones', () => {
    const seen = new VersionsSeen();
    seen.add('first', 3);
    seen.add('first', 2);
    expect([seen.has('first', 3), seen.has('first', 4), seen.has('other', 1)]).toEqual([true, false, false]);
    for (let i = 0; i < 999; i++) seen.add(`cmp_${i}`, 1);
    seen.add('first', 1);
    seen.add('last', 1);
    expect([seen.has('first', 3), seen.has('cmp_0', 1), seen.has('last', 1)]).toEqual([true, false, true]);
  });
});
