import type { Citation, VerifiedClaim } from '../answer.ts';

/** What is answered where nothing in the calls answers the question. */
export const NOT_KNOWN = 'The calls that were found do not tell, so the answer is not known.';

/** What is answered where there is no call to tell it. The filters in words, empty without any: `of Fibre 500`. */
export function nothingMatches(filters: string): string {
  const none = filters === '' ? 'There are no calls' : `No call matches: calls ${filters}`;
  return `${none}. So the answer is not known.`;
}

export interface WrittenInsight {
  /** Plain text; `[1]` refers to the first citation. */
  readonly answer: string;
  readonly citations: readonly Citation[];
}

const END_MARK = /[.!?।。！？]["”’']?$/u;

/** The lead, which may be empty, and behind it the claims, each with the numbers of its citations. */
export function writeInsight(claims: readonly VerifiedClaim[], lead: string): WrittenInsight {
  const citations: Citation[] = [];
  const sentences = claims.map(({ text, citations: proof }) => {
    const marks = proof.map((citation) => `[${citations.push(citation)}]`).join('');
    return `${ended(text)} ${marks}`.trimEnd();
  });
  const opening = lead.trim();
  return { answer: [...(opening === '' ? [] : [ended(opening)]), ...sentences].join(' '), citations };
}

function ended(sentence: string): string {
  return END_MARK.test(sentence) ? sentence : `${sentence}.`;
}
