import { Client } from '@opensearch-project/opensearch';
import type { IndexNames } from '#lambdas/adapters/opensearch/index-names.ts';
import { OpenSearchIndexAdmin } from '#lambdas/adapters/opensearch/opensearch-index-admin.ts';
import { SEARCH_INDEX } from '#lambdas/names.ts';
import { startEngine } from '../local/aws/engines.ts';
import { CommandError } from '../local/cli/command.ts';

/** Milliseconds of one request: a batch while the engine merges on a slow machine. */
const REQUEST_TIMEOUT = 120_000;
/** Exit code of a command that Ctrl-C ended. */
const INTERRUPTED = 130;

export interface SearchEngine {
  readonly title: string;
  readonly client: Client;
  /** Ends what was started, and drops the index that the bench made. */
  close(): Promise<void>;
}

/** The engine at an address, or the embedded one in a thread of its own, so that it and its client do not share one. */
export async function openEngine(address: string | undefined, names: IndexNames = SEARCH_INDEX): Promise<SearchEngine> {
  const embedded = address === undefined ? await startEngine({ kind: 'opensearch', region: 'local' }, warn) : undefined;
  const node = address ?? embedded?.url ?? '';
  const client = new Client({ node, maxRetries: 0, requestTimeout: REQUEST_TIMEOUT });
  const admin = new OpenSearchIndexAdmin(client, names);
  const stop = async () => {
    await client.close();
    await embedded?.close();
  };
  try {
    const title = embedded ? 'embedded engine' : `OpenSearch ${await versionOf(client, node)}`;
    const [first] = await admin.list();
    if (first !== undefined) {
      const name = `${first.name} is on this engine`;
      throw new CommandError(`${name}; the bench takes one without an index ${names.prefix}*.`, 69);
    }
    const close = async () => {
      for (const { name } of await admin.list()) await admin.drop(name);
      await stop();
    };
    // An engine of somebody else's must not keep the calls of a bench that was broken off.
    const onSignal = () => void close().finally(() => process.exit(INTERRUPTED));
    process.once('SIGINT', onSignal);
    return { title, client, close: () => close().finally(() => process.off('SIGINT', onSignal)) };
  } catch (error) {
    await stop();
    throw error;
  }
}

function warn(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function versionOf(client: Client, node: string): Promise<string> {
  try {
    return (await client.info()).body.version.number;
  } catch {
    throw new CommandError(`No OpenSearch answers at ${new URL(node).host}.`, 69);
  }
}

/** What an engine says about the files of an index; undefined from one that keeps it to itself. */
export interface IndexFiles {
  readonly megabytes: number;
  readonly segments: number;
  /** Merges that run now. */
  readonly merging: number;
}

/** After a flush, which an idle index does by itself and which removes the files that merges left behind. */
export async function indexFiles(client: Client): Promise<IndexFiles | undefined> {
  const index = SEARCH_INDEX.alias;
  try {
    await client.indices.flush({ index });
    const { body } = await client.indices.stats({ index, metric: ['store', 'segments', 'merge'] });
    const { store, segments, merges } = body._all.total ?? {};
    if (store === undefined || segments === undefined || merges === undefined) return undefined;
    return {
      megabytes: Number(store.size_in_bytes) / 2 ** 20,
      segments: Number(segments.count),
      merging: Number(merges.current),
    };
  } catch {
    return undefined;
  }
}
