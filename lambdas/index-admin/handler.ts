import type { Context } from 'aws-lambda';
import type { IndexAdmin, IndexBlueprint, RebuildSource, SearchRole } from '../domain/search/rebuild.ts';
import { type EnsureDeps, type Ensured, ensureIndex } from './ensure-index.ts';
import { type Rebuilt, rebuildIndex } from './rebuild-index.ts';

/** Milliseconds that the slowest step, a page of a rebuild, may still take. */
const RESERVE_MS = 60_000;

/** Kinds of documents; each has an index of its own. */
export const DOCUMENT_KINDS = ['calls', 'complaints'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** All that there is to know about the index of one kind. */
export interface AdministeredIndex {
  readonly admin: IndexAdmin;
  readonly blueprint: IndexBlueprint;
  readonly source: RebuildSource;
}

export interface AdminDeps extends Pick<EnsureDeps, 'logger' | 'pause' | 'mayPass'> {
  readonly indices: Readonly<Record<DocumentKind, AdministeredIndex>>;
  readonly roles: readonly SearchRole[];
}

/** `rebuild` builds an index anew, and is asked again until it is done; everything else makes sure that there are all. */
export interface AdminEvent {
  readonly action?: unknown;
  /** Which index. @default calls */
  readonly of?: unknown;
  /** Pages of a hundred documents after which it answers. @default as many as there is time for */
  readonly pages?: unknown;
  /** Index that an earlier answer of the same rebuild named. */
  readonly index?: unknown;
}

/** Invoked at each deployment, and by `npm run reindex`. */
export function createHandler(deps: AdminDeps) {
  return async (event: AdminEvent, context: Context): Promise<readonly Ensured[] | Rebuilt> => {
    const outOfTime = () => context.getRemainingTimeInMillis() < RESERVE_MS;
    return event.action === 'rebuild' ? await rebuild(deps, event, outOfTime) : await ensureAll(deps, outOfTime);
  };
}

async function rebuild(
  { indices, logger }: AdminDeps,
  { of = 'calls', pages, index }: AdminEvent,
  outOfTime: () => boolean,
): Promise<Rebuilt> {
  const kind = DOCUMENT_KINDS.find((one) => one === of);
  if (kind === undefined) throw new Error(`There is no such index; there are ${DOCUMENT_KINDS.join(', ')}.`);
  const result = await rebuildIndex(
    { ...indices[kind], outOfTime },
    {
      ...(typeof index === 'string' && { begun: index }),
      ...(typeof pages === 'number' && { pages }),
    },
  );
  logger.info('Rebuilt the index', { ...result });
  return result;
}

async function ensureAll(deps: AdminDeps, outOfTime: () => boolean): Promise<readonly Ensured[]> {
  const ensured: Ensured[] = [];
  // One after the other: what a new domain is waited for, and granted, is the same for all.
  for (const [i, kind] of DOCUMENT_KINDS.entries()) {
    const { admin, blueprint } = deps.indices[kind];
    const { logger, pause, mayPass } = deps;
    const roles = i === 0 ? deps.roles : [];
    ensured.push(await ensureIndex({ admin, blueprint, roles, logger, pause, mayPass, outOfTime }));
  }
  return ensured;
}
