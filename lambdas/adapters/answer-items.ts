import type {
  AttributeValue,
  GetItemCommandInput,
  PutItemCommandInput,
  QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import { packAnswer, unpackAnswer } from '../domain/query/kept/packed-answer.ts';
import { MAX_PAST, type PastQuestion, type StoredAnswer } from '../domain/query/ports.ts';
import { boundedExpiry, EXPIRES_AT, expirySeconds } from './expiry.ts';
import { bytesOfVector, vectorOfBytes } from './vector-bytes.ts';

type Item = Record<string, AttributeValue>;

/** Of both kinds of items; an item of another version is none. */
const VERSION = '1';

const answerKeyOf = (key: string): Item => ({ pk: { S: `answer#${key}` }, sk: { S: 'answer' } });
const scopeOf = (scope: string): AttributeValue => ({ S: `past#${scope}` });
const expiry = (ms: number, now: Date): Item => ({ [EXPIRES_AT]: { N: String(expirySeconds(ms, now)) } });

/** Writes an answer in the place of an earlier one; undefined for one that is too large. */
export async function putAnswer(
  TableName: string,
  key: string,
  stored: StoredAnswer,
  now: Date,
): Promise<PutItemCommandInput | undefined> {
  const packed = await packAnswer({ ...stored, expires_at: boundedExpiry(stored.expires_at, now) });
  if (packed === undefined) return undefined;
  const item = {
    ...answerKeyOf(key),
    version: { N: VERSION },
    answer: { B: packed },
    ...expiry(stored.expires_at, now),
  };
  return { TableName, Item: item };
}

/** Half the price of a consistent reading; who misses an answer of this very moment makes another. */
export function getAnswer(TableName: string, key: string): GetItemCommandInput {
  return { TableName, Key: answerKeyOf(key) };
}

export async function answerOf(item: Item | undefined): Promise<StoredAnswer | undefined> {
  if (item?.version?.N !== VERSION || item.answer?.B === undefined) return undefined;
  return await unpackAnswer(item.answer.B);
}

/** A past question; newer ones come later in their partition. The time is that of this machine: an hour off does no harm. */
export function putPast(
  TableName: string,
  scope: string,
  { key, question, vector, expires_at }: PastQuestion,
  now: Date,
): PutItemCommandInput {
  const item = {
    pk: scopeOf(scope),
    sk: { S: `${now.toISOString()}#${key}` },
    version: { N: VERSION },
    answer_key: { S: key },
    question: { S: question },
    vector: { B: bytesOfVector(vector) },
    until_ms: { N: String(boundedExpiry(expires_at, now)) },
    ...expiry(expires_at, now),
  };
  return { TableName, Item: item };
}

/** One page: so many vectors and questions are less than the megabyte that it holds. */
export function queryPast(TableName: string, scope: string): QueryCommandInput {
  return {
    TableName,
    KeyConditionExpression: 'pk = :scope',
    ExpressionAttributeValues: { ':scope': scopeOf(scope) },
    ScanIndexForward: false,
    Limit: MAX_PAST,
  };
}

const MILLISECONDS = /^\d{1,16}$/;

/** The question in an item; undefined for whatever else it holds. */
export function pastOf({ version, answer_key, question, vector: bytes, until_ms }: Item): PastQuestion | undefined {
  const [key, text, until] = [answer_key?.S, question?.S, until_ms?.N];
  if (version?.N !== VERSION || !key || !text || until === undefined || !MILLISECONDS.test(until)) return undefined;
  const vector = bytes?.B && vectorOfBytes(bytes.B);
  return vector && { key, question: text, vector, expires_at: Number(until) };
}
