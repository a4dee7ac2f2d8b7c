import { behind, formExpression, type Line, readForm } from '../mentions/line.ts';

/** When a fiscal year begins differs by country and company, so none is read as days. */
const FISCAL = formExpression(
  String.raw`(?:(?:the|last|this|next|past) )?(?:(?:fiscal|financial) (?:year|quarter)?|fy)(?: ?(?:(?:19|20)?\d{2})(?: - \d{2,4})?)?|fy(?:19|20)?\d{2}(?: - \d{2,4})?`,
);
const STARTS = /(?:the|last|this|next|past|fiscal|financial|fy(?:\d{2}|\d{4})?) /y;

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
