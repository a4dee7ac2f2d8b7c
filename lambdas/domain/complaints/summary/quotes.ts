import type { CleanFinding } from '../../enrichment/clean-finding.ts';
import { plainText } from '../../enrichment/plain-text.ts';
import { isAddressed, isOrder } from '../../query/insight/not-a-claim.ts';
import { hasQuoteMark } from '../../query/insight/quotations.ts';
import { RECOMMENDATION_LIMITS } from './schema.ts';

/** What stands before what customers said. */
const SAYING = 'Customers say: ';

/** Words of customers as they are shown in the place of a recommendation. */
export function saying(quotes: readonly string[]): string {
  return `${SAYING}${quotes.map((quote) => `“${quote}”`).join(' ')}`;
}

/** Characters that one quote may have. */
export const QUOTE_ROOM = RECOMMENDATION_LIMITS.text - saying(['']).length;

/** Whether words can be shown just as they were said: no link, no markup, no order to a model or to who reads them. */
export function isQuotable(words: string, clean: CleanFinding): boolean {
  return (
    words.length <= QUOTE_ROOM &&
    plainText(words) === words &&
    clean(words, QUOTE_ROOM) === words &&
    !isOrder(words) &&
    !isAddressed(words) &&
    !hasQuoteMark(words)
  );
}
