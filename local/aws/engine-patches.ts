import { registerHooks } from 'node:module';

/** One correction of an emulator's source file: `find` must occur exactly `times` times (default once), or start-up fails. */
interface Patch {
  readonly file: string;
  readonly why: string;
  readonly find: string;
  readonly replace: string;
  readonly times?: number;
}

/** Largest body the S3 engine takes in one request. It buffers bodies, so this is a memory limit, not S3's 5 GiB. */
export const MAX_S3_BODY_BYTES = 512 * 1024 * 1024;

/** The versions these patches were written for are pinned in package.json; others stop with the failing patch's reason. */
const PATCHES: readonly Patch[] = [
  {
    file: 'fauxqs/dist/app.js',
    why: 'it listens on every interface; a laptop must only listen on the loopback one',
    find: 'host: "0.0.0.0"',
    replace: 'host: "127.0.0.1"',
  },
  {
    file: 'fauxqs/dist/app.js',
    why: 'it refuses a single PUT above 11 MiB, where S3 takes 5 GiB',
    find: 'bodyLimit: 11 * 1_048_576',
    replace: `bodyLimit: ${MAX_S3_BODY_BYTES}`,
  },
  {
    file: 'fauxqs/dist/persistence.js',
    why: 'an fsync a write costs milliseconds; a killed process loses nothing without it, only a power cut could',
    find: 'PRAGMA journal_mode = WAL',
    replace: 'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL',
  },
  {
    file: 'fauxqs/dist/persistence.js',
    why: 'ChangeMessageVisibility(0) wrote NULL into a NOT NULL column and so dropped the message',
    find: 'this.stmts.updateMessageInflight.run(null, null, null, null, messageId);',
    replace:
      'this.db.prepare("UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL WHERE message_id = ?").run(messageId);',
  },
  {
    file: 'fauxqs/dist/sqs/sqsStore.js',
    why: 'a kill between this delete and the insert into the DLQ lost the message; the insert replaces the row by itself',
    find: 'this.persistence?.deleteMessage(msg.messageId);\n                    dlq.enqueue(msg);',
    replace: 'dlq.enqueue(msg);',
  },
  {
    file: 'fauxqs/dist/s3/s3Store.js',
    why: 'pages are cut by code unit, so sorting by locale lost keys between pages',
    find: '.sort((a, b) => a.key.localeCompare(b.key))',
    replace: '.sort((a, b) => (a.key < b.key ? -1 : 1))',
  },
  {
    file: 'fauxqs/dist/s3/actions/putObject.js',
    why: 'with "gzip,aws-chunked" it forgot the gzip',
    find: 'const ce = h("content-encoding");',
    replace:
      'const ce = h("content-encoding")?.split(",").map((x) => x.trim()).filter((x) => x !== "aws-chunked").join(",");',
  },
  {
    file: 'dynalite/actions/createTable.js',
    why: 'a new table did not take requests for a moment, and never again when the process was killed in that moment',
    find: "data.TableStatus = 'CREATING'",
    replace: "data.TableStatus = 'ACTIVE'",
  },
  {
    file: 'dynalite/actions/createTable.js',
    why: 'the same for its indexes',
    find: "index.IndexStatus = 'CREATING'",
    replace: "index.IndexStatus = 'ACTIVE'",
  },
  {
    file: 'dynalite/db/index.js',
    why: 'iterators have close(), not return(): every Query and Scan leaked one, with its snapshot of the database',
    find: 'iterator.return',
    replace: 'iterator.close',
    times: 4,
  },
  {
    file: 'dynalite/db/index.js',
    why: 'ListTables and DeleteTable read the keys of the whole database',
    find: 'mainDb.createKeyStream(options)',
    replace:
      "mainDb.createKeyStream({ ...options, ...(options?.gt ? { gt: prefix + options.gt } : { gte: prefix }), lt: prefix + '\\xFF' })",
  },
];

/** Applies the patches while Node loads an emulator: nothing on disk changes. Call before importing it, in its own thread. */
export function patchEngines(): void {
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      const patches = PATCHES.filter((patch) => url.endsWith(`/node_modules/${patch.file}`));
      if (patches.length === 0) {
        return loaded;
      }
      const source =
        typeof loaded.source === 'string' ? loaded.source : Buffer.from(loaded.source as Uint8Array).toString();
      return { ...loaded, source: patches.reduce(applyPatch, source) };
    },
  });
}

function applyPatch(source: string, patch: Patch): string {
  const pieces = source.split(patch.find);
  if (pieces.length - 1 !== (patch.times ?? 1)) {
    throw new Error(`${patch.file} is not the version this patch was written for (${patch.why}).`);
  }
  return pieces.join(patch.replace);
}
