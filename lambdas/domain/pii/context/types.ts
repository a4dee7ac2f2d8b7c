/** What a span holds. CARD, PHONE, EMAIL and SSN are the spoken, cut or damaged ones that no form gives away. */
export const CONTEXT_TYPES = [
  'NAME',
  'ADDRESS',
  'DOB',
  'PIN',
  'OTP',
  'PASSWORD',
  'SECURITY_ANSWER',
  'USERNAME',
  'SSN',
  'ACCOUNT',
  'BOOKING',
  'CARD',
  'CVV',
  'PHONE',
  'EMAIL',
  'ID',
] as const;

export type ContextType = (typeof CONTEXT_TYPES)[number];

/** Who speaks a turn; `unknown` may ask and answer. */
export type Speaker = 'customer' | 'agent' | 'unknown';

/** Half-open range of UTF-16 units of one turn, at token boundaries. */
export interface ContextSpan {
  readonly type: ContextType;
  readonly start: number;
  readonly end: number;
}

/** Sets of types as bits; KEEP stands for values that are asked for and survive: order numbers, quantities, post codes. */
export const ASK = {
  NAME: 1 << 0,
  ADDRESS: 1 << 1,
  DOB: 1 << 2,
  PIN: 1 << 3,
  OTP: 1 << 4,
  PASSWORD: 1 << 5,
  SECURITY_ANSWER: 1 << 6,
  USERNAME: 1 << 7,
  SSN: 1 << 8,
  ACCOUNT: 1 << 9,
  BOOKING: 1 << 10,
  CARD: 1 << 11,
  CVV: 1 << 12,
  PHONE: 1 << 13,
  EMAIL: 1 << 14,
  ID: 1 << 15,
  KEEP: 1 << 16,
  /** A number of somebody, typed by its length. */
  NUMBER: 1 << 17,
} as const;

/** Types whose values are numbers or spelled characters. */
export const CODES =
  ASK.PIN |
  ASK.OTP |
  ASK.SSN |
  ASK.ACCOUNT |
  ASK.BOOKING |
  ASK.CARD |
  ASK.CVV |
  ASK.PHONE |
  ASK.ID |
  ASK.KEEP |
  ASK.NUMBER;
