import type { IndexAdmin, IndexBlueprint, IndexState, SearchRole } from '../domain/search/rebuild.ts';
import type { Logger } from '../runtime/observability.ts';

export interface EnsureDeps {
  readonly admin: IndexAdmin;
  /** How the index is made at present. */
  readonly blueprint: IndexBlueprint;
  readonly roles: readonly SearchRole[];
  readonly logger: Logger;
  readonly pause: (ms: number) => Promise<void>;
  readonly outOfTime: () => boolean;
  /** True for a fault that a domain which was just made gives for a while. */
  readonly mayPass: (error: unknown) => boolean;
}

export interface Ensured {
  readonly index: string;
  readonly created: boolean;
  /** The index was made by another definition or model: `npm run reindex` makes one by this. */
  readonly outdated: boolean;
}

const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;

/**
 * Makes sure that there is an index that is asked and written to. Safe to repeat, also side by side. A new domain, and
 * rights that were just given, need minutes until they hold: faults of that kind are waited out.
 */
export async function ensureIndex(deps: EnsureDeps): Promise<Ensured> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await ensureOnce(deps);
    } catch (error) {
      if (!deps.mayPass(error) || deps.outOfTime()) throw error;
      deps.logger.info('The search engine is not ready yet', { attempt });
      await deps.pause(Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** attempt));
    }
  }
}

async function ensureOnce(deps: EnsureDeps): Promise<Ensured> {
  const { admin, blueprint, roles } = deps;
  if (roles.length > 0) await admin.grant(roles);
  const indices = await admin.list();
  const serving = indices.find(({ serves }) => serves);
  if (serving !== undefined) return await keep(deps, serving, indices);
  // Without one that is asked, the newest that is complete is taken up again before a new one is made.
  const left = indices.findLast(({ meta }) => meta.rebuild === undefined);
  const version = left?.version ?? (indices.at(-1)?.version ?? 0) + 1;
  if (left === undefined) await admin.create(version, blueprint.definition, { definition: blueprint.version });
  const made = (await admin.list()).find((index) => index.version === version);
  if (made === undefined) throw new Error('The index that was just made is not there yet.');
  await admin.serve(made.name);
  return { index: made.name, created: left === undefined, outdated: made.meta.definition !== blueprint.version };
}

async function keep(
  { admin, blueprint, logger }: EnsureDeps,
  serving: IndexState,
  indices: readonly IndexState[],
): Promise<Ensured> {
  // A crash between two steps of an earlier run left it without.
  if (!serving.written) await admin.openForWrites(serving.name);
  const outdated = serving.meta.definition !== blueprint.version;
  if (outdated) {
    // So that what is written from now on has a place; what was written before gets its own by a rebuild.
    const extended = await admin.extend(serving.name, blueprint.definition);
    logger.warn('The index was made by another definition; reindex to apply the present one', {
      index: serving.name,
      extended,
    });
  }
  const begun = indices.find(({ serves, written }) => !serves && written);
  if (begun !== undefined) {
    logger.warn('A rebuild was begun and not finished; reindex to finish it', { index: begun.name });
  }
  return { index: serving.name, created: false, outdated };
}
