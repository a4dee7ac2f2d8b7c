import type { Mention } from '../interpretation.ts';

/** Mentions whose words are still worth looking for: quoted ones, identifiers, and what calls are about. */
const KEPT_KINDS = new Set<Mention['kind']>(['phrase', 'identifier']);
const KEPT_FIELDS = new Set(['issue', 'key_issue', 'tag']);

/** The question without the words of its mentions. */
export function restOf(question: string, mentions: readonly Mention[]): string {
  let rest = '';
  let at = 0;
  for (const mention of mentions) {
    if (isKept(mention)) continue;
    rest += `${question.slice(at, mention.start)} `;
    at = mention.end;
  }
  return (rest + question.slice(at)).replace(/\s+/g, ' ').trim();
}

function isKept({ kind, field, negated }: Mention): boolean {
  return KEPT_KINDS.has(kind) || (kind === 'value' && KEPT_FIELDS.has(field) && negated !== true);
}
