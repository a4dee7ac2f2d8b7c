/** Digits of number words, one after the other from zero; `x2` and `x3` stand for so many times the next digit. */
const WORDS: readonly (readonly [digits: string, words: string])[] = [
  ['0', 'zero oh o nought naught shunya shoonya sunya jeero zeero शून्य ज़ीरो जीरो'],
  ['1', 'one ek एक वन'],
  ['2', 'two do दो टू'],
  ['3', 'three teen tin तीन थ्री'],
  ['4', 'four char chaar चार फोर'],
  ['5', 'five paanch panch paach पांच पाँच फाइव'],
  ['6', 'six che chhe cheh chheh chhah chah chey छह छः छे सिक्स'],
  ['7', 'seven saat सात सेवन'],
  ['8', 'eight aath ath आठ एट'],
  ['9', 'nine nau नौ नाइन'],
  ['10', 'ten das'],
  ['11', 'eleven'],
  ['12', 'twelve'],
  ['13', 'thirteen'],
  ['14', 'fourteen'],
  ['15', 'fifteen'],
  ['16', 'sixteen'],
  ['17', 'seventeen'],
  ['18', 'eighteen'],
  ['19', 'nineteen'],
  ['x2', 'double dabal डबल'],
  ['x3', 'triple treble ट्रिपल'],
];

/** Folded word to the digits it stands for. */
export const DIGIT_VALUES: ReadonlyMap<string, string> = new Map(
  WORDS.flatMap(([digits, words]) => words.split(' ').map((word) => [word, digits] as const)),
);
