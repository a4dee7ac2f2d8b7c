import { createEvidenceCheck } from '../../enrichment/check-evidence.ts';
import { createFindingCleaner } from '../../enrichment/clean-finding.ts';
import { plainText } from '../../enrichment/plain-text.ts';
import type { Evidence } from '../../enrichment/types.ts';
import type { Citation, VerifiedClaim } from '../answer.ts';
import { isAddressed, isInTheCall, isNoFinding, isOrder } from './not-a-claim.ts';
import { quotedIn, saying, sentencesAround, standsIn, withoutQuoted } from './quotations.ts';
import { CLAIM_LIMITS } from './raw-claim.ts';
import { createRepetition } from './repetition.ts';
import { saidText, shareSaid } from './support.ts';
import { isTold, type ReadTurn, readTurn } from './told.ts';
import type { RawClaim, SourceTurn } from './types.ts';
import { contentOf, readWords } from './words/read-words.ts';

/** The claim as it may be shown; undefined where it is dropped. Remembers what it let through. */
export type ClaimCheck = (raw: RawClaim) => VerifiedClaim | undefined;

/** Share of a claim's words that the cited turns must say, for their own words to tell what it meant to tell. */
const ABOUT_THE_SAME = 0.5;
/** Words with a meaning that a quotation needs to tell anything. */
const TELLING = 2;

/** A citation before it is one. */
interface Proof {
  readonly source: SourceTurn;
  readonly quote: string;
}

/**
 * Checks the claims of one answer, in their order. A claim is kept if its evidence stands in the sources letter by letter,
 * the turns that it cites say all that it says and of the same people (told.ts), and it tells something that the question
 * and the claims before did not, of calls: neither to its reader nor of how many there are.
 *
 * One that says more than its turns, though it is about the same, is not dropped: the words of a cited turn are shown in its
 * place, with who said them, and it is marked as `reworded`. So is, without the mark, one that is nothing but a speaker's
 * words. What stands in quotation marks is the quote of the citation.
 */
export function createClaimCheck(question: string, sources: readonly SourceTurn[]): ClaimCheck {
  const byNumber = new Map(sources.map((source) => [source.number, source]));
  const evidenceOf = createEvidenceCheck(sources.map(({ number, speaker, text }) => ({ turn: number, speaker, text })));
  const clean = createFindingCleaner(sources.map(({ text }) => text));
  const repetition = createRepetition(question);
  let kept = 0;
  const take = (claim: VerifiedClaim | undefined) => {
    if (claim === undefined || repetition.isRepeated(claim.text)) return undefined;
    kept++;
    repetition.add(claim.text);
    return claim;
  };
  return (raw) => {
    if (kept >= CLAIM_LIMITS.claims || isOrder(plainText(raw.text))) return undefined;
    const evidence = evidenceOf(raw.evidence.map(({ source, quote }) => ({ turn: source, quote })));
    const proofs = evidence.flatMap((one) => proofOf(byNumber, one));
    const text = clean(raw.text, CLAIM_LIMITS.text);
    if (proofs.length === 0 || text === '' || isOrder(text) || !isStatement(text)) return undefined;
    const cited = [...new Set(proofs.map(({ source }) => source))].map(readTurn);
    const isClean = (words: string) => clean(words, CLAIM_LIMITS.text) === words;
    return take(
      spoken(text, cited, isClean) ?? told(text, cited, proofs) ?? reworded(text, { cited, proofs, isClean }),
    );
  };
}

function proofOf(byNumber: ReadonlyMap<number, SourceTurn>, { turn, quote }: Evidence): readonly Proof[] {
  const source = byNumber.get(turn);
  return source === undefined ? [] : [{ source, quote }];
}

/** Whether it is a plain statement about calls, true or not. */
function isStatement(text: string): boolean {
  const own = withoutQuoted(text);
  return ![own, ...quotedIn(text)].some(isAddressed) && !isNoFinding(own);
}

function told(text: string, cited: readonly ReadTurn[], proofs: readonly Proof[]): VerifiedClaim | undefined {
  if (isInTheCall(withoutQuoted(text)) || !isTold(text, cited)) return undefined;
  return { text, citations: proofs.map((proof) => citationOf(text, proof)) };
}

type IsClean = (words: string) => boolean;

/** A claim that is nothing but words of a cited turn is shown as those: the answer does not speak as a customer does. */
function spoken(text: string, cited: readonly ReadTurn[], isClean: IsClean): VerifiedClaim | undefined {
  const words = text.replace(/[.\s]+$/, '');
  const turn = cited.find((one) => standsIn(one.text, words));
  return turn === undefined ? undefined : quoting(turn, words, isClean);
}

/** What somebody said in place of a claim that says more; undefined where that tells little of what the claim is about. */
function reworded(
  text: string,
  {
    cited,
    proofs,
    isClean,
  }: { readonly cited: readonly ReadTurn[]; readonly proofs: readonly Proof[]; readonly isClean: IsClean },
): VerifiedClaim | undefined {
  for (const { source, quote } of proofs) {
    const turn = cited.find((one) => one.source === source);
    const claim = turn === undefined ? undefined : quoting(turn, quote, isClean);
    if (claim === undefined) continue;
    const said = claim.citations.map((citation) => saidText(citation.quote));
    if (
      shareSaid(text, said) >= ABOUT_THE_SAME &&
      contentOf(readWords(claim.citations[0]?.quote ?? '')).length >= TELLING
    )
      return { ...claim, reworded: true };
  }
  return undefined;
}

/** The sentences that the words stand in, with who says them. Undefined where they cannot be shown just as they were said. */
function quoting({ source, text }: ReadTurn, words: string, isClean: IsClean): VerifiedClaim | undefined {
  const quote = sentencesAround(text, words);
  if (quote === undefined || !isClean(quote) || isOrder(quote) || isAddressed(quote)) return undefined;
  const claim = saying(source.speaker, quote);
  return { text: claim, citations: [citationOf(claim, { source, quote })] };
}

function citationOf(claim: string, { source, quote }: Proof): Citation {
  return { claim, call_id: source.call_id, turn: source.turn, quote };
}
