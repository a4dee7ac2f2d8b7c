import type { Answer } from '#lambdas/domain/query/answer.ts';
import type { Api } from '../world/api.ts';

/** What is wrong with what an answer rests on. */
export interface CitationFault {
  readonly what:
    | 'no-such-call'
    | 'no-such-turn'
    | 'not-verbatim'
    | 'other-spacing'
    | 'empty'
    | 'no-such-mark'
    | 'uncited';
  readonly call_id?: string;
  readonly turn?: number;
  readonly quote?: string;
}

/** Marks such as `[2]`; a placeholder of redaction such as `[NAME_1]` is none. */
const MARK = /\[(\d{1,4})\]/g;

/** Every quote must stand in its turn of the stored call letter by letter, and every mark must have its citation. */
export async function citationFaults(answer: Answer, turnsOf: Api['turnsOf']): Promise<readonly CitationFault[]> {
  const { citations, sources } = answer;
  const quoted = citations.map(({ call_id, turn, quote }) => ({ call_id, turn, quote }));
  // Of a long turn a source shows a part, which may say so at its ends.
  const shown = sources.map(({ call_id, turn, text }) => ({ call_id, turn, quote: text.replace(/^…\s*|\s*…$/gu, '') }));
  const faults = await Promise.all([...quoted, ...shown].map((one) => quoteFault(one, turnsOf)));
  return [...faults.filter((fault) => fault !== undefined), ...markFaults(answer)];
}

interface Quoted {
  readonly call_id: string;
  readonly turn: number;
  readonly quote: string;
}

async function quoteFault(quoted: Quoted, turnsOf: Api['turnsOf']): Promise<CitationFault | undefined> {
  const { call_id, turn, quote } = quoted;
  if (quote.trim() === '') return { what: 'empty', call_id, turn };
  const turns = await turnsOf(call_id);
  if (turns === undefined) return { what: 'no-such-call', call_id };
  const text = turns.get(turn);
  if (text === undefined) return { what: 'no-such-turn', call_id, turn };
  if (text.includes(quote)) return undefined;
  const what = oneSpaced(text).includes(oneSpaced(quote)) ? 'other-spacing' : 'not-verbatim';
  return { what, call_id, turn, quote };
}

/** Every run of blanks as one: what differs in them alone has the words right, but is not verbatim. */
const oneSpaced = (text: string) => text.replace(/\s+/gu, ' ').trim();

function markFaults({ answer, citations, processing }: Answer): readonly CitationFault[] {
  if (processing.query_type !== 'insight' || processing.abstained) return [];
  const marks = new Set(Array.from(answer.matchAll(MARK), ([, number]) => Number(number)));
  const beyond = [...marks].filter((mark) => mark < 1 || mark > citations.length);
  const uncited = citations.length === 0 ? [{ what: 'uncited' } as const] : [];
  return [...beyond.map((mark) => ({ what: 'no-such-mark', turn: mark }) as const), ...uncited];
}
