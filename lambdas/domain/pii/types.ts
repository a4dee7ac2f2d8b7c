export type PiiType = 'EMAIL' | 'CARD' | 'SSN' | 'PHONE';

/** Half-open range of UTF-16 units of one text, with what was found there. */
export interface PiiSpan {
  readonly type: PiiType;
  readonly start: number;
  readonly end: number;
}
