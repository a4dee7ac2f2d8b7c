/** Verbs whose forms no ending tells. */
const IRREGULAR = new Map(
  `came come;went gone goes going go;sent send;paid pay;got gotten get;lost lose;broke broken break;took taken take;told tell
  said say;left leave;bought buy;kept keep;gave given give;made make;found find;held hold;heard hear;felt feel;spoke spoken speak
  knew known know;wrote written write;stole stolen steal;froze frozen freeze;thought think;fell fallen fall;grew grown grow
  rose risen rise;rang rung ring;drove driven drive;flew flown fly;tore torn tear;wore worn wear;shook shaken shake;forgot forgotten forget;threw thrown throw;saw seen see;won win;taught teach;caught catch;stuck stick;chose chosen choose;began begun begin;met meet;stood stand;sold sell;spent spend;understood understand
  built build;lent lend;meant mean;slept sleep;withdrew withdrawn withdraw;overcame overcome;brought bring;ran run;hung hang
  men man;women woman;children child;people person;better best good;worse worst bad;cheque check;cancelled canceled cancel`
    .split(/;|\n/)
    .flatMap((line) => {
      const words = line.trim().split(' ');
      const verb = words.at(-1) ?? '';
      return words.map((word) => [word, verb] as const);
    }),
);

/** Endings and what comes in their place, where so many letters stay; of those that fit, the first. */
const DERIVED: readonly (readonly [ending: string, replacement: string, stays: number])[] = [
  ['ication', 'y', 3],
  ['ations', '', 4],
  ['ation', '', 4],
  ['ement', '', 4],
  ['ments', '', 3],
  ['ment', '', 3],
  ['ness', '', 3],
  ['fully', '', 3],
  ['ful', '', 3],
  ['ance', '', 4],
  ['ions', '', 4],
  ['ion', '', 4],
  ['ate', '', 5],
  ['at', '', 5],
  ['ally', '', 4],
  ['ly', '', 4],
  ['al', '', 5],
];

const SHORTEST = 3;
const VOWEL = /[aeiouy]/;

/**
 * Stem of an English word in lower case: a suffix stripper in the manner of Lovins (1968) and Porter (1980), but that
 * `cancel` and `cancellation`, `delivery` and `delivered`, `paid` and `payment` are one. It is for comparing, not for reading.
 */
export function stemOf(word: string): string {
  const bare = word.replace(/['’]s?$/, '');
  const known = IRREGULAR.get(bare);
  const verb = known ?? withoutDerivation(withoutInflection(bare));
  return ending(IRREGULAR.get(verb) ?? verb);
}

function withoutInflection(word: string): string {
  if (word.length <= SHORTEST) return word;
  for (const [suffix, replacement] of [
    ['ies', 'y'],
    ['ied', 'y'],
    ['sses', 'ss'],
  ] as const) {
    if (word.endsWith(suffix) && word.length > suffix.length + 1) return word.slice(0, -suffix.length) + replacement;
  }
  if (/(?:ch|sh|x|z)es$/.test(word)) return word.slice(0, -2);
  if (/[^aeiousy]ys$|[^su]s$/.test(word) && !word.endsWith('is')) return withoutTense(word.slice(0, -1));
  return withoutTense(word);
}

function withoutTense(word: string): string {
  for (const suffix of ['ing', 'ed']) {
    const stem = word.slice(0, -suffix.length);
    if (word.endsWith(suffix) && stem.length >= SHORTEST && VOWEL.test(stem) && !word.endsWith('eed')) return stem;
  }
  return word;
}

function withoutDerivation(word: string): string {
  for (const [suffix, replacement, stays] of DERIVED) {
    if (word.endsWith(suffix) && word.length - suffix.length >= stays)
      return word.slice(0, -suffix.length) + replacement;
  }
  return word;
}

/** Final e, double letters and y are spelled either way before an ending. */
function ending(word: string): string {
  if (word.length <= SHORTEST) return word;
  const bare = word.replace(/e$/, '').replace(/([^aeiou])\1$/, '$1');
  if (!bare.endsWith('y')) return bare;
  return bare.length > 5 ? bare.slice(0, -1) : `${bare.slice(0, -1)}i`;
}
