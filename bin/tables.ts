import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';

/** What precompute.ts writes beside a bundle: the id of the build in ASCII, then all tables, deflated (RFC 1951). */
export const TABLES_FILE = 'tables.bin';
export const ID_LENGTH = 16;

/** Restores what lies at a place of the inflated tables. Typed arrays are views; none is copied. */
export interface Tables {
  array<T>(type: new (bytes: ArrayBuffer, offset: number, length: number) => T, offset: number, length: number): T;
  text(offset: number, bytes: number): string;
}

let opened: Tables | undefined;

/** The tables in the folder of the bundle that this is bundled into; read once, by whichever module asks first. */
export function openTables(folder: string, id: string): Tables {
  opened ??= readTables(join(folder, TABLES_FILE), id);
  return opened;
}

function readTables(path: string, id: string): Tables {
  const file = readFile(path);
  if (file.toString('latin1', 0, ID_LENGTH) !== id) {
    throw new Error(`${path} is of another build than the bundle; deploy the whole folder that npm run build made.`);
  }
  // A copy begins at 0 of its own memory, so that the views are aligned.
  const bytes = new Uint8Array(inflateRawSync(file.subarray(ID_LENGTH)));
  return {
    array: (type, offset, length) => new type(bytes.buffer, offset, length),
    text: (offset, length) => Buffer.from(bytes.buffer, offset, length).toString('utf8'),
  };
}

function readFile(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new Error(`${path} belongs beside the bundle and cannot be read; run npm run build.`, { cause });
  }
}
