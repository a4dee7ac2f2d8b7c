import { numberOf } from './words/numbers.ts';
import { isSaid, readWords } from './words/read-words.ts';

/** What is counted or measured, by every way to write it; a number of another one is another fact. */
const UNITS = new Map(
  `percent percent % per-cent pct;dollar dollar dollars $ usd bucks;euro euro euros € eur;pound pound pounds £ gbp quid
  rupee rupee rupees rs inr ₹ rupaye rupay rupaya rupya rupye rupe रुपये रुपए रुपया;second second seconds sec
  minute minute minutes min mins minat मिनट;hour hour hours ghanta ghante ghanton घंटा घंटे;day day days din दिन
  week week weeks hafta hafte hafton हफ्ता हफ्ते;month month months mahina mahine mahino महीना महीने;year year years saal sal साल
  time time times baar bar बार;kilo kilo kilos kg kilogram kilograms;km km kilometre kilometres kilometer kilometers;mile mile miles
  metre metre metres meter meters;gb gb gigabyte gigabytes;mb mb megabyte megabytes;mbps mbps`
    .split(/;|\n/)
    .flatMap((line) => {
      const [unit = '', ...words] = line.trim().split(' ');
      return words.map((word) => [word, unit] as const);
    }),
);
const TOKEN = /[$€£₹%]|\p{Nd}(?:[,.]?\p{Nd})*|[\p{L}\p{M}]+/gu;
/** Words that say which of several numbers it is: `at four instead of two`. */
const PLACES: ReadonlySet<string> = new Set(['at', 'of', 'from', 'to', 'until', 'since']);
/** Those that stand before their number. */
const SIGNS: ReadonlySet<string> = new Set(['$', '€', '£', '₹', 'rs', 'inr', 'usd', 'eur', 'gbp']);
/** Days and months: they count nothing. */
const NAMED = /^[A-Z]/;
/** How far behind a number stands what it counts. */
const NEAR = 3;

interface Amount {
  readonly number: string;
  readonly unit: string | undefined;
  /** The words behind it, the nearest first. */
  readonly counted: readonly string[];
  readonly place: string | undefined;
}

/** Whether a turn says every number of a claim, each of the same thing. Linear in each of them. */
export function hasAmounts(claim: string, said: string): boolean {
  const claimed = amountsOf(claim, numberOf.stated);
  if (claimed.length === 0) return true;
  const known = Map.groupBy(amountsOf(said, numberOf.said), ({ number }) => number);
  return claimed.every((amount) => known.get(amount.number)?.some((one) => isSame(amount, one)));
}

function isSame(claimed: Amount, said: Amount): boolean {
  if (claimed.unit === 'time' && said.unit === undefined) return true;
  if (claimed.unit !== undefined) return claimed.unit === said.unit;
  if (claimed.place !== undefined && said.place !== undefined && claimed.place !== said.place) return false;
  if (NAMED.test(claimed.number)) return true;
  const [counted] = readWords(claimed.counted[0] ?? '');
  if (counted === undefined || !counted.content) return true;
  const forms = new Set(readWords(said.counted.join(' ')).flatMap(({ forms: all }) => all));
  return said.counted.every((word) => !readWords(word)[0]?.content) || isSaid(counted, forms);
}

function amountsOf(text: string, read: (token: string) => string | undefined): readonly Amount[] {
  const tokens =
    text
      .replace(/\[[A-Z][A-Z_]{0,19}_\d{1,6}\]/g, ' ')
      .toLowerCase()
      .match(TOKEN) ?? [];
  return tokens.flatMap((token, at) => {
    const number = read(token);
    if (number === undefined) return [];
    const counted = tokens.slice(at + 1, at + 1 + NEAR).filter((word) => read(word) === undefined);
    const before = tokens[at - 1] ?? '';
    const unit = UNITS.get(token) ?? unitIn(counted) ?? (SIGNS.has(before) ? UNITS.get(before) : undefined);
    return [{ number, unit, counted, place: PLACES.has(before) ? before : undefined }];
  });
}

/** `two working days`: one word may stand before the unit. */
function unitIn(counted: readonly string[]): string | undefined {
  return counted.slice(0, 2).flatMap((word) => UNITS.get(word) ?? [])[0];
}
