import type { Attributes } from './tracer.ts';

/** The span that further ones belong to: of Lambda, or one of ours. */
export interface TraceParent {
  readonly traceId: string;
  /** 16 hexadecimal digits. */
  readonly id: string;
}

/** A span that is over. */
export interface EndedSpan {
  readonly id: string;
  readonly name: string;
  readonly parent: TraceParent;
  /** Seconds since 1970. */
  readonly began: number;
  readonly ended: number;
  readonly attributes: Attributes;
  /** What the work has thrown. */
  readonly error?: unknown;
}

/** Largest document that X-Ray takes: https://docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html. */
const MAX_BYTES = 64 * 1024;

/** Says to the daemon what follows: https://docs.aws.amazon.com/xray/latest/devguide/xray-api-sendingdata.html. */
const HEADER = '{"format":"json","version":1}\n';

/** Names under which X-Ray finds traces; it indexes fifty annotations a trace, so that all others are metadata. */
const INDEXED = new Set(['correlation_id', 'query_id', 'query_type', 'model', 'outcome', 'degraded', 'cost_usd']);

const ROOT = /^1-[0-9a-f]{8}-[0-9a-f]{24}$/;
const SPAN_ID = /^[0-9a-f]{16}$/;
/** Characters of what Lambda sets; longer ones are none of its own. */
const MAX_HEADER = 1_000;

/** The segment of Lambda that _X_AMZN_TRACE_ID names; undefined where the invocation is not sampled. */
export function parentOf(header: string | undefined): TraceParent | undefined {
  if (header === undefined || header.length > MAX_HEADER) return undefined;
  const parts = header.split(';').map((part) => part.trim().split('=', 2));
  const { Root = '', Parent = '', Sampled } = Object.fromEntries(parts) as Record<string, string | undefined>;
  return Sampled === '1' && ROOT.test(Root) && SPAN_ID.test(Parent) ? { traceId: Root, id: Parent } : undefined;
}

/** What is sent to the daemon for a span, as a subsegment by itself; undefined for one that is too large without its metadata. */
export function spanDocument(span: EndedSpan): Buffer | undefined {
  const { id, name, parent, began, ended, error } = span;
  const { annotations, metadata } = sorted(span.attributes);
  const fault = 'error' in span && { fault: true, cause: { exceptions: [{ id, type: nameOf(error) }] } };
  const base = { name, id, trace_id: parent.traceId, parent_id: parent.id, type: 'subsegment' };
  const document = { ...base, start_time: began, end_time: ended, ...fault, annotations };
  const whole = encode({ ...document, metadata: { callsift: metadata } });
  const sent = whole.length > MAX_BYTES + HEADER.length ? encode(document) : whole;
  return sent.length > MAX_BYTES + HEADER.length ? undefined : sent;
}

function encode(document: object): Buffer {
  return Buffer.from(HEADER + JSON.stringify(document));
}

function sorted(attributes: Attributes) {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined && value !== null);
  const [annotations, metadata] = [true, false].map((indexed) =>
    Object.fromEntries(given.filter(([name]) => INDEXED.has(name) === indexed)),
  );
  return { annotations, metadata };
}

/** Names of errors are identifiers; what is none may be anything. */
function nameOf(error: unknown): string {
  return error instanceof Error && /^\w{1,100}$/.test(error.name) ? error.name : 'Error';
}
