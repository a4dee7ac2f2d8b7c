import type { CallBatches } from '../domain/calls/ports.ts';
import type { CallRecord } from '../domain/calls/record.ts';
import { definitionVersion, indexDefinition } from '../domain/search/index-definition.ts';
import type { CallIndex, WriteOutcome } from '../domain/search/ports.ts';
import type { IndexAdmin, IndexState, RebuildProgress } from '../domain/search/rebuild.ts';
import type { IndexSettings } from '../domain/search/settings.ts';
import { type EmbedDeps, embedMoments } from '../indexing/embed-moments.ts';
import { indexOperation, write } from '../indexing/index-calls.ts';
import type { Meter } from '../runtime/observability.ts';

export interface RebuildDeps extends EmbedDeps {
  readonly calls: Pick<CallBatches, 'scan' | 'size'>;
  readonly admin: IndexAdmin;
  /** The writing side of one index. */
  readonly indexOf: (name: string) => CallIndex;
  readonly settings: IndexSettings;
  readonly counter: Meter;
  readonly now: () => Date;
  readonly pause: (ms: number) => Promise<void>;
  /** True when the invocation has no time for another page. */
  readonly outOfTime: () => boolean;
}

/** Calls that are read and written at a time. */
const PAGE = 100;
/** Milliseconds for the model, a page. */
const EMBED_MS = 30_000;

export interface Rebuilt {
  /** False when time ran out: the next invocation goes on where this one ended. */
  readonly done: boolean;
  readonly index: string;
  readonly indexed: number;
  /** Calls that the index refuses; their records say why once they are indexed again. */
  readonly refused: number;
  /** About how many calls there are. */
  readonly calls_in_table: number;
}

/**
 * Builds a new index from the table and then has it asked in place of the old one. From the first moment on, what is
 * stored is written to both: whoever asked for the indices before that read the table before this scan does, so that
 * nothing is missed, and the revision keeps the order. How far it is stands in the index itself. `begun` is the index that an
 * earlier invocation of the same rebuild named: when another one has finished it, there is nothing left to do.
 */
export async function rebuildIndex(deps: RebuildDeps, begun?: string): Promise<Rebuilt> {
  const served = begun === undefined ? undefined : (await deps.admin.list()).find(({ name }) => name === begun);
  if (served?.serves === true) {
    const progress = { indexed: await deps.admin.count(served.name), refused: 0 };
    return await resultOf(deps, served, { done: true, progress });
  }
  const index = await successor(deps);
  let progress = index.meta.rebuild ?? START;
  for (let more = true; more; ) {
    if (deps.outOfTime()) return await resultOf(deps, index, { done: false, progress });
    const { calls, next } = await deps.calls.scan({ limit: PAGE, after: progress.after });
    const refused = await writePage(deps, index.name, calls);
    const indexed = progress.indexed + calls.length - refused;
    progress = { after: next, indexed, refused: progress.refused + refused };
    more = next !== undefined;
    if (more) await deps.admin.keepMeta(index.name, { ...index.meta, rebuild: progress });
  }
  await finish(deps, index);
  return await resultOf(deps, index, { done: true, progress });
}

async function resultOf(
  { calls }: RebuildDeps,
  index: IndexState,
  { done, progress }: { done: boolean; progress: RebuildProgress },
): Promise<Rebuilt> {
  const { indexed, refused } = progress;
  return { done, index: index.name, indexed, refused, calls_in_table: await calls.size() };
}

/** The index that is being built by this definition: the one that an earlier invocation began, or a new one. */
async function successor(deps: RebuildDeps): Promise<IndexState> {
  const { admin, settings } = deps;
  const definition = definitionVersion(settings);
  const indices = await admin.list();
  const begun = indices.findLast(
    ({ serves, meta }) => !serves && meta.rebuild !== undefined && meta.definition === definition,
  );
  const version = begun?.version ?? (indices.at(-1)?.version ?? 0) + 1;
  if (begun === undefined) await admin.create(version, indexDefinition(settings), { definition, rebuild: START });
  const index = begun ?? (await admin.list()).find((one) => one.version === version);
  if (index === undefined) throw new Error('The index that was just made is not there yet.');
  if (!index.written) await admin.openForWrites(index.name);
  return index;
}

const START: RebuildProgress = { indexed: 0, refused: 0 };

/** Returns how many calls the index refuses. */
async function writePage(deps: RebuildDeps, index: string, calls: readonly CallRecord[]): Promise<number> {
  const embedded = await embedMoments(deps, calls, EMBED_MS);
  const failed = embedded.filter(({ complete }) => !complete).length;
  if (failed > 0)
    throw new Error(`The embedding model failed for ${failed} calls; the rebuild goes on when it is asked again.`);
  const operations = embedded.map((one) => indexOperation(one, deps.settings.embedding_model));
  const outcomes = await write({ ...deps, index: deps.indexOf(index) }, operations);
  const busy = outcomes.some((outcome: WriteOutcome) => outcome.kind === 'retry');
  if (busy) throw new Error('The search engine is too busy; the rebuild goes on when it is asked again.');
  return outcomes.filter((outcome) => outcome.kind === 'refused').length;
}

/** Has the index asked, then drops every other one. */
async function finish({ admin }: RebuildDeps, { name, meta }: IndexState): Promise<void> {
  await admin.count(name);
  const { rebuild: _, ...complete } = meta;
  // Complete before it is asked: who finds it in between must take it for neither half nor new.
  await admin.keepMeta(name, complete);
  await admin.serve(name);
  for (const other of await admin.list()) if (other.name !== name) await admin.drop(other.name);
}
