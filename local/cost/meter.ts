import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { FIRST_STEP } from '#lambdas/adapters/complaint-keys.ts';
import type { Step } from '#lambdas/domain/complaints/steps.ts';
import type { TableModel } from '../assembly/model.ts';
import type { Counted, Tally } from './counts.ts';
import { type Item, itemBytes } from './item-size.ts';
import { type Change, readUnits, writeUnits } from './table-units.ts';
import { type TableKind, tableKind } from './tables.ts';
import type { Exchange, Listener } from './tap.ts';

/** SNS counts each started 64 KB of what is published as a request (its price page). */
const CHUNK_BYTES = 65_536;

/** Under which names the units of a table are counted. */
const UNITS = {
  calls: { writes: 'write_units', indexWrites: 'index_write_units', reads: 'read_units' },
  complaints: {
    writes: 'complaint_write_units',
    indexWrites: 'complaint_index_write_units',
    reads: 'complaint_read_units',
  },
  ledger: { writes: 'ledger_write_units', indexWrites: 'ledger_write_units', reads: 'ledger_read_units' },
} as const satisfies Readonly<Record<TableKind, Readonly<Record<string, Counted>>>>;

interface MeterDeps {
  readonly tally: Tally;
  readonly dynamo: () => DynamoDBClient;
  readonly tables: () => readonly TableModel[];
}

/** Requests of DynamoDB as JSON, the parts that are read. */
interface TableRequest {
  readonly TableName: string;
  readonly IndexName?: string;
  readonly Key?: Item;
  readonly Item?: Item;
  readonly ConsistentRead?: boolean;
  readonly RequestItems?: Readonly<
    Record<string, { readonly Keys: readonly Item[]; readonly ConsistentRead?: boolean }>
  >;
}

/** Counts what AWS would charge for each request of a function. */
export function createMeter(deps: MeterDeps): Listener {
  return async (sent) => {
    const before = isWrite(sent.service, sent.operation) ? await imageOf(deps, sent.body) : undefined;
    return async (answered) => {
      if (answered.service !== 'dynamodb') countRequest(deps.tally, answered);
      else if (isWrite(answered.service, answered.operation)) await countWrite(deps, answered, before);
      else await countReads(deps, answered);
    };
  };
}

function isWrite(service: string, operation: string): boolean {
  return service === 'dynamodb' && ['PutItem', 'UpdateItem', 'DeleteItem'].includes(operation);
}

function countRequest(tally: Tally, { service, operation, path, body, answer }: Exchange): void {
  if (service === 's3') tally.count(operation === 'GET' ? 's3_get' : 's3_put', 1);
  if (service === 'sns') tally.count('sns_requests', Math.ceil(Math.max(1, body.length) / CHUNK_BYTES));
  if (service === 'scheduler') tally.count('scheduler_requests', 1);
  if (path.endsWith('/_bulk')) tally.count('bulk_bytes', body.length);
  if (path.endsWith('/invoke')) countEmbedding(tally, parse(answer));
  if (path.endsWith('/converse')) countModelCall(tally, parse(answer));
}

function countEmbedding(tally: Tally, { inputTextTokenCount = 0 }: { readonly inputTextTokenCount?: number }): void {
  tally.count('embeddings', 1);
  tally.count('embedding_tokens', inputTextTokenCount);
}

interface Conversed {
  readonly usage?: { readonly inputTokens: number; readonly outputTokens: number };
}

function countModelCall(tally: Tally, { usage }: Conversed): void {
  tally.count('model_calls', 1);
  tally.count('model_input_tokens', usage?.inputTokens ?? 0);
  tally.count('model_output_tokens', usage?.outputTokens ?? 0);
}

async function countWrite(deps: MeterDeps, { body }: Exchange, before: Item | undefined): Promise<void> {
  const table = tableOf(deps, parse<TableRequest>(body).TableName);
  const change = { before, after: await imageOf(deps, body) };
  const units = writeUnits(table, change);
  const { writes, indexWrites } = UNITS[tableKind(table)];
  deps.tally.count(writes, units.table);
  deps.tally.count(indexWrites, units.indexes);
  if (tableKind(table) === 'complaints') countStep(deps.tally, change);
}

/** Complaints that were opened, and that were linked with earlier ones of the client: each by the step that says so. */
function countStep(tally: Tally, { before, after }: Change): void {
  if (before !== undefined || after?.step?.S === undefined) return;
  if (after.sk?.S === FIRST_STEP) tally.count('complaints', 1);
  if ((JSON.parse(after.step.S) as Step).kind === 'linked') tally.count('complaint_links', 1);
}

/** Whole items count, whatever part of them is asked for; of a query, what is read of the index. */
async function countReads(deps: MeterDeps, { operation, body, answer }: Exchange): Promise<void> {
  const request = parse<TableRequest>(body);
  const read = (name: string, bytes: number, consistent = false) => {
    deps.tally.count(UNITS[tableKind(tableOf(deps, name))].reads, readUnits(bytes, consistent));
  };
  if (operation === 'BatchGetItem') {
    for (const [name, { Keys, ConsistentRead }] of Object.entries(request.RequestItems ?? {}))
      for (const key of Keys) read(name, bytesOf(await fetch(deps, name, key)), ConsistentRead);
    return;
  }
  if (operation === 'GetItem')
    return read(request.TableName, bytesOf(await imageOf(deps, body)), request.ConsistentRead);
  const items = parse<{ Items?: readonly Item[] }>(answer).Items ?? [];
  read(
    request.TableName,
    items.reduce((sum, item) => sum + itemBytes(item), 0),
    request.ConsistentRead,
  );
}

const bytesOf = (item: Item | undefined) => (item ? itemBytes(item) : 0);

/** The item that a request names, as it is now. */
async function imageOf(deps: MeterDeps, body: Buffer): Promise<Item | undefined> {
  const { TableName, Key, Item: item } = parse<TableRequest>(body);
  const names = tableOf(deps, TableName).keys.map(({ AttributeName }) => AttributeName);
  const given: Item = Key ?? item ?? {};
  return await fetch(
    deps,
    TableName,
    Object.fromEntries(names.flatMap((name) => (given[name] ? [[name, given[name]]] : []))),
  );
}

async function fetch({ dynamo }: MeterDeps, TableName: string, Key: Item): Promise<Item | undefined> {
  const command = new GetItemCommand({ TableName, Key: { ...Key }, ConsistentRead: true });
  return (await dynamo().send(command)).Item;
}

function tableOf({ tables }: MeterDeps, given: string): TableModel {
  const table = tables().find(({ name }) => given === name || given.endsWith(`/${name}`));
  if (table === undefined) throw new Error(`There is no table ${given}.`);
  return table;
}

function parse<T>(body: Buffer): T {
  return JSON.parse(body.toString() || '{}') as T;
}
