import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { TableModel } from '../assembly/model.ts';
import type { Tally } from './counts.ts';
import { type Item, itemBytes } from './item-size.ts';
import { readUnits, writeUnits } from './table-units.ts';
import type { Exchange, Listener } from './tap.ts';

/** SNS counts each started 64 KB of what is published as a request (its price page). */
const CHUNK_BYTES = 65_536;

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
  const units = writeUnits(table, { before, after: await imageOf(deps, body) });
  if (isCalls(table)) {
    deps.tally.count('write_units', units.table);
    deps.tally.count('index_write_units', units.indexes);
  } else deps.tally.count('ledger_write_units', units.table + units.indexes);
}

/** Whole items count, whatever part of them is asked for; of a query, what is read of the index. */
async function countReads(deps: MeterDeps, { operation, body, answer }: Exchange): Promise<void> {
  const request = parse<TableRequest>(body);
  const read = (name: string, bytes: number, consistent = false) => {
    const counted = isCalls(tableOf(deps, name)) ? 'read_units' : 'ledger_read_units';
    deps.tally.count(counted, readUnits(bytes, consistent));
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

function isCalls(table: TableModel): boolean {
  return table.keys[0]?.AttributeName === 'call_id';
}

function parse<T>(body: Buffer): T {
  return JSON.parse(body.toString() || '{}') as T;
}
