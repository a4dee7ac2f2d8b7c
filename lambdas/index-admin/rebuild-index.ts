import type {
  IndexAdmin,
  IndexBlueprint,
  IndexState,
  RebuildProgress,
  RebuildSource,
} from '../domain/search/rebuild.ts';

export interface RebuildDeps {
  readonly admin: IndexAdmin;
  /** How the index is made at present. */
  readonly blueprint: IndexBlueprint;
  readonly source: RebuildSource;
  /** True when the invocation has no time for another page. */
  readonly outOfTime: () => boolean;
}

export interface Rebuilt {
  /** False when time or pages ran out: the next invocation goes on where this one ended. */
  readonly done: boolean;
  readonly index: string;
  readonly indexed: number;
  /** Documents that the index refuses. */
  readonly refused: number;
  /** About how many documents there are. */
  readonly in_table: number;
}

export interface RebuildLimits {
  /** The index that an earlier invocation of the same rebuild named. */
  readonly begun?: string | undefined;
  /** Pages of the table after which it ends for now. @default as many as there is time for */
  readonly pages?: number | undefined;
}

/**
 * Builds a new index from the table and then has it asked in place of the old one. From the first moment on, what is
 * stored is written to both: whoever asked for the indices before that read the table before this scan does, so that
 * nothing is missed, and the version keeps the order. How far it is stands in the index itself. When another invocation has
 * finished the index that was begun, there is nothing left to do.
 */
export async function rebuildIndex(deps: RebuildDeps, { begun, pages }: RebuildLimits = {}): Promise<Rebuilt> {
  const served = begun === undefined ? undefined : (await deps.admin.list()).find(({ name }) => name === begun);
  if (served?.serves === true) {
    const progress = { indexed: await deps.admin.count(served.name), refused: 0 };
    return await resultOf(deps, served, { done: true, progress });
  }
  const index = await successor(deps);
  let progress = index.meta.rebuild ?? START;
  let left = pages ?? Number.POSITIVE_INFINITY;
  for (let more = true; more; left--) {
    if (left <= 0 || deps.outOfTime()) return await resultOf(deps, index, { done: false, progress });
    progress = await writePage(deps, index.name, progress);
    more = progress.after !== undefined;
    if (more) await deps.admin.keepMeta(index.name, { ...index.meta, rebuild: progress });
  }
  await finish(deps, index);
  return await resultOf(deps, index, { done: true, progress });
}

/** `after` of the result is undefined behind the last page. */
async function writePage(
  { source, outOfTime }: RebuildDeps,
  index: string,
  { after, indexed, refused }: RebuildProgress,
): Promise<RebuildProgress> {
  const page = await source.writePage({ index, after, outOfTime });
  return { after: page.next, indexed: indexed + page.indexed, refused: refused + page.refused };
}

async function resultOf(
  { source }: RebuildDeps,
  index: IndexState,
  { done, progress }: { done: boolean; progress: RebuildProgress },
): Promise<Rebuilt> {
  const { indexed, refused } = progress;
  return { done, index: index.name, indexed, refused, in_table: await source.size() };
}

/** The index that is being built by this blueprint: the one that an earlier invocation began, or a new one. */
async function successor({ admin, blueprint }: RebuildDeps): Promise<IndexState> {
  const indices = await admin.list();
  const begun = indices.findLast(
    ({ serves, meta }) => !serves && meta.rebuild !== undefined && meta.definition === blueprint.version,
  );
  const version = begun?.version ?? (indices.at(-1)?.version ?? 0) + 1;
  const meta = { definition: blueprint.version, rebuild: START };
  if (begun === undefined) await admin.create(version, blueprint.definition, meta);
  const index = begun ?? (await admin.list()).find((one) => one.version === version);
  if (index === undefined) throw new Error('The index that was just made is not there yet.');
  if (!index.written) await admin.openForWrites(index.name);
  return index;
}

const START: RebuildProgress = { indexed: 0, refused: 0 };

/** Has the index asked, then drops every other one. */
async function finish({ admin }: RebuildDeps, { name, meta }: IndexState): Promise<void> {
  await admin.count(name);
  const { rebuild: _, ...complete } = meta;
  // Complete before it is asked: who finds it in between must take it for neither half nor new.
  await admin.keepMeta(name, complete);
  await admin.serve(name);
  for (const other of await admin.list()) if (other.name !== name) await admin.drop(other.name);
}
