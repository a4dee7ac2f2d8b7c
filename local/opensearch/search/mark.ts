/** Place of a match in the text, in UTF-16 units. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly term: string;
}
