import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Access } from './iam.ts';

export type Protocol = 'dynamodb' | 'sqs' | 'sns' | 's3' | 'opensearch' | 'bedrock' | 'lambda' | 'scheduler';

export interface AwsError {
  readonly status: number;
  /** The code clients switch on, such as `NoSuchVersion`. */
  readonly code: string;
  readonly message: string;
}

/** Answers with an error in the shape that the clients of this service read. */
export function sendError(response: ServerResponse, protocol: Protocol, error: AwsError): void {
  if (response.headersSent) {
    response.destroy(); // too late for a status line; a cut connection is the only honest answer
    return;
  }
  const [contentType, body] = RENDERERS[protocol](error);
  response.writeHead(error.status, {
    'content-type': contentType,
    'content-length': Buffer.byteLength(body),
    'x-amzn-requestid': randomUUID(),
    ...(protocol === 'sqs' ? { 'x-amzn-query-error': `${error.code};Sender` } : {}),
    ...(ERROR_TYPE_HEADER.has(protocol) ? { 'x-amzn-errortype': `${error.code}Exception` } : {}),
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

/** The services of the REST-JSON protocol. */
const ERROR_TYPE_HEADER: ReadonlySet<Protocol> = new Set(['bedrock', 'lambda', 'scheduler']);

export function accessDenied(accessKeyId: string, { action, resource }: Access): AwsError {
  const message = `${accessKeyId} is not authorized to perform: ${action} on resource: ${resource}`;
  return { status: 403, code: 'AccessDenied', message };
}

const RENDERERS: Readonly<Record<Protocol, (error: AwsError) => [contentType: string, body: string]>> = {
  dynamodb: ({ code, message }) => [
    'application/x-amz-json-1.0',
    JSON.stringify({ __type: `com.amazon.coral.service#${code}Exception`, message }),
  ],
  sqs: ({ code, message }) => [
    'application/x-amz-json-1.0',
    JSON.stringify({ __type: `com.amazon.coral.service#${code}Exception`, message }),
  ],
  sns: ({ code, message }) => [
    'text/xml',
    `<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type>` +
      // SNS has its own name for a denial: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html#API_Publish_Errors
      `<Code>${code === 'AccessDenied' ? 'AuthorizationError' : code}</Code>` +
      `<Message>${escapeXml(message)}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
  ],
  // What stands before a domain answers in these words, OpenSearch itself in its own.
  opensearch: ({ message }) => ['application/json', JSON.stringify({ Message: message })],
  bedrock: ({ message }) => ['application/json', JSON.stringify({ message })],
  lambda: ({ message }) => ['application/json', JSON.stringify({ Type: 'User', Message: message })],
  scheduler: ({ message }) => ['application/json', JSON.stringify({ Message: message })],
  s3: ({ code, message }) => [
    'application/xml',
    `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${escapeXml(message)}</Message>` +
      `<RequestId>${randomUUID()}</RequestId></Error>`,
  ],
};

/** Escapes text for XML, control characters too: S3 keys may hold them. */
export function escapeXml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these need a numeric reference
  return text.replace(/[&<>"'\u0000-\u001f]/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** Undoes `escapeXml` and the named entities. */
export function unescapeXml(text: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex !== undefined) {
      return String.fromCodePoint(Number.parseInt(hex, 16));
    }
    return decimal === undefined ? (named[name] ?? whole) : String.fromCodePoint(Number(decimal));
  });
}
