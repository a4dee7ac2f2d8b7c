import type { SpanDocument, Trace } from './trace-store.ts';

/** A span with what was done within it. */
export interface SpanNode extends Pick<SpanDocument, 'name' | 'id'> {
  /** UTC ISO. */
  readonly began: string;
  readonly duration_ms: number;
  readonly fault?: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly spans: readonly SpanNode[];
}

export interface TraceTree {
  readonly trace_id: string;
  readonly spans: readonly SpanNode[];
}

/** Spans whose parent is missing stand at the top. */
export function treeOf({ trace_id, spans }: Trace): TraceTree {
  const ids = new Set(spans.map(({ id }) => id));
  const children = Map.groupBy(spans, ({ id, parent_id }) =>
    parent_id !== undefined && parent_id !== id && ids.has(parent_id) ? parent_id : undefined,
  );
  const seen = new Set<string>();
  const nodesOf = (parent: string | undefined): SpanNode[] =>
    (children.get(parent) ?? []).flatMap((span) => {
      if (seen.has(span.id)) return [];
      seen.add(span.id);
      return [nodeOf(span, nodesOf(span.id))];
    });
  return { trace_id, spans: nodesOf(undefined) };
}

function nodeOf(span: SpanDocument, spans: readonly SpanNode[]): SpanNode {
  const { name, id, start_time, end_time, annotations, metadata, fault, cause } = span;
  return {
    name,
    id,
    began: new Date(1000 * start_time).toISOString(),
    duration_ms: Math.round(1e4 * Math.max(0, end_time - start_time)) / 10,
    ...(fault && { fault: cause?.exceptions[0]?.type ?? 'fault' }),
    attributes: { ...annotations, ...metadata?.callsift },
    spans,
  };
}

/** A compact drawing, one line each span. */
export function treeText({ trace_id, spans }: TraceTree): string {
  return [trace_id, ...spans.flatMap((span) => linesOf(span, ''))].join('\n');
}

function linesOf(span: SpanNode, indent: string, around?: unknown): string[] {
  const { name, duration_ms, fault, attributes, spans } = span;
  const { correlation_id } = attributes;
  // What is said of the span around it is not said again.
  const shown = Object.entries(attributes).filter(([key]) => key !== 'correlation_id' || correlation_id !== around);
  const details = [
    ...(fault === undefined ? [] : [`FAULT ${fault}`]),
    ...shown.map(([key, value]) => `${key}=${text(value)}`),
  ];
  const line = [`${indent}${name}`, `${duration_ms} ms`, ...details].join('  ');
  return [line, ...spans.flatMap((one) => linesOf(one, `${indent}  `, correlation_id))];
}

function text(value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join(',');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
