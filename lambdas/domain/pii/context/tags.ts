/** What the word list knows of a word; a word may have several tags. */
export const TAG = {
  /** Grammar words: they end any value. */
  FUNCTION: 1 << 0,
  /** Words that surround an answer without being part of it: yes, sure, sir, okay. */
  FILLER: 1 << 1,
  /** A known name. */
  NAME: 1 << 2,
  /** A common word; with NAME, a name that is one at the same time. */
  WORD: 1 << 3,
  /** Country, city, language, weekday or month. */
  PLACE: 1 << 4,
  /** Spoken digit or number below a hundred, or `double`. */
  DIGIT: 1 << 5,
  /** Street, road, nagar. */
  STREET: 1 << 6,
  /** Parts of a written address besides streets: apt, floor, near. */
  ADDRESS: 1 << 7,
  /** Host or spoken sign of an e-mail address. */
  MAIL: 1 << 8,
  /** First word of a cue. */
  CUE: 1 << 9,
  /** Asks for something: what, may, please, provide. */
  REQUEST: 1 << 10,
  /** May stand between a cue and its value: is, number, my. */
  LINK: 1 << 11,
  /** Makes the number before it a quantity. */
  UNIT: 1 << 12,
  /** Month, ordinal ending, part of a date. */
  DATE: 1 << 13,
  /** Says something of the named thing instead of giving it: wrong, not, expired. */
  STATE: 1 << 14,
  /** May stand inside a name: de, van, bin. */
  PARTICLE: 1 << 15,
  /** No table holds it. */
  UNKNOWN: 1 << 16,
  NUMBER: 1 << 17,
  MIXED: 1 << 18,
  /** One letter. */
  LETTER: 1 << 19,
  /** A placeholder. */
  TAKEN: 1 << 20,
  /** Form of address: mr, dr. */
  TITLE: 1 << 21,
  /** Says that post codes are talked of. */
  POSTAL: 1 << 22,
  /** Company or product. */
  BRAND: 1 << 23,
  /** Makes a company of the words before it: bank, ltd, solutions. */
  COMPANY: 1 << 24,
  /** A kind of street or place that is a common word as well: place, court, park. */
  SITE: 1 << 25,
  /** A given name that is a word too, but none that says anything of a person. */
  GIVEN: 1 << 26,
} as const;

/** Tags of words that are never the first word of a name behind a cue. */
export const NO_NAME = TAG.FUNCTION | TAG.FILLER | TAG.STATE | TAG.NUMBER | TAG.MIXED | TAG.TAKEN | TAG.UNIT;

/** Tags that make a turn worth a second look. */
export const NOTABLE =
  TAG.NAME | TAG.DIGIT | TAG.STREET | TAG.MAIL | TAG.CUE | TAG.UNKNOWN | TAG.NUMBER | TAG.MIXED | TAG.TITLE;
