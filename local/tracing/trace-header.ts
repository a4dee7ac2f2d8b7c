import { randomBytes } from 'node:crypto';

/** What Lambda says of the trace of an invocation. */
export interface TraceContext {
  readonly traceId: string;
  /** Of the segment that Lambda makes of the invocation. */
  readonly segmentId: string;
}

const ROOT = /^1-[0-9a-f]{8}-[0-9a-f]{24}$/;
const HEADER = 'AWSTraceHeader';

/**
 * The trace that an event goes on with, where all its messages name the same; else a new one, as for every request of the
 * API and every tick of a schedule (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-tracing.html).
 */
export function traceContext(event: unknown): TraceContext {
  return { traceId: rootOf(event) ?? newTraceId(), segmentId: randomBytes(8).toString('hex') };
}

/** The value of _X_AMZN_TRACE_ID. The laptop samples everything: its one user wants to see each call. */
export function traceHeader({ traceId, segmentId }: TraceContext): string {
  return `Root=${traceId};Parent=${segmentId};Sampled=1`;
}

function rootOf(event: unknown): string | undefined {
  const { Records } = (event ?? {}) as { readonly Records?: unknown };
  if (!Array.isArray(Records) || Records.length === 0) return undefined;
  const roots = new Set(Records.map(rootOfMessage));
  const [root] = roots;
  return roots.size === 1 ? root : undefined;
}

function rootOfMessage(record: unknown): string | undefined {
  const { attributes } = (record ?? {}) as { readonly attributes?: Readonly<Record<string, unknown>> };
  const header = attributes?.[HEADER];
  const root = typeof header === 'string' ? /Root=([^;]*)/.exec(header)?.[1] : undefined;
  return root !== undefined && ROOT.test(root) ? root : undefined;
}

/** `1-<seconds since 1970>-<96 random bits>`, hexadecimal. */
function newTraceId(): string {
  const time = Math.floor(Date.now() / 1000).toString(16);
  return `1-${time.padStart(8, '0')}-${randomBytes(12).toString('hex')}`;
}
