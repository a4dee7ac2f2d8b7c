import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import type { Metafile, Plugin } from 'esbuild';
import { ID_LENGTH, TABLES_FILE } from './tables.ts';

/**
 * Modules whose exports are computed when a function is bundled instead of at each of its cold starts.
 *
 * A bundle holds neither such a module nor what only it imports, but its exports: small values as code, typed arrays
 * and long strings in one file beside the bundle (tables.ts reads it). Source that runs unbundled computes them as ever.
 *
 * To add a module: put its path here. It may export nothing but plain data (numbers, strings, booleans, null,
 * undefined, arrays, objects, typed arrays) that depends on nothing but the source; functions over the data go into
 * another module. It pays for modules that take milliseconds to compute, or hold more than some 10 KB.
 */
export const PRECOMPUTED: readonly string[] = [
  'lambdas/domain/sentiment/vocabulary.ts',
  'lambdas/domain/pii/context/data/name-weights.ts',
  'lambdas/domain/pii/context/data/vocabulary-bits.ts',
];

const READER = resolve(import.meta.dirname, 'tables.ts');
const TYPED_ARRAYS = [
  Int8Array,
  Uint8Array,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
] as const;
/** Offsets are multiples of it, as views of the widest numbers ask for. */
const ALIGNMENT = 8;
/** Characters from which a string goes to the file. */
const LONG_TEXT = 1024;

interface Collector {
  /** Adds bytes to the file and returns where its inflated content holds them. */
  add(bytes: ArrayBufferView): number;
  /** The file, and the id it begins with: of its content, so that one source makes one file. */
  close(): { readonly id: string; readonly file: Uint8Array };
}

/** Puts the exports of `modules` into bundles, and one file of tables beside each bundle that needs it. */
export function precompute(modules: readonly string[]): Plugin {
  return {
    name: 'precompute',
    async setup(build) {
      // Says which bundles read tables.
      build.initialOptions.metafile = true;
      const data = collectTables();
      const codes = new Map<string, string>();
      for (const path of modules.map((path) => resolve(path))) codes.set(path, await moduleCode(path, data));
      const { id, file } = data.close();
      build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const code = codes.get(path);
        if (code === undefined) return undefined;
        const open = `import { openTables } from ${JSON.stringify(READER)};
          const tables = openTables(import.meta.dirname, ${JSON.stringify(id)});`;
        return { contents: `${open}\n${code}`, loader: 'js', resolveDir: dirname(path) };
      });
      build.onEnd(async ({ metafile }) => {
        for (const folder of foldersWithTables(metafile)) await writeFile(join(folder, TABLES_FILE), file);
      });
    },
  };
}

/** Folders of the bundles that read tables. */
function foldersWithTables(metafile: Metafile | undefined): Set<string> {
  const outputs = Object.entries(metafile?.outputs ?? {});
  const readers = outputs.filter(([, { inputs }]) => Object.keys(inputs).some((path) => resolve(path) === READER));
  return new Set(readers.map(([path]) => dirname(path)));
}

/** The exports of a module as code. */
async function moduleCode(path: string, data: Collector): Promise<string> {
  const exports: Readonly<Record<string, unknown>> = await import(/* @vite-ignore */ pathToFileURL(path).href);
  return Object.entries(exports)
    .map(([name, value]) => `export const ${name} = ${literal(value, `${name} of ${path}`, data)};`)
    .join('\n');
}

function literal(value: unknown, name: string, data: Collector): string {
  const inner = (key: string | number, part: unknown) => literal(part, `${name}, in ${key}`, data);
  if (typeof value === 'string') {
    if (value.length < LONG_TEXT || !value.isWellFormed()) return JSON.stringify(value);
    const bytes = Buffer.from(value);
    return `/* @__PURE__ */ tables.text(${data.add(bytes)}, ${bytes.length})`;
  }
  if (Object.is(value, -0)) return '-0';
  if (value === null || ['number', 'boolean', 'undefined'].includes(typeof value)) return String(value);
  if (Array.isArray(value)) return `[${value.map((part, i) => inner(i, part)).join()}]`;
  const type = TYPED_ARRAYS.find((type) => value instanceof type);
  if (type !== undefined && value instanceof type) {
    return `/* @__PURE__ */ tables.array(${type.name}, ${data.add(value)}, ${value.length})`;
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) throw new TypeError(`No plain data to precompute: ${name}.`);
  const fields = Object.entries(value as object).map(([key, part]) => `${JSON.stringify(key)}: ${inner(key, part)}`);
  return `{${fields.join()}}`;
}

function collectTables(): Collector {
  const parts: Uint8Array[] = [];
  let length = 0;
  return {
    add({ buffer, byteOffset, byteLength }) {
      const offset = Math.ceil(length / ALIGNMENT) * ALIGNMENT;
      parts.push(new Uint8Array(offset - length), new Uint8Array(buffer, byteOffset, byteLength));
      length = offset + byteLength;
      return offset;
    },
    close() {
      const content = Buffer.concat(parts);
      const id = createHash('sha256').update(content).digest('hex').slice(0, ID_LENGTH);
      return { id, file: Buffer.concat([Buffer.from(id), deflateRawSync(content, { level: 9 })]) };
    },
  };
}
