import type { Field } from '../../analytics/dimensions.ts';

/** A way to say values of a field. */
export interface KnownValue {
  readonly field: Field;
  readonly values: readonly string[];
  /** As it is written, in lower case. */
  readonly written: string;
  /** It is another word for the values. */
  readonly isAlias: boolean;
  /** It is an ordinary word as well, and means the value only where the field is named beside it. */
  readonly isOrdinary: boolean;
}

/** Values by a spelling without separators. */
export interface Spellings {
  add(spelling: string, known: KnownValue): void;
  get(spelling: string): readonly KnownValue[];
  /** Length of the longest spelling with the same beginning, 0 for none: what is longer need not be looked up. */
  reach(spelling: string): number;
}

/** Characters that a beginning has. Most words of a question begin no value, which this tells at once. */
const BEGINNING = 3;
const NONE: readonly KnownValue[] = [];

export function createSpellings(): Spellings {
  const known = new Map<string, KnownValue[]>();
  const longest = new Map<string, number>();
  return {
    add(spelling, one) {
      const others = known.get(spelling);
      if (others) others.push(one);
      else known.set(spelling, [one]);
      for (let length = 1; length <= BEGINNING; length++) {
        const beginning = spelling.slice(0, length);
        longest.set(beginning, Math.max(longest.get(beginning) ?? 0, spelling.length));
      }
    },
    get: (spelling) => known.get(spelling) ?? NONE,
    reach: (spelling) => longest.get(spelling.slice(0, BEGINNING)) ?? 0,
  };
}
