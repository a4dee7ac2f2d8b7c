import { numbersSaid, numbersStated } from './words/numbers.ts';
import { contentOf, formsOf, isSaid, type ReadWord, readWords } from './words/read-words.ts';

/** Share of a claim's content words that the cited turns must have, or say otherwise. */
const LEAST_COVERAGE = 0.65;
/** Measures of time that a number counts; another one makes another fact. */
const UNITS: ReadonlySet<string> = new Set(['#day', '#week', '#month', '#year', '#hour', 'minut', 'second', 'percent']);
const NUMBER_WITH_UNIT =
  /(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty))[ -]([a-z]{3,10})\b/gi;
/** A capital within a sentence: a name of something, which must be said. */
const NAMED = /(?<=[\p{L}\p{N},;] )\p{Lu}[\p{L}\p{M}\p{N}]+/gu;
/** What stands for personal data: one that was not said replaces something made up. */
const PLACEHOLDER = /\[[A-Z][A-Z_]{0,19}_\d{1,6}\]/g;

/** Whether what a claim says is said in the turns that it cites: its words, its numbers, its names. Linear. */
export function isSupported(claim: string, cited: readonly string[]): boolean {
  const said = formsOf(cited.flatMap(readWords));
  const words = contentOf(readWords(claim));
  return isCovered(words, said) && hasNumbers(claim, cited, said) && hasNames(claim, cited, said);
}

function isCovered(words: readonly ReadWord[], said: ReadonlySet<string>): boolean {
  const covered = words.filter((word) => isSaid(word, said)).length;
  return covered > 0 && covered / words.length >= LEAST_COVERAGE;
}

function hasNumbers(claim: string, cited: readonly string[], said: ReadonlySet<string>): boolean {
  const numbers = new Set(cited.flatMap((text) => [...numbersSaid(text)]));
  for (const number of numbersStated(claim)) if (!numbers.has(number)) return false;
  const units = Array.from(claim.matchAll(NUMBER_WITH_UNIT), ([, unit = '']) => readWords(unit)).flat();
  return units.every((unit) => !unit.forms.some((form) => UNITS.has(form)) || isSaid(unit, said));
}

function hasNames(claim: string, cited: readonly string[], said: ReadonlySet<string>): boolean {
  const placeholders = claim.match(PLACEHOLDER) ?? [];
  if (!placeholders.every((one) => cited.some((text) => text.includes(one)))) return false;
  const names = (claim.match(NAMED) ?? []).flatMap(readWords);
  return names.every((name) => !name.content || isSaid(name, said));
}
