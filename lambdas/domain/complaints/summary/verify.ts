import { createFindingCleaner } from '../../enrichment/clean-finding.ts';
import { plainText } from '../../enrichment/plain-text.ts';
import { withoutLinks } from '../../enrichment/without-links.ts';
import { hasAmounts } from '../../query/insight/amounts.ts';
import { isAddressed, isNoFinding, isOrder } from '../../query/insight/not-a-claim.ts';
import { quotedIn, sentencesAround, standsIn } from '../../query/insight/quotations.ts';
import { createRepetition } from '../../query/insight/repetition.ts';
import { saidText, shareSaid } from '../../query/insight/support.ts';
import type { ListedComplaint } from '../listing/list.ts';
import { isQuotable, saying } from './quotes.ts';
import { RECOMMENDATION_LIMITS as LIMITS } from './schema.ts';
import type { Recommendation } from './types.ts';
import { keyWords } from './what-sentence.ts';

/** What of an answer may be shown, and how many of its recommendations may not. */
export interface VerifiedRecommendations {
  readonly kept: readonly Recommendation[];
  readonly dropped: number;
}

/** Share of a recommendation's words that its complaints must say: what to do is new, what it is about is not. */
const ABOUT_THE_SAME = 0.2;
/** Advice says who ought to do what; orders and promises have another form. */
const ADVICE = /\bshould\b/i;
/** Personal data, made up or not, is no part of advice. */
const PLACEHOLDER = /\[[A-Z][A-Z_]{0,19}_\d{1,6}\]/;

/**
 * Checks what a model recommends, against the complaints that it was shown. A recommendation is kept if it names
 * complaints that were shown, is a plain sentence of advice without links, numbers that its complaints do not say, or
 * orders to whoever reads it, speaks of what they speak of, and does not repeat another one. One that is nothing but words
 * of a complaint is shown as what a customer said.
 */
export function verifyRecommendations(
  given: readonly Recommendation[],
  examples: readonly ListedComplaint[],
): VerifiedRecommendations {
  const byId = new Map(examples.map((one) => [one.complaint_id, one]));
  const clean = createFindingCleaner(examples.map(({ summary }) => plainText(summary)));
  const repetition = createRepetition('');
  const kept: Recommendation[] = [];
  for (const { text, evidence } of given) {
    if (kept.length === LIMITS.recommendations) break;
    const cited = [...new Set(evidence)].flatMap((id) => byId.get(id) ?? []).slice(0, LIMITS.evidence);
    const shown = cited.length === 0 ? undefined : (spoken(text, cited, clean) ?? advice(text, cited, clean));
    if (shown === undefined || repetition.isRepeated(shown.text)) continue;
    repetition.add(shown.text);
    kept.push(shown);
  }
  return { kept, dropped: given.length - kept.length };
}

type Clean = ReturnType<typeof createFindingCleaner>;

/** The whole sentence of a customer whose words these are, with that complaint alone as evidence. */
function spoken(text: string, cited: readonly ListedComplaint[], clean: Clean): Recommendation | undefined {
  const words = plainText(quotedIn(text)[0] ?? text).replace(/[.\s]{1,9}$/, '');
  for (const { complaint_id, summary } of cited) {
    const said = plainText(summary);
    const quote = words.length >= LIMITS.shortest && standsIn(said, words) ? sentencesAround(said, words) : undefined;
    if (quote !== undefined && isQuotable(quote, clean)) return { text: saying([quote]), evidence: [complaint_id] };
  }
  return undefined;
}

function advice(text: string, cited: readonly ListedComplaint[], clean: Clean): Recommendation | undefined {
  const plain = plainText(text);
  if (isOrder(plain) || withoutLinks(plain, () => true) !== plain) return undefined;
  const shown = clean(plain, LIMITS.text);
  const isAdvice = shown.length >= LIMITS.shortest && ADVICE.test(shown) && !PLACEHOLDER.test(shown);
  if (!isAdvice || isOrder(shown) || isAddressed(shown) || isNoFinding(shown)) return undefined;
  return isGrounded(shown, cited)
    ? { text: shown, evidence: cited.map(({ complaint_id }) => complaint_id) }
    : undefined;
}

/** Whether the complaints speak of the same, and what it quotes and every number of it stands in one of them. */
function isGrounded(text: string, cited: readonly ListedComplaint[]): boolean {
  const told = cited.map(({ issue, product, summary }) => ({ about: `${keyWords(issue)}. ${product}.`, summary }));
  const said = told.map(({ about, summary }) => saidText(`${about} ${plainText(summary)}`));
  const quotes = quotedIn(text);
  return (
    shareSaid(text, said) >= ABOUT_THE_SAME &&
    told.some(({ summary }) => hasAmounts(text, plainText(summary))) &&
    quotes.every((quote) => told.some(({ summary }) => standsIn(plainText(summary), quote)))
  );
}
