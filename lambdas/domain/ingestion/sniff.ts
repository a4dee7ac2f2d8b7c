import { RejectCode, type Rejection } from './reject.ts';

/** Bytes that tell the kind of content. */
export const SNIFF_BYTES = 8;

/** First bytes of what is known and not supported. Source: the magic numbers of the formats' own specifications. */
const UNSUPPORTED: readonly { readonly magic: readonly number[]; readonly name: string }[] = [
  { magic: [0x50, 0x4b, 0x03, 0x04], name: 'a ZIP archive' },
  { magic: [0x50, 0x4b, 0x05, 0x06], name: 'a ZIP archive' },
  { magic: [0x50, 0x4b, 0x07, 0x08], name: 'a ZIP archive' },
  { magic: [...Buffer.from('-----BEG')], name: 'an encrypted or signed message' },
  { magic: [...Buffer.from('Salted__')], name: 'encrypted by OpenSSL' },
  { magic: [...Buffer.from('age-encr')], name: 'encrypted by age' },
  { magic: [0x28, 0xb5, 0x2f, 0xfd], name: 'Zstandard data' },
  { magic: [0x25, 0x50, 0x44, 0x46], name: 'a PDF document' },
  { magic: [0x42, 0x5a, 0x68], name: 'bzip2 data' },
  { magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a], name: 'xz data' },
  { magic: [0x37, 0x7a, 0xbc, 0xaf], name: 'a 7z archive' },
  { magic: [0x3c], name: 'HTML or XML' },
];

const GZIP: readonly number[] = [0x1f, 0x8b];
const UTF16: readonly (readonly number[])[] = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];
const BOM: readonly number[] = [0xef, 0xbb, 0xbf];

export function isGzip(head: Uint8Array): boolean {
  return startsWith(head, GZIP);
}

/** Length of a UTF-8 byte order mark at the start: 3 or 0. */
export function bomLength(head: Uint8Array): number {
  return startsWith(head, BOM) ? BOM.length : 0;
}

/** Why content with these first bytes cannot be read; undefined when it may be text. */
export function unreadable(head: Uint8Array): Rejection | undefined {
  const utf16 = UTF16.some((magic) => startsWith(head, magic)) || head.subarray(0, 4).includes(0);
  if (utf16)
    return { code: RejectCode.ENCODING, message: 'The content is UTF-16 or holds NUL bytes; UTF-8 is needed.' };
  const text = head.subarray(bomLength(head));
  const known = UNSUPPORTED.find(({ magic }) => startsWith(text, magic));
  if (known) return { code: RejectCode.UNSUPPORTED, message: `The content is ${known.name}, not JSON.` };
  const [first] = text;
  const binary = first !== undefined && (first < 0x09 || (first > 0x0d && first < 0x20) || first > 0x7e);
  return binary
    ? { code: RejectCode.UNSUPPORTED, message: 'The content is binary or encrypted, not JSON.' }
    : undefined;
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, i) => bytes[i] === byte);
}
