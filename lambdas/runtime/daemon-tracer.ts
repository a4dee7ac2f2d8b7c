import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import { correlationId } from './correlation.ts';
import { daemonSink, type Sink } from './daemon-sink.ts';
import { traceDaemon, traceHeader } from './env.ts';
import { type EndedSpan, parentOf, spanDocument, type TraceParent } from './trace-documents.ts';
import { type Attributes, NO_TRACER, type Pieces, type SpanName, type Tracer } from './tracer.ts';

export interface TracerDeps {
  readonly sink: Sink;
  /** What Lambda says of the trace of the present invocation. */
  readonly header: () => string | undefined;
}

/** Spans of an invocation that are sent; X-Ray takes 500 KB a trace, and an object may have any number of calls. */
const MAX_SPANS = 200;

/** The open span, with how many of its invocation are sent already. */
interface Open extends TraceParent {
  readonly count: { sent: number };
}

/**
 * Sends each span when it is over, as a subsegment of the segment that Lambda makes of the invocation. Which invocations
 * are traced is decided by Lambda's own sampling. A sink that fails loses spans and nothing else.
 */
export function createTracer(deps: TracerDeps): Tracer {
  const open = new AsyncLocalStorage<Open>();
  const around = (): Open | undefined => {
    const parent = open.getStore() ?? parentOf(deps.header());
    return parent && { count: { sent: 0 }, ...parent };
  };
  return {
    async span(name, given, work) {
      const parent = around();
      if (parent === undefined) return await NO_TRACER.span(name, given, work);
      const id = newId();
      const clock = startClock();
      let attributes = given;
      const set = (more: Attributes) => {
        attributes = { ...attributes, ...more };
      };
      const end = (failure?: { readonly error: unknown }) =>
        emit(deps.sink, parent, { id, name, ...clock(), attributes, ...failure });
      try {
        const result = await open.run({ ...parent, id }, () => work({ set }));
        end();
        return result;
      } catch (error) {
        end({ error });
        throw error;
      }
    },
    pieces: (name) => {
      const parent = around();
      return parent === undefined ? NO_TRACER.pieces(name) : gathered(name, deps.sink, parent);
    },
  };
}

function gathered(name: SpanName, sink: Sink, parent: Open): Pieces {
  let clock = startClock();
  let last = clock();
  let pieces = 0;
  let busy_ms = 0;
  return {
    run(piece) {
      if (pieces++ === 0) clock = startClock();
      const began = performance.now();
      try {
        return piece();
      } finally {
        busy_ms += performance.now() - began;
        last = clock();
      }
    },
    end(attributes) {
      const taken = Math.round(1000 * busy_ms) / 1000;
      emit(sink, parent, { id: newId(), name, ...last, attributes: { ...attributes, pieces, busy_ms: taken } });
    },
  };
}

function emit(sink: Sink, parent: Open, span: Omit<EndedSpan, 'parent'>): void {
  try {
    if (parent.count.sent++ >= MAX_SPANS) return;
    const attributes = { correlation_id: correlationId(), ...span.attributes };
    const document = spanDocument({ ...span, parent, attributes });
    if (document !== undefined) sink(document);
  } catch {
    // A span that is lost is better than work that is.
  }
}

const newId = () => randomBytes(8).toString('hex');

/** Beginning and present time in seconds since 1970; the monotonic clock measures, as the other one may be set. */
function startClock(): () => { readonly began: number; readonly ended: number } {
  const [now, began] = [Date.now() / 1000, performance.now()];
  return () => ({ began: now, ended: now + (performance.now() - began) / 1000 });
}

/** The tracer of this process; without a daemon it costs nothing. */
function ofLambda(): Tracer {
  const sink = daemonSink(traceDaemon());
  return sink === undefined ? NO_TRACER : createTracer({ sink, header: traceHeader });
}

export const tracer = ofLambda();
