const CONSONANTS: Readonly<Record<string, string>> = {
  ...{ क: 'k', ख: 'kh', ग: 'g', घ: 'gh', ङ: 'n', च: 'ch', छ: 'chh', ज: 'j', झ: 'jh', ञ: 'n' },
  ...{ ट: 't', ठ: 'th', ड: 'd', ढ: 'dh', ण: 'n', त: 't', थ: 'th', द: 'd', ध: 'dh', न: 'n' },
  ...{ प: 'p', फ: 'ph', ब: 'b', भ: 'bh', म: 'm', य: 'y', र: 'r', ल: 'l', ळ: 'l', व: 'v' },
  ...{ श: 'sh', ष: 'sh', स: 's', ह: 'h' },
};

const WITH_NUKTA: Readonly<Record<string, string>> = { क: 'k', ख: 'kh', ग: 'g', ज: 'z', ड: 'd', ढ: 'dh', फ: 'f' };

const VOWELS: Readonly<Record<string, string>> = {
  ...{ अ: 'a', आ: 'aa', इ: 'i', ई: 'ee', उ: 'u', ऊ: 'oo', ऋ: 'ri', ए: 'e', ऐ: 'ai', ऑ: 'o', ओ: 'o', औ: 'au' },
};

const VOWEL_SIGNS: Readonly<Record<string, string>> = {
  ...{ 'ा': 'aa', 'ि': 'i', 'ी': 'ee', 'ु': 'u', 'ू': 'oo', 'ृ': 'ri', 'े': 'e', 'ै': 'ai', 'ॉ': 'o', 'ो': 'o', 'ौ': 'au' },
};

const OTHER_SIGNS: Readonly<Record<string, string>> = { '\u0901': 'n', '\u0902': 'n', '\u0903': 'h' };
/** Vowels that are written with a y before them when they follow a vowel: आई is aayi. */
const GLIDED: ReadonlySet<string> = new Set(['ई', 'ए']);
const NUKTA = '\u093c';
const VIRAMA = '\u094d';
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
