import {
  CONSONANTS,
  NUKTA,
  OTHER_SIGNS,
  VIRAMA,
  VOWEL_SIGNS,
  VOWELS,
  WITH_NUKTA,
} from '#lambdas/domain/text/devanagari.ts';

/** Vowels that are written with a y before them when they follow a vowel: आई is aayi. */
const GLIDED: ReadonlySet<string> = new Set(['ई', 'ए']);
/** Stands for the vowel that a consonant has when nothing is written; some of them are not spoken. */
const INHERENT = 'ə';

export function isDevanagari(word: string): boolean {
  return /^[\u0900-\u097f]/.test(word);
}

/** Latin letters for a word in Devanagari, roughly as people type it: बिजली is `bijlee`, शिकायत `shikaayat`. */
export function romanise(word: string): string {
  const characters = [...word.normalize('NFD')];
  let latin = '';
  for (let i = 0; i < characters.length; i++) {
    const [sound, used] = syllableAt(characters, i);
    latin += GLIDED.has(characters[i] ?? '') && /[aeiou]$/.test(latin) ? `y${sound}` : sound;
    i += used - 1;
  }
  return withoutSilentVowels(latin);
}

/** The sound that starts at a character, and how many characters it takes. */
function syllableAt(characters: readonly string[], at: number): readonly [sound: string, used: number] {
  const character = characters[at] ?? '';
  const consonant = CONSONANTS[character];
  if (consonant === undefined) {
    return [VOWELS[character] ?? OTHER_SIGNS[character] ?? VOWEL_SIGNS[character] ?? '', 1];
  }
  const dotted = characters[at + 1] === NUKTA;
  const sound = dotted ? (WITH_NUKTA[character] ?? consonant) : consonant;
  const next = characters[at + (dotted ? 2 : 1)] ?? '';
  const used = dotted ? 2 : 1;
  if (next === VIRAMA) return [sound, used + 1];
  const sign = VOWEL_SIGNS[next];
  return sign === undefined ? [sound + INHERENT, used] : [sound + sign, used + 1];
}

/**
 * Drops the inherent vowel at the end of a word, and between vowel-consonant and consonant-vowel
 * (https://en.wikipedia.org/wiki/Schwa_deletion_in_Indo-Aryan_languages#Hindi), from the right as the rule says.
 */
function withoutSilentVowels(latin: string): string {
  const parts = latin.match(/[^aeiouə]+|ə|[aeiou]+/g) ?? [];
  const last = parts.length - 1;
  if (parts[last] === INHERENT && last > 1) parts[last] = '';
  for (let i = last - 2; i > 2; i--) {
    const between = oneConsonant(parts[i - 1]) && oneConsonant(parts[i + 1]) && parts[i + 2] !== '';
    if (parts[i] === INHERENT && between) {
      parts[i] = '';
      i -= 2; // the vowel before stays: two in a row are never silent
    }
  }
  return parts.join('').replaceAll(INHERENT, 'a');
}

const oneConsonant = (sounds = ''): boolean => /^[bcdfghjklmnpqrstvwyz]h?h?$/.test(sounds);
