/** One spelling for what is spelled in many ways in romanised Hindi; in order, each on the result of the one before. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/(.)\1+/g, '$1$1'], // baaaat is baat
  [/chh/g, 'ch'],
  [/ph/g, 'f'],
  [/x/g, 'ks'],
  [/sh/g, 's'],
  [/w/g, 'v'],
  [/z/g, 'j'],
  [/q|ck/g, 'k'],
  [/n(?=[bp])/g, 'm'],
  [/ee|ii/g, 'i'],
  [/oo|uu/g, 'u'],
  [/(.)\1/g, '$1'],
  [/[ae][iy](?![aeiou])/g, 'e'],
  [/a[uo](?![aeiou])|ou/g, 'o'],
  [/y$/g, 'i'],
  [/(?<=..[eio])n$|(?<=h[eio])n$/g, ''], // the nasal at the end is left out as often as written
];

/** Folds a word in lower-case Latin letters: `bijlee` and `bijli` meet, `wapas` and `vaapas`, `shikayat` and `sikaayat`. */
export function foldSpelling(word: string): string {
  return RULES.reduce((folded, [pattern, replacement]) => folded.replace(pattern, replacement), word);
}
