import type { ContextType } from './context/types.ts';
import type { FormType } from './forms/types.ts';

/** What a placeholder stands for: known by its form, or by what was asked and said around it. */
export type PiiType = FormType | ContextType;

/** Half-open range of UTF-16 units of one text, with what was found there. */
export interface PiiSpan {
  readonly type: PiiType;
  readonly start: number;
  readonly end: number;
}
