/** Letters, marks and digits, held together by what holds words and numbers together (UAX #29, MidLetter, MidNum, ExtendNumLet). */
export const WORD = /[\p{L}\p{M}\p{N}]+(?:['’._][\p{L}\p{M}\p{N}]+)*/gu;
