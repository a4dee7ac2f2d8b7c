/** One measured figure, beside a reference of the same run where there is one. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly reference?: { readonly name: string; readonly value: number };
  /** Text of the goal, for the reader; nothing fails here. */
  readonly goal?: string;
}
