/** What a word or phrase does to those near it. */
export const ROLE = {
  plain: 0,
  negation: 1,
  /** Of Hindi: before the word or after it. */
  negationEither: 2,
  least: 3,
  contrast: 4,
  more: 5,
  less: 6,
  /** What makes a thing wished or supposed. */
  maybe: 7,
} as const;
export type Role = (typeof ROLE)[keyof typeof ROLE];

/** A word or phrase of the vocabulary. */
export interface Entry {
  /** -4..4; 0 when it only changes others, or stands in phrases. */
  readonly valence: number;
  readonly role: Role;
}

/** Bits that tell of an id, at one look, what there is to do with its token. */
export const MARK = {
  /** Has a valence, or changes what was said before. */
  SPEAKS: 1,
  PHRASE: 2,
} as const;
