import { storedCall } from '../../../testing/documents.ts';
import { documentOf } from '../../search/document-of.ts';
import type { PassageTurn } from '../ports.ts';
import type { RetrievedCall } from './types.ts';

export interface Given {
  readonly client?: string;
  readonly cosine?: number;
  readonly product?: string;
  readonly near?: number;
}

/** A call whose customer and agent say these lines in turn. */
export function callSaying(id: string, lines: readonly string[], given: Given = {}): RetrievedCall {
  const metadata = { client_id: given.client ?? `C-${id}`, ...(given.product && { product: given.product }) };
  const {
    text: _,
    moments: __,
    turns: ___,
    identifiers: ____,
    ...facts
  } = documentOf(storedCall(id, lines, { metadata }), [], 0);
  const turns = lines.map(
    (text, turn): PassageTurn => ({
      ...{ turn, text, speaker: turn % 2 === 0 ? 'customer' : 'agent' },
      ...{ words: 0, near: turn === given.near },
    }),
  );
  const found = { call_id: id, score: 1, ranks: { keyword: 1 }, identifier: false };
  return { found, cosine: given.cosine, passages: { facts, turns } };
}
