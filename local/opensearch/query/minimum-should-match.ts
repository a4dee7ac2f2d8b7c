import { parsingError } from '../errors.ts';

/**
 * How many of `clauses` optional clauses have to match: `2`, `-1`, `75%`, `-25%`, `2<75%`, `2<-25% 9<-3`.
 * https://docs.opensearch.org/2.19/query-dsl/minimum-should-match/
 */
export function minimumShouldMatch(spec: string, clauses: number): number {
  const text = spec.trim();
  if (text.includes('<')) return conditional(text, clauses);
  const percent = text.endsWith('%');
  const number = Number(percent ? text.slice(0, -1) : text);
  if (text === '' || !Number.isInteger(number)) throw parsingError(`For input string: "${text}"`);
  if (!percent) return Math.max(0, number < 0 ? clauses + number : number);
  const share = Math.trunc((clauses * number) / 100);
  return Math.max(0, share < 0 || number < 0 ? clauses + share : share);
}

function conditional(text: string, clauses: number): number {
  let result = clauses;
  for (const part of text.split(/\s+/)) {
    const [limit = '', rest = ''] = part.split('<');
    if (!Number.isInteger(Number(limit))) throw parsingError(`For input string: "${limit}"`);
    if (clauses <= Number(limit)) return result;
    result = minimumShouldMatch(rest, clauses);
  }
  return result;
}
