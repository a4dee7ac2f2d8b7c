/** A span as X-Ray takes it: https://docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html. */
export interface SpanDocument {
  readonly name: string;
  readonly id: string;
  readonly trace_id: string;
  readonly parent_id?: string;
  /** Seconds since 1970. */
  readonly start_time: number;
  readonly end_time: number;
  readonly origin?: string;
  readonly fault?: boolean;
  readonly cause?: { readonly exceptions: readonly { readonly type: string }[] };
  readonly annotations?: Readonly<Record<string, unknown>>;
  readonly metadata?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface Trace {
  readonly trace_id: string;
  /** In the order in which they began. */
  readonly spans: readonly SpanDocument[];
}

/** Characters of documents that are kept in all, and of one trace; the oldest traces go first. */
const MAX_CHARS = 16 * 1024 * 1024;
export const MAX_TRACE_CHARS = 1024 * 1024;

interface Kept {
  /** Documents as JSON: they are read far less often than they come. */
  readonly documents: string[];
  chars: number;
}

/** The latest traces, in memory. */
export class TraceStore {
  readonly #traces = new Map<string, Kept>();
  readonly #maxChars: number;
  #chars = 0;

  constructor(maxChars = MAX_CHARS) {
    this.#maxChars = maxChars;
  }

  /** Takes the JSON of one span; what is none is dropped. */
  add(json: string): void {
    const span = parse(json);
    if (span === undefined) return;
    const kept = this.#traces.get(span.trace_id) ?? { documents: [], chars: 0 };
    this.#traces.set(span.trace_id, kept);
    if (kept.chars + json.length > Math.min(MAX_TRACE_CHARS, this.#maxChars)) return;
    kept.documents.push(json);
    kept.chars += json.length;
    this.#chars += json.length;
    this.#forget();
  }

  /** Characters that are kept. */
  get size(): number {
    return this.#chars;
  }

  /** The traces that an id names: of a trace, a request, a question, or a call with or without its revision. */
  find(id: string): readonly Trace[] {
    const written = JSON.stringify(id).slice(1, -1);
    const named = [...this.#traces].filter(
      ([traceId, { documents }]) =>
        traceId === id || documents.some((json) => json.includes(written) && names(json, id)),
    );
    return named.map(([trace_id, { documents }]) => traceOf(trace_id, documents)).sort(byBeginning);
  }

  #forget(): void {
    for (const [id, { chars }] of this.#traces) {
      if (this.#chars <= this.#maxChars) return;
      this.#traces.delete(id);
      this.#chars -= chars;
    }
  }
}

const NAMING = ['correlation_id', 'query_id', 'function_request_id'];

function names(json: string, id: string): boolean {
  const { annotations = {}, metadata = {} } = JSON.parse(json) as SpanDocument;
  const { calls } = metadata.callsift ?? {};
  const named = [...NAMING.map((name) => annotations[name]), ...(Array.isArray(calls) ? calls : [])];
  return named.some((one) => typeof one === 'string' && (one === id || one.startsWith(`${id}@`)));
}

function traceOf(trace_id: string, documents: readonly string[]): Trace {
  const spans = documents.map((json) => JSON.parse(json) as SpanDocument);
  return { trace_id, spans: spans.sort((a, b) => a.start_time - b.start_time) };
}

function byBeginning({ spans: [a] }: Trace, { spans: [b] }: Trace): number {
  return (a?.start_time ?? 0) - (b?.start_time ?? 0);
}

/** Seconds that a date can show. */
const MAX_TIME = 8.64e12;

function isTime(value: unknown): boolean {
  return typeof value === 'number' && Math.abs(value) <= MAX_TIME;
}

function isObjectOrNone(value: unknown): boolean {
  return value === undefined || (typeof value === 'object' && value !== null && !Array.isArray(value));
}

function parse(json: string): SpanDocument | undefined {
  try {
    const span = JSON.parse(json) as Partial<SpanDocument> | null;
    const isSpan =
      [span?.name, span?.id, span?.trace_id].every((value) => typeof value === 'string') &&
      [span?.start_time, span?.end_time].every(isTime) &&
      [span?.annotations, span?.metadata, span?.metadata?.callsift].every(isObjectOrNone) &&
      (span?.cause === undefined || Array.isArray(span.cause?.exceptions));
    return isSpan ? (span as SpanDocument) : undefined;
  } catch {
    return undefined;
  }
}
