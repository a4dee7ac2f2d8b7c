/** What an If-Match header asks for. */
export type IfMatch =
  | { readonly kind: 'version'; readonly version: number }
  /** Whatever version there is. */
  | { readonly kind: 'any' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'invalid' };

/** `"3"`, also without quotes. */
const TAG = /^(?:"([1-9]\d{0,8})"|([1-9]\d{0,8}))$/;
const MAX_HEADER = 100;

/**
 * Reads If-Match (RFC 9110, 13.1.1). A weak tag (`W/"3"`) is invalid, as tags are compared strongly there and it equals none;
 * so is a list of tags: a change is made to one version.
 */
export function readIfMatch(header: string | null | undefined): IfMatch {
  const text = (header ?? '').slice(0, MAX_HEADER).trim();
  if (text === '') return { kind: 'missing' };
  if (text === '*') return { kind: 'any' };
  const [, quoted, bare] = TAG.exec(text) ?? [];
  const version = quoted ?? bare;
  return version === undefined ? { kind: 'invalid' } : { kind: 'version', version: Number(version) };
}

/** The entity tag of a version, for ETag. */
export function entityTag(version: number): string {
  return `"${version}"`;
}
