import { createEvidenceCheck } from '../../enrichment/check-evidence.ts';
import { createFindingCleaner } from '../../enrichment/clean-finding.ts';
import { beginning, plainText } from '../../enrichment/plain-text.ts';
import type { Speaker } from '../../transcript/call.ts';
import type { Citation, VerifiedClaim } from '../answer.ts';
import { isAddressed, isInTheCall, isNoFinding, isOrder } from './not-a-claim.ts';
import { clausesOf, contradicts } from './polarity.ts';
import { CLAIM_LIMITS } from './raw-claim.ts';
import { createRepetition } from './repetition.ts';
import { isSupported } from './support.ts';
import type { RawClaim, SourceTurn } from './types.ts';

/** The claim as it may be shown; undefined where it is dropped. Remembers what it let through. */
export type ClaimCheck = (raw: RawClaim) => VerifiedClaim | undefined;

/** What stands in double quotes. */
const QUOTED = /["“]([^"“”]{1,1000})["”]/g;

/**
 * Checks the claims of one answer, in their order. One is kept if its evidence stands in the sources letter by letter, the
 * turns that it cites say what it says, it does not say the contrary, tells something that the question and the claims
 * before did not, and speaks of calls: neither to its reader nor of how many there are. One that is a speaker's own words is shown as such.
 */
export function createClaimCheck(question: string, sources: readonly SourceTurn[]): ClaimCheck {
  const byNumber = new Map(sources.map((source) => [source.number, source]));
  const evidenceOf = createEvidenceCheck(sources.map(({ number, speaker, text }) => ({ turn: number, speaker, text })));
  const clean = createFindingCleaner(sources.map(({ text }) => text));
  const repetition = createRepetition(question);
  let kept = 0;
  return (raw) => {
    if (kept >= CLAIM_LIMITS.claims || isOrder(plainText(raw.text))) return undefined;
    const evidence = evidenceOf(raw.evidence.map(({ source, quote }) => ({ turn: source, quote })));
    const cited = evidence.flatMap(({ turn }) => byNumber.get(turn) ?? []);
    const cleaned = clean(raw.text, CLAIM_LIMITS.text);
    if (cited.length === 0 || cleaned === '' || isOrder(cleaned)) return undefined;
    const text = attributed(cleaned, cited);
    if (text === undefined || !isTold(text, [...new Set(cited.map((source) => plainText(source.text)))]))
      return undefined;
    if (repetition.isRepeated(text)) return undefined;
    kept++;
    repetition.add(text);
    return { text, citations: evidence.flatMap(({ turn, quote }) => citationOf(text, byNumber.get(turn), quote)) };
  };
}

/** Whether the cited turns tell what the claim says. */
function isTold(text: string, texts: readonly string[]): boolean {
  const quoted = Array.from(text.matchAll(QUOTED), ([, words = '']) => words);
  const own = withoutQuoted(text, texts);
  if ([own, ...quoted].some(isAddressed) || isNoFinding(own) || isInTheCall(own)) return false;
  return isSupported(text, texts) && !contradicts(clausesOf(text), texts.flatMap(clausesOf));
}

const WHO = { customer: 'A customer', agent: 'An agent', unknown: 'An unknown speaker' } as const;

/** What somebody said, as a claim that says who. */
export function saying(speaker: Speaker, words: string): string {
  return `${WHO[speaker]} said: "${words}"`;
}

/** Characters of what was said that such a claim has room for. */
export const ROOM_FOR_WORDS = CLAIM_LIMITS.text - saying('unknown', '').length;

/**
 * A claim that is nothing but words of a cited turn is shown as those: the answer does not speak as a customer does.
 * Undefined where cleaning changed them: they are no longer what was said, and nobody else's words either.
 */
function attributed(text: string, cited: readonly SourceTurn[]): string | undefined {
  const words = text.replace(/[.\s]+$/, '');
  const source = cited.find((one) => plainText(one.text).includes(words));
  if (source !== undefined)
    return words.includes('"') ? undefined : saying(source.speaker, beginning(words, ROOM_FOR_WORDS));
  const letters = lettersOf(words);
  return cited.some((one) => lettersOf(one.text).includes(letters)) ? undefined : text;
}

function lettersOf(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

/** The claim's own words: what it quotes letter by letter is somebody else's. */
function withoutQuoted(text: string, texts: readonly string[]): string {
  return text.replace(QUOTED, (all, quoted: string) => (texts.some((said) => said.includes(quoted)) ? '""' : all));
}

function citationOf(claim: string, source: SourceTurn | undefined, quote: string): readonly Citation[] {
  return source === undefined ? [] : [{ claim, call_id: source.call_id, turn: source.turn, quote }];
}
