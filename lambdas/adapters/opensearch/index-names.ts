import { SEARCH_INDEX } from '../../names.ts';

/** Name of an index by its number, and back; undefined for any other index. */
export const indexName = (version: number): string => `${SEARCH_INDEX.prefix}${version}`;

export function indexVersion(name: string): number | undefined {
  const digits = name.startsWith(SEARCH_INDEX.prefix) ? name.slice(SEARCH_INDEX.prefix.length) : '';
  return /^[1-9]\d{0,8}$/.test(digits) ? Number(digits) : undefined;
}

/** The alias that one index is written by, see OpenSearchCallIndex. */
export const writeName = (index: string): string => `${index}-write`;
