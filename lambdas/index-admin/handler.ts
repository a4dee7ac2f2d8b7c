import type { Context } from 'aws-lambda';
import { type EnsureDeps, type Ensured, ensureIndex } from './ensure-index.ts';
import { type RebuildDeps, type Rebuilt, rebuildIndex } from './rebuild-index.ts';

/** Milliseconds that the slowest step, a page of a rebuild, may still take. */
const RESERVE_MS = 60_000;

export type AdminDeps = Omit<RebuildDeps & EnsureDeps, 'outOfTime'>;

/** `rebuild` builds the index anew, and is asked again until it is done; everything else makes sure that there is one. */
export interface AdminEvent {
  readonly action?: unknown;
  /** Pages of a hundred calls after which it answers. @default as many as there is time for */
  readonly pages?: unknown;
  /** Index that an earlier answer of the same rebuild named. */
  readonly index?: unknown;
}

/** Invoked at each deployment, and by `npm run reindex`. */
export function createHandler(deps: AdminDeps) {
  return async ({ action, pages, index }: AdminEvent, context: Context): Promise<Ensured | Rebuilt> => {
    const outOfTime = () => context.getRemainingTimeInMillis() < RESERVE_MS;
    if (action !== 'rebuild') return await ensureIndex({ ...deps, outOfTime });
    let left = typeof pages === 'number' ? pages : Number.POSITIVE_INFINITY;
    const within = { ...deps, outOfTime: () => outOfTime() || left-- <= 0 };
    const result = await rebuildIndex(within, typeof index === 'string' ? index : undefined);
    deps.logger.info('Rebuilt the index', { ...result });
    return result;
  };
}
