/** One measured figure, beside a reference of the same run. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** In the same unit. A time or a rate without one is put beside the yardstick (yardstick.ts). */
  readonly reference?: { readonly name: string; readonly value: number };
  /** Text of the goal, for the reader; nothing fails here. */
  readonly goal?: string;
}
