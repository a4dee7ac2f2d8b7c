import type { PiiSpan } from './types.ts';

/**
 * One list of spans out of two sorted ones, sorted and without overlap. Spans that overlap become one that covers both,
 * of the type of the first list: a form is surer than what the dialogue tells.
 */
export function mergeSpans(forms: readonly PiiSpan[], context: readonly PiiSpan[]): readonly PiiSpan[] {
  if (context.length === 0) return forms;
  if (forms.length === 0) return context;
  const merged: (PiiSpan & { form: boolean })[] = [];
  const both = [
    ...forms.map((span) => ({ ...span, form: true })),
    ...context.map((span) => ({ ...span, form: false })),
  ];
  for (const span of both.sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last === undefined || last.end <= span.start) {
      merged.push(span);
      continue;
    }
    const type = last.form || !span.form ? last.type : span.type;
    merged[merged.length - 1] = {
      type,
      start: last.start,
      end: Math.max(last.end, span.end),
      form: last.form || span.form,
    };
  }
  return merged.map(({ type, start, end }) => ({ type, start, end }));
}
