import { createFindingCleaner } from '../../enrichment/clean-finding.ts';
import { plainText, sentencesOf } from '../../enrichment/plain-text.ts';
import type { ListedComplaint } from '../listing/list.ts';
import { isQuotable, saying } from './quotes.ts';
import { RECOMMENDATION_LIMITS } from './schema.ts';
import { TOP_ISSUES } from './top-issues.ts';
import type { Recommendation, SummaryFacts } from './types.ts';

/** A shorter sentence tells little. */
const MIN_WORDS = 4;
/** Quotes of one issue, of a complaint each. */
const QUOTES = 2;

/**
 * What stands in the place of recommendations where no model answers: for each of the most frequent issues what customers
 * said of it, letter by letter. Nothing is recommended, as nobody has thought of anything.
 */
export function extractiveRecommendations({
  issues,
  examples,
}: Pick<SummaryFacts, 'issues' | 'examples'>): readonly Recommendation[] {
  const clean = createFindingCleaner(examples.map(({ summary }) => plainText(summary)));
  const told = new Set<string>();
  return issues.slice(0, TOP_ISSUES).flatMap(({ issue }) => {
    const said = examples.filter((one) => one.issue === issue).flatMap((one) => quoteOf(one, clean, told));
    return said.length === 0 ? [] : [recommendationOf(said)];
  });
}

interface Quote {
  readonly complaint_id: string;
  readonly words: string;
}

/** The first sentence that can be shown and was not shown before; statements before questions. */
function quoteOf(
  { complaint_id, summary }: ListedComplaint,
  clean: ReturnType<typeof createFindingCleaner>,
  told: Set<string>,
): readonly Quote[] {
  const fit = sentencesOf(plainText(summary)).filter((words) => {
    return words.split(' ', MIN_WORDS).length === MIN_WORDS && !told.has(words) && isQuotable(words, clean);
  });
  const words = fit.find((one) => !one.endsWith('?')) ?? fit[0];
  if (words === undefined) return [];
  told.add(words);
  return [{ complaint_id, words }];
}

/** As many quotes as there is room for. */
function recommendationOf(said: readonly Quote[]): Recommendation {
  const some = said.slice(0, QUOTES);
  const text = saying(some.map(({ words }) => words));
  const quotes = text.length <= RECOMMENDATION_LIMITS.text ? some : said.slice(0, 1);
  return {
    text: saying(quotes.map(({ words }) => words)),
    evidence: quotes.map(({ complaint_id }) => complaint_id),
  };
}
