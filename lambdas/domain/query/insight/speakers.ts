import type { Speaker } from '../../transcript/call.ts';
import { type Deed, deedsOf } from './actors.ts';
import { isSaid } from './words/read-words.ts';
import { stemOf } from './words/stem.ts';

const SAYING: ReadonlySet<string> = new Set(
  'say tell state report claim mention explain complain ask request promise offer assure confirm apologise apologize suggest recommend advise insist admit deny describe note warn threaten agree thank praise demand announce inform inquire enquire guarantee reply answer respond argue acknowledge propose'
    .split(' ')
    .map(stemOf),
);
const ROLE_BEFORE_QUOTE =
  /\b(customer|client|caller|user|subscriber|agent|representative|advisor)\b(?=[^"“”.]{0,60}["“])/giu;

/** Who speaks, according to a claim. Undefined where it names nobody, or both. */
export function speakerNamed(claim: string): 'customer' | 'agent' | undefined {
  const roles = new Set([
    ...deedsOf(claim).flatMap(({ verb, actor }) => (SAYING.has(verb.stem) ? (actor?.role ?? []) : [])),
    ...Array.from(claim.matchAll(ROLE_BEFORE_QUOTE), ([, role = '']) => roleNamed(role)),
  ]);
  const [role] = roles;
  return roles.size === 1 ? role : undefined;
}

function roleNamed(word: string): 'customer' | 'agent' {
  return /^(?:agent|rep|advisor)/i.test(word) ? 'agent' : 'customer';
}

/** Whether what a claim says that somebody said may rest on a turn: they speak in it, or it says that they did that. */
export function maySupport(
  claim: readonly Deed[],
  turn: { readonly speaker: Speaker; readonly deeds: readonly Deed[] },
): boolean {
  return claim.every(({ verb, actor }) => {
    if (!SAYING.has(verb.stem) || actor?.role === undefined || actor.role === turn.speaker) return true;
    return turn.deeds.some((deed) => deed.actor?.role === actor.role && isSaid(verb, new Set(deed.verb.forms)));
  });
}
