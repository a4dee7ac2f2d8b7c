/**
 * The Porter stemmer as Lucene's PorterStemFilter has it, with its author's two later changes (bli, logi).
 * https://tartarus.org/martin/PorterStemmer/
 */
const STEP2: readonly (readonly [string, string])[] = [
  ['ational', 'ate'], ['tional', 'tion'], ['enci', 'ence'], ['anci', 'ance'], ['izer', 'ize'], ['bli', 'ble'],
  ['alli', 'al'], ['entli', 'ent'], ['eli', 'e'], ['ousli', 'ous'], ['ization', 'ize'], ['ation', 'ate'],
  ['ator', 'ate'], ['alism', 'al'], ['iveness', 'ive'], ['fulness', 'ful'], ['ousness', 'ous'], ['aliti', 'al'],
  ['iviti', 'ive'], ['biliti', 'ble'], ['logi', 'log'],
]; // biome-ignore format: a table
const STEP3: readonly (readonly [string, string])[] = [
  ['icate', 'ic'], ['ative', ''], ['alize', 'al'], ['iciti', 'ic'], ['ical', 'ic'], ['ful', ''], ['ness', ''],
]; // biome-ignore format: a table
const STEP4 = [
  'al', 'ance', 'ence', 'er', 'ic', 'able', 'ible', 'ant', 'ement', 'ment', 'ent', 'sion', 'tion', 'ou', 'ism', 'ate',
  'iti', 'ous', 'ive', 'ize',
]; // biome-ignore format: a table

const MAX_REMEMBERED = 50_000;
const remembered = new Map<string, string>();

export function porterStem(word: string): string {
  if (word.length < 3) return word;
  const known = remembered.get(word);
  if (known !== undefined) return known;
  const stem = step5(step4(suffix(step1c(step1b(step1a(word))))));
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(word, stem);
  return stem;
}

const suffix = (word: string) => replaceSuffix(replaceSuffix(word, STEP2), STEP3);

/** Consonant flags of a word, so that long runs of y stay linear. */
function consonants(word: string): readonly boolean[] {
  const flags: boolean[] = [];
  for (let i = 0; i < word.length; i++) {
    const character = word[i] ?? '';
    flags.push(character === 'y' ? i === 0 || !flags[i - 1] : !'aeiou'.includes(character));
  }
  return flags;
}

/** m: how many vowel-consonant sequences the stem has. */
function measure(stem: string): number {
  const flags = consonants(stem);
  let count = 0;
  for (let i = 1; i < flags.length; i++) if (flags[i] && !flags[i - 1]) count++;
  return count;
}

const hasVowel = (stem: string) => consonants(stem).includes(false);

function endsDouble(word: string): boolean {
  const last = word.length - 1;
  return last >= 1 && word[last] === word[last - 1] && (consonants(word)[last] ?? false);
}

/** Consonant-vowel-consonant at the end, where the last is not w, x or y. */
function endsShort(word: string): boolean {
  const flags = consonants(word);
  const last = flags.length - 1;
  if (last < 2 || !flags[last] || flags[last - 1] || !flags[last - 2]) return false;
  return !'wxy'.includes(word[last] ?? '');
}

function step1a(word: string): string {
  if (word.endsWith('sses') || word.endsWith('ies')) return word.slice(0, -2);
  return word.endsWith('s') && word.at(-2) !== 's' ? word.slice(0, -1) : word;
}

function step1b(word: string): string {
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const ending = word.endsWith('ed') ? 2 : word.endsWith('ing') ? 3 : 0;
  const stem = word.slice(0, word.length - ending);
  if (ending === 0 || !hasVowel(stem)) return word;
  if (stem.endsWith('at') || stem.endsWith('bl') || stem.endsWith('iz')) return `${stem}e`;
  if (endsDouble(stem)) return 'lsz'.includes(stem.at(-1) ?? '') ? stem : stem.slice(0, -1);
  return measure(stem) === 1 && endsShort(stem) ? `${stem}e` : stem;
}

const step1c = (word: string) => (word.endsWith('y') && hasVowel(word.slice(0, -1)) ? `${word.slice(0, -1)}i` : word);

function replaceSuffix(word: string, table: readonly (readonly [string, string])[]): string {
  for (const [ending, replacement] of table) {
    if (!word.endsWith(ending)) continue;
    const stem = word.slice(0, -ending.length);
    return measure(stem) > 0 ? stem + replacement : word;
  }
  return word;
}

function step4(word: string): string {
  const ending = STEP4.find((candidate) => word.endsWith(candidate));
  if (ending === undefined) return word;
  const stem = word.slice(0, word.length - (ending === 'sion' || ending === 'tion' ? 3 : ending.length));
  return measure(stem) > 1 ? stem : word;
}

function step5(word: string): string {
  let result = word;
  if (result.endsWith('e')) {
    const stem = result.slice(0, -1);
    const count = measure(stem);
    if (count > 1 || (count === 1 && !endsShort(stem))) result = stem;
  }
  return result.endsWith('ll') && measure(result.slice(0, -1)) > 1 ? result.slice(0, -1) : result;
}
