import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { type ReEnrichDeps, type ReEnriched, reEnrich } from './re-enrich.ts';

/** Milliseconds that a page of calls may take. */
const RESERVE_MS = 60_000;

const Event = z.object({
  action: z.enum(['estimate', 'reopen']),
  older_than: z.int().check(z.gte(0)),
  degraded: z.optional(z.boolean()),
  limit: z.int().check(z.gte(1)),
  after: z.optional(z.string().check(z.minLength(1))),
  /** Pages of a hundred calls after which it answers; without it, as many as there is time for. */
  pages: z.optional(z.int().check(z.gte(1))),
});

/** Invoked by `npm run re-enrich`, again until it is done. */
export function createHandler(deps: Omit<ReEnrichDeps, 'outOfTime'>) {
  return async (event: unknown, context: Context): Promise<ReEnriched> => {
    const { degraded = false, pages = Number.POSITIVE_INFINITY, ...query } = readEvent(event);
    let left = pages;
    const outOfTime = () => context.getRemainingTimeInMillis() < RESERVE_MS || left-- <= 0;
    const result = await reEnrich({ ...deps, outOfTime }, { ...query, degraded });
    const { models: _, after: __, ...counts } = result;
    deps.logger.info('Looked for calls to be read anew', { action: query.action, ...counts });
    return result;
  };
}

function readEvent(event: unknown): z.infer<typeof Event> {
  const parsed = z.safeParse(Event, event);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path }) => path.join('.') || 'the event');
  throw new Error(`These fields are missing or wrong: ${[...new Set(fields)].join(', ')}.`);
}
