import type { Answer, Outgoing, Upstream } from '../../aws/upstream.ts';
import type { MetricStore } from '../metric-store.ts';
import { replay } from './replay.ts';

/** Operations on items, whose capacity DynamoDB tells when it is asked to. */
const OPERATIONS = new Set([
  'GetItem',
  'BatchGetItem',
  'Query',
  'Scan',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
  'TransactGetItems',
  'TransactWriteItems',
]);
const WRITES = /^(?:Put|Update|Delete|BatchWrite|TransactWrite)/;
const THROTTLED = /ProvisionedThroughputExceeded|ThrottlingException|RequestLimitExceeded/;

/** AWS/DynamoDB by table, and by table and operation, of what goes by. The engine's answers stay as they are, with its capacity added. */
export function meterTables(dynamodb: Upstream, store: MetricStore): Upstream {
  return {
    ...dynamodb,
    async stream(outgoing) {
      const operation = String(outgoing.headers?.['x-amz-target'] ?? '').split('.')[1] ?? '';
      const asked = OPERATIONS.has(operation) ? withCapacity(outgoing) : undefined;
      if (asked === undefined) return dynamodb.stream(outgoing);
      const began = performance.now();
      const answer = await dynamodb.ask(asked.outgoing);
      const seen = { operation, tables: asked.tables, latencyMs: performance.now() - began, answer };
      put(store, seen);
      return replay(answer);
    },
  };
}

interface Seen {
  readonly operation: string;
  readonly tables: readonly string[];
  readonly latencyMs: number;
  readonly answer: Answer;
}

function put(store: MetricStore, { operation, tables, latencyMs, answer }: Seen): void {
  const id = (name: string, dimensions: Record<string, string>) => ({ namespace: 'AWS/DynamoDB', name, dimensions });
  const throttled = answer.status === 400 && THROTTLED.test(answer.body.toString('latin1', 0, 500));
  for (const TableName of tables) {
    const dimensions = { TableName, Operation: operation };
    if (answer.status === 200) store.put(id('SuccessfulRequestLatency', dimensions), latencyMs);
    if (throttled) store.put(id('ThrottledRequests', dimensions), 1);
    if (answer.status >= 500) store.put(id('SystemErrors', dimensions), 1);
  }
  const name = WRITES.test(operation) ? 'ConsumedWriteCapacityUnits' : 'ConsumedReadCapacityUnits';
  for (const { TableName, units } of consumed(answer.body)) store.put(id(name, { TableName }), units);
}

/** The request, asking for the capacity of the table without its indexes; undefined when it cannot be read. */
function withCapacity(outgoing: Outgoing): { outgoing: Outgoing; tables: string[] } | undefined {
  const fields = Buffer.isBuffer(outgoing.body) ? parseObject(outgoing.body) : undefined;
  if (fields === undefined) return undefined;
  const body = Buffer.from(JSON.stringify({ ...fields, ReturnConsumedCapacity: 'INDEXES' }));
  const headers = { ...outgoing.headers, 'content-length': String(body.length) };
  return { outgoing: { ...outgoing, headers, body }, tables: tablesOf(fields) };
}

/** A table is named by itself, by the keys of a batch, or in each part of a transaction. */
function tablesOf({ TableName, RequestItems, TransactItems }: Record<string, unknown>): string[] {
  if (typeof TableName === 'string') return [TableName];
  if (typeof RequestItems === 'object' && RequestItems !== null) return Object.keys(RequestItems);
  const parts = (Array.isArray(TransactItems) ? TransactItems : []).flatMap((item) => Object.values(item ?? {}));
  const names = parts.map((part) => (part as { TableName?: unknown } | null)?.TableName);
  return [...new Set(names.filter((name) => typeof name === 'string'))];
}

interface Capacity {
  readonly TableName?: string;
  readonly CapacityUnits?: number;
  readonly Table?: { readonly CapacityUnits?: number };
}

const CAPACITY = '"ConsumedCapacity":';

/**
 * What DynamoDB says that a request took. Answers may be large, so that only this part is read: a quotation mark within
 * a text of an item has a backslash before it, and the names in this part hold no brackets.
 */
function consumed(body: Buffer): { TableName: string; units: number }[] {
  const at = body.lastIndexOf(CAPACITY);
  if (at < 0) return [];
  const text = body.toString('utf8', at + CAPACITY.length, Math.min(body.length, at + 20_000));
  const value = parse(text.slice(0, endOf(text)));
  return [value].flat().flatMap((entry) => {
    const { TableName, Table, CapacityUnits } = (entry ?? {}) as Capacity;
    const units = Table?.CapacityUnits ?? CapacityUnits;
    return TableName === undefined || units === undefined ? [] : [{ TableName, units }];
  });
}

/** Where the brackets that the text begins with are closed. */
function endOf(text: string): number {
  let open = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '{' || text[i] === '[') open++;
    else if (text[i] === '}' || text[i] === ']') open--;
    if (open === 0) return i + 1;
  }
  return text.length;
}

function parseObject(body: Buffer): Record<string, unknown> | undefined {
  const value = parse(body.toString());
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
