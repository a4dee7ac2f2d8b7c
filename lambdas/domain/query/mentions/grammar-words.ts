/**
 * Words that the forms of comparisons, ranks, shares and negations are made of, by the one under which the tables know
 * them. Hindi in Latin letters; Devanagari and other spellings meet them (question-words.ts).
 */
export const GRAMMAR_WORDS: Readonly<Record<string, string>> = {
  zyada: 'zyada jyada zyaada jyaada adhik ज्यादा ज़्यादा',
  kam: 'kam कम',
  sabse: 'sabse सबसे',
  upar: 'upar oopar',
  neeche: 'neeche niche',
  lamba: 'lamba lambi lambe लंबा लंबी लंबे',
  chhota: 'chhota chhoti chhote chota choti chote',
  half: 'half aadha aadhe adha',
  '1.5': 'dedh',
  '2.5': 'dhai',
  kitna: 'kitna kitne kitni',
  percent: 'percent percentage pct pratishat fisadi feesadi',
  share: 'share hissa',
  top: 'top shirsh',
  nahi: 'nahi nahin nai nhi nahee नहीं',
  alawa: 'alawa alava siwa siva sivay siwaay',
  chhodkar: 'chhodkar chodkar chhodke chodke hatakar',
  chhod: 'chhod chod',
  bina: 'bina',
  wala: 'wala wale wali walon walo',
};
