import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { ApiModel } from '../assembly/model.ts';
import type { HttpAnswer } from './gateway-responses.ts';
import { isBinary } from './proxy-event.ts';

/** Status and headers of an answer. */
export type ResponseHead = Omit<HttpAnswer, 'body'>;

const HEAD_KEYS = ['statusCode', 'headers', 'multiValueHeaders', 'cookies'];
const KEYS = new Set([...HEAD_KEYS, 'body', 'isBase64Encoded']);
/** What comes before a streamed body. */
const METADATA_KEYS = new Set(HEAD_KEYS);

/** API Gateway keeps these for itself and gives those of a function another name (developer guide, "Important notes"). */
const REMAPPED = new Set(['connection', 'content-length', 'date', 'host', 'server', 'transfer-encoding']);

interface ProxyResponse {
  readonly statusCode: number | string;
  readonly headers?: Readonly<Record<string, unknown>> | null;
  readonly multiValueHeaders?: Readonly<Record<string, readonly unknown[]>> | null;
  readonly cookies?: readonly string[] | null;
  readonly body?: string | null;
  readonly isBase64Encoded?: boolean;
}

/** What a function answered, as HTTP; undefined when it is malformed, which API Gateway makes a 502. */
export function proxyResponse(
  api: Pick<ApiModel, 'binaryMediaTypes'>,
  payload: unknown,
  accept: string | undefined,
): HttpAnswer | undefined {
  if (!isProxyResponse(payload, KEYS)) return undefined;
  const head = headOf(payload);
  // Only for binary media types is base64 decoded; otherwise it goes out as the text that it is.
  const decode = payload.isBase64Encoded === true && isBinary(api, accept ?? '');
  return head && { ...head, body: Buffer.from(payload.body ?? '', decode ? 'base64' : 'utf8') };
}

/**
 * The metadata before a streamed body, as HTTP; undefined when it is malformed
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode-lambda.html).
 */
export function streamedHead(metadata: unknown): ResponseHead | undefined {
  if (!isProxyResponse(metadata, METADATA_KEYS)) return undefined;
  const head = headOf(metadata);
  const cookies = (metadata.cookies ?? []).map((cookie) => ['Set-Cookie', cookie] as const);
  return head && checked({ ...head, headers: [...head.headers, ...cookies] });
}

function headOf({ statusCode, ...payload }: ProxyResponse): ResponseHead | undefined {
  const single = Object.entries(payload.headers ?? {}).map(([name, value]) => [name, String(value)] as const);
  const multi = Object.entries(payload.multiValueHeaders ?? {});
  const repeated = new Set(multi.map(([name]) => name.toLowerCase()));
  const headers = [
    ...single.filter(([name]) => !repeated.has(name.toLowerCase())),
    ...multi.flatMap(([name, values]) => values.map((value) => [name, String(value)] as const)),
  ].map(([name, value]) => [REMAPPED.has(name.toLowerCase()) ? `x-amzn-Remapped-${name}` : name, value] as const);
  const typed = headers.some(([name]) => name.toLowerCase() === 'content-type');
  return checked({
    status: Number(statusCode),
    headers: typed ? headers : [['Content-Type', 'application/json'], ...headers],
  });
}

/** Undefined with a header that HTTP does not take, such as one with a line break. */
function checked(head: ResponseHead): ResponseHead | undefined {
  try {
    for (const [name, value] of head.headers) {
      validateHeaderName(name);
      validateHeaderValue(name, value);
    }
    return head;
  } catch {
    return undefined;
  }
}

function isProxyResponse(payload: unknown, keys: ReadonlySet<string>): payload is ProxyResponse {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return false;
  const { statusCode, headers, multiValueHeaders, cookies, body } = payload as Record<string, unknown>;
  const status = Number(statusCode);
  return (
    Object.keys(payload).every((key) => keys.has(key)) &&
    Number.isInteger(status) &&
    status >= 200 &&
    status <= 599 &&
    (body === undefined || body === null || typeof body === 'string') &&
    isRecord(headers, (value) => ['string', 'number', 'boolean'].includes(typeof value)) &&
    isRecord(multiValueHeaders, Array.isArray) &&
    (cookies === undefined ||
      cookies === null ||
      (Array.isArray(cookies) && cookies.every((c) => typeof c === 'string')))
  );
}

function isRecord(value: unknown, holds: (entry: unknown) => boolean): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === 'object' && !Array.isArray(value) && Object.values(value).every(holds);
}
