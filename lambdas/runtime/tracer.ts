/**
 * What spans are told by: names, ids, counts, dollars. Never anything that somebody said or typed. What is undefined or
 * null is left out.
 */
export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined | readonly string[]>>;

/** Names of spans, in the order in which work goes through them. */
export type SpanName =
  // A question.
  | 'route'
  | 'understand'
  | 'retrieve'
  | 'synthesise'
  | 'verify'
  // A call.
  | 'triage'
  | 'store'
  | 'announce'
  | 'index'
  | 'embed'
  | 'enrich'
  | 'open-complaints'
  // Either.
  | 'model';

/** Work under way. */
export interface Span {
  /** Adds attributes, in place of earlier ones of the same name. */
  set(attributes: Attributes): void;
}

/** Work that is done in pieces between other work. */
export interface Pieces {
  run<T>(piece: () => T): T;
  /** One span from the first piece to the end of the last, with the time that they took together. */
  end(attributes: Attributes): void;
}

/** What the use cases trace with. Never throws, and never fails the work. */
export interface Tracer {
  /** Does work as a span, within the span that is open around it. What it throws is thrown. */
  span<T>(name: SpanName, attributes: Attributes, work: (span: Span) => Promise<T>): Promise<T>;
  pieces(name: SpanName): Pieces;
}

const NO_SPAN: Span = { set: () => {} };
const NO_PIECES: Pieces = { run: (piece) => piece(), end: () => {} };

/** Where nobody takes traces. */
export const NO_TRACER: Tracer = { span: (_name, _attributes, work) => work(NO_SPAN), pieces: () => NO_PIECES };
