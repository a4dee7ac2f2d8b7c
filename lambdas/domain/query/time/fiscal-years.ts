import { behind, formExpression, type Line, readForm } from '../mentions/line.ts';

/** When a fiscal year begins differs by country and company, so none is read as days. */
const YEAR = String.raw`@?(?:(?:19|20)\d{2}|\d{2})(?:-\d{2,4}|(?: -)? \d{2})?`;
const FISCAL = formExpression(
  `(?:(?:the|last|this|next|past) )?(?:(?:fiscal|financial) (?:year|quarter)|fy)(?: ${YEAR})?|fy${YEAR}`,
);
const STARTS = /(?:the|last|this|next|past|fiscal|financial|fy\S{0,7}) /y;

/** Words of a question that name fiscal years, as half-open ranges, in their order. */
export function findFiscalYears(line: Line): readonly { readonly first: number; readonly end: number }[] {
  const found: { first: number; end: number }[] = [];
  for (let i = 0; i < line.starts.length - 1; i++) {
    STARTS.lastIndex = line.starts[i] ?? 0;
    const match = STARTS.test(line.text) ? readForm(line, FISCAL, i) : null;
    if (match === null) continue;
    found.push({ first: i, end: behind(line, match) });
    i = behind(line, match) - 1;
  }
  return found;
}
