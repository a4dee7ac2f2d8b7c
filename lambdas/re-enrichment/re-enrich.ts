import type { CallStore, EnrichmentLane, EnrichmentQueues } from '../domain/calls/ports.ts';
import type { CallRecord } from '../domain/calls/record.ts';
import type { NanoUsd } from '../domain/cost/money.ts';
import { enrichmentLane } from '../domain/enrichment/due.ts';
import {
  type CallOutlines,
  estimateReread,
  isOutdated,
  newestVersion,
  type OutdatedBy,
  type OutlinedCall,
  type Versions,
} from '../domain/enrichment/outdated.ts';
import type { EnrichmentSettings } from '../domain/enrichment/settings.ts';
import { promptFor } from '../enrichment/request-of.ts';
import { describeFault } from '../runtime/describe-fault.ts';
import type { Logger } from '../runtime/observability.ts';

export interface ReEnrichDeps {
  readonly calls: CallOutlines & Pick<CallStore, 'reopen'>;
  readonly queues: EnrichmentQueues;
  readonly settings: EnrichmentSettings;
  /** Of what calls are read with now. */
  readonly versions: Versions;
  /** Keys of the issues that triage knows. */
  readonly issueKeys: readonly string[];
  readonly now: () => Date;
  readonly logger: Logger;
  /** True when the invocation has no time for another page. */
  readonly outOfTime: () => boolean;
}

export interface ReEnrichQuery extends OutdatedBy {
  readonly action: 'estimate' | 'reopen';
  /** Calls at most, from 1 up. */
  readonly limit: number;
  /** Where an earlier invocation ended. */
  readonly after?: string | undefined;
}

/** Calls of one model and what reading them anew is likely to take. */
export interface ModelEstimate {
  readonly calls: number;
  readonly input_tokens: number;
  readonly output_tokens: number;
  readonly cost_nano_usd: NanoUsd;
}

export interface ReEnriched {
  /** False when there is more: the next invocation goes on behind `after`. */
  readonly done: boolean;
  readonly after?: string | undefined;
  /** Calls that were looked at. */
  readonly scanned: number;
  /** Calls to be read anew, or that are read anew from now on. */
  readonly calls: number;
  /** Calls that are outdated, but are left as they are, since their turns cannot be read at present. */
  readonly unreadable: number;
  readonly models: Readonly<Record<string, ModelEstimate>>;
}

/** Calls that are read at a time. */
const PAGE = 100;

/**
 * Looks through the table for calls that are outdated, and has them read anew when that is asked for. A call that was
 * taken up already is passed over, whether it waits to be read or has been, so that a run that was interrupted can be
 * repeated from the beginning. Throws for a version that there is not yet.
 */
export async function reEnrich(deps: ReEnrichDeps, query: ReEnrichQuery): Promise<ReEnriched> {
  const newest = newestVersion(deps.versions);
  if (query.older_than > newest) throw new Error(`older_than is at most ${newest}, the newest version that there is.`);
  let result: ReEnriched = { done: false, after: query.after, scanned: 0, calls: 0, unreadable: 0, models: {} };
  while (!result.done && !deps.outOfTime()) {
    const { calls, next } = await deps.calls.outlines({ limit: PAGE, after: result.after });
    const left = query.limit - result.calls;
    const outdated = calls.filter(({ outline }) => isOutdated(outline, query, deps.versions));
    const whole = await readWhole(deps, outdated);
    const readable = whole.slice(0, left);
    const taken = query.action === 'reopen' ? await reopen(deps, readable) : readable;
    result = {
      done: next === undefined || readable.length === left,
      after: next,
      scanned: result.scanned + calls.length,
      calls: result.calls + taken.length,
      unreadable: result.unreadable + outdated.length - whole.length,
      models: taken.reduce((models, call) => withCall(deps, models, call), result.models),
    };
  }
  return result;
}

/** Those of the calls whose turns can be read: a body that is missing keeps no other call from being read anew. */
async function readWhole({ logger }: ReEnrichDeps, calls: readonly OutlinedCall[]): Promise<readonly CallRecord[]> {
  const reads = await Promise.allSettled(calls.map((call) => call.whole()));
  const [first, ...others] = reads.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
  if (first !== undefined)
    logger.warn('Outdated calls cannot be read', { calls: 1 + others.length, ...describeFault(first.reason) });
  return reads.flatMap((read) => (read.status === 'fulfilled' ? [read.value] : []));
}

type Models = ReEnriched['models'];

function withCall(deps: ReEnrichDeps, models: Models, call: CallRecord): Models {
  const prompt = promptFor(call, deps);
  const { model, input_tokens, output_tokens, cost } = estimateReread(call, prompt.estimated_tokens, deps.settings);
  const before = models[model] ?? { calls: 0, input_tokens: 0, output_tokens: 0, cost_nano_usd: 0 };
  const sum: ModelEstimate = {
    calls: before.calls + 1,
    input_tokens: before.input_tokens + input_tokens,
    output_tokens: before.output_tokens + output_tokens,
    cost_nano_usd: before.cost_nano_usd + cost,
  };
  return { ...models, [model]: sum };
}

/** Returns the calls that are due again. Those that cannot be sent are sent by the sweeper. */
async function reopen(deps: ReEnrichDeps, calls: readonly CallRecord[]): Promise<readonly CallRecord[]> {
  const at = deps.now().toISOString();
  const reopened = await Promise.all(calls.map(({ call_id, revision }) => deps.calls.reopen(call_id, revision, at)));
  const due = calls.filter((_, i) => reopened[i]);
  for (const lane of ['priority', 'normal'] as const) await send(deps, lane, due);
  return due;
}

async function send({ queues, logger }: ReEnrichDeps, lane: EnrichmentLane, calls: readonly CallRecord[]) {
  const messages = calls
    .filter(({ triage }) => enrichmentLane(triage) === lane)
    .map(({ call_id, revision }) => ({ call_id, revision }));
  if (messages.length === 0) return;
  const { failed, faults } = await queues.send(lane, messages);
  if (failed.size > 0) logger.warn('Reopened calls wait for the sweeper', { lane, failed: failed.size, faults });
}
