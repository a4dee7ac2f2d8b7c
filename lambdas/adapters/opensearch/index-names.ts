/** What an index of documents of one kind is named; SEARCH_INDEX or COMPLAINT_INDEX of names.ts. */
export interface IndexNames {
  /** What searches and counts ask; exactly one index stands behind it. */
  readonly alias: string;
  /** What is written to: the index of the alias and, during a rebuild, its successor as well. */
  readonly writeAlias: string;
  /** Indices are this and a number. */
  readonly prefix: string;
}

/** Name of an index by its number, and back; undefined for any other index. */
export const indexName = ({ prefix }: IndexNames, version: number): string => `${prefix}${version}`;

export function indexVersion({ prefix }: IndexNames, name: string): number | undefined {
  const digits = name.startsWith(prefix) ? name.slice(prefix.length) : '';
  return /^[1-9]\d{0,8}$/.test(digits) ? Number(digits) : undefined;
}

/** The alias that one index is written by, see BulkWriter. */
export const writeName = (index: string): string => `${index}-write`;
