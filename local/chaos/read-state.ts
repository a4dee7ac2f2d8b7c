import { ListTablesCommand, ScanCommand, type ScanCommandInput } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { isRow, rowOf } from '#lambdas/adapters/ledger-rows.ts';
import type { CallRecord } from '#lambdas/domain/calls/record.ts';
import type { ClockRecord } from '#lambdas/domain/complaints/clock/types.ts';
import type { Step } from '#lambdas/domain/complaints/steps.ts';
import type { LedgerRow } from '#lambdas/domain/cost/ledger.ts';
import type { World } from '../load/world.ts';
import { holdsCanary } from './prompt-watch.ts';

/** A call as it stands in the table, without its texts. */
export type StoredCall = Pick<
  CallRecord,
  'call_id' | 'revision' | 'edition' | 'source' | 'settled' | 'triage' | 'metadata'
> & {
  readonly unsettled_shard?: string;
  readonly index_refusal?: object;
};

/** The document of a call in the index, without its texts. */
export interface IndexedCall {
  readonly call_id: string;
  readonly revision: number;
  readonly edition: number;
  readonly product: string;
  readonly region: string;
  readonly importance: string;
}

export interface StoredComplaint {
  readonly id: string;
  readonly steps: readonly Step[];
  readonly unsettled: number;
  readonly clock: ClockRecord | undefined;
}

/** Everything that is stored, read past the runtime. */
export interface State {
  readonly calls: readonly StoredCall[];
  readonly indexed: readonly IndexedCall[];
  readonly complaints: readonly StoredComplaint[];
  /** Documents in the index of complaints. */
  readonly indexedComplaints: ReadonlySet<string>;
  readonly ledger: readonly LedgerRow[];
  /** Items and documents that hold a personal value of a made call. */
  readonly leaks: { readonly items: number; readonly documents: number };
}

const PAGE = 1_000;

export async function readState(world: World): Promise<State> {
  const { dynamo, outputs, searchUrl } = world;
  const { TableNames = [] } = await dynamo.send(new ListTablesCommand({}));
  const complaintsTable = TableNames.find((name) => /complaint/i.test(name)) ?? '';
  for (const alias of ['calls', 'complaints']) await fetch(`${searchUrl}/${alias}/_refresh`, { method: 'POST' });
  const leaks = { items: 0, documents: 0 };
  const calls: StoredCall[] = [];
  await scan(world, { TableName: outputs.table }, (item) => {
    const { turns, embeddings: _, ...call } = item as unknown as CallRecord;
    if (holdsCanary(JSON.stringify([call, turns]))) leaks.items++;
    const { call_id, revision, edition, source, settled, triage, metadata } = call;
    const { unsettled_shard, index_refusal } = item as Partial<StoredCall>;
    const marks = { ...(unsettled_shard && { unsettled_shard }), ...(index_refusal && { index_refusal }) };
    calls.push({ call_id, revision, edition: edition ?? 0, source, settled, triage, metadata, ...marks });
  });
  const indexed: IndexedCall[] = [];
  await readIndex(searchUrl, 'calls', 'call_id', (document) => {
    if (holdsCanary(JSON.stringify(document))) leaks.documents++;
    const { call_id, revision, edition, product, region, importance } = document as unknown as IndexedCall;
    indexed.push({ call_id, revision, edition, product, region, importance });
  });
  const indexedComplaints = new Set<string>();
  await readIndex(searchUrl, 'complaints', 'complaint_id', (document) => {
    if (holdsCanary(JSON.stringify(document))) leaks.documents++;
    indexedComplaints.add(String(document.complaint_id));
  });
  const ledger: LedgerRow[] = [];
  await scanRaw(world, { TableName: outputs.enrichment.ledger, ConsistentRead: true }, (item) => {
    if (isRow(item)) ledger.push(rowOf(item));
  });
  return { calls, indexed, complaints: await readComplaints(world, complaintsTable), indexedComplaints, ledger, leaks };
}

type Raw = Parameters<typeof isRow>[0];

async function scanRaw({ dynamo }: World, input: ScanCommandInput, take: (item: Raw) => void): Promise<void> {
  let ExclusiveStartKey: ScanCommandInput['ExclusiveStartKey'];
  do {
    const page = await dynamo.send(new ScanCommand({ ...input, ...(ExclusiveStartKey && { ExclusiveStartKey }) }));
    for (const item of page.Items ?? []) take(item);
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
}

async function scan(world: World, input: ScanCommandInput, take: (item: Record<string, unknown>) => void) {
  await scanRaw(world, { ...input, ConsistentRead: true }, (item) => take(unmarshall(item)));
}

interface ComplaintItem {
  readonly pk: string;
  readonly step?: string;
  readonly clock?: string;
  readonly unsettled_shard?: string;
}

async function readComplaints(world: World, TableName: string): Promise<readonly StoredComplaint[]> {
  const items = new Map<string, ComplaintItem[]>();
  await scan(world, { TableName }, (given) => {
    const item = given as unknown as ComplaintItem;
    items.set(item.pk, [...(items.get(item.pk) ?? []), item]);
  });
  // Other items of the table, such as the threads of a client, are no complaints.
  const complaints = [...items].filter(([, all]) => all.some(({ step }) => step !== undefined));
  return complaints.map(([id, all]) => {
    const clock = all.find((item) => item.clock !== undefined)?.clock;
    return {
      id,
      steps: all.flatMap(({ step }) => (step === undefined ? [] : [JSON.parse(step) as Step])),
      unsettled: all.filter(({ unsettled_shard }) => unsettled_shard !== undefined).length,
      clock: clock === undefined ? undefined : (JSON.parse(clock) as ClockRecord),
    };
  });
}

interface Found {
  readonly hits: { readonly hits: readonly { readonly _source: Record<string, unknown>; readonly sort: unknown[] }[] };
}

/** All documents, page by page in the order of a keyword field, without their vectors. */
async function readIndex(
  url: string,
  index: string,
  field: string,
  take: (document: Record<string, unknown>) => void,
): Promise<void> {
  let after: unknown[] | undefined;
  do {
    const body = {
      size: PAGE,
      sort: [{ [field]: 'asc' }],
      _source: { excludes: ['moments.vector'] },
      ...(after && { search_after: after }),
    };
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${url}/${index}/_search`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`The index ${index} answered ${response.status}: ${await response.text()}`);
    const { hits } = ((await response.json()) as Found).hits;
    for (const { _source } of hits) take(_source);
    after = hits.length === PAGE ? hits.at(-1)?.sort : undefined;
  } while (after !== undefined);
}
