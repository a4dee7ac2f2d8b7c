import { embeddingCost } from '#lambdas/domain/cost/embedding-prices.ts';
import { modelSpec, tokenCost } from '#lambdas/domain/cost/model-catalogue.ts';
import { usdOf } from '#lambdas/domain/cost/money.ts';
import type { Config } from '#lib/config.ts';
import { HOURS, REPAIR_RATE } from '../cost/assumptions.ts';
import { type Bill, billOf, line } from '../cost/bill.ts';
import { domainLines } from '../cost/domain.ts';
import { PRICES } from '../cost/prices.ts';

/**
 * What a call takes of the services, by how it is read: measured by `npm run cost` on 2026-11-22 (docs/COST.md). `output`
 * are the tokens of an answer that are billed, `writes` and `reads` the units of calls, complaints, their indexes and the
 * ledger.
 */
export const TAKEN = {
  none: { writes: 29.31, reads: 2.91, publishes: 1.03, logBytes: 4_406, embedded: 239 },
  economy: { writes: 72.36, reads: 6.3, publishes: 1.2, logBytes: 8_171, embedded: 182.7, input: 1_793, output: 257 },
  strong: {
    writes: 122.23,
    reads: 12.46,
    publishes: 2.93,
    logBytes: 8_757,
    embedded: 267.7,
    input: 1_968,
    output: 398,
  },
} as const;
const LANES = ['none', 'economy', 'strong'] as const;
/** Requests of a batch: it is received and deleted; beside them each message is sent. */
const REQUESTS_OF_A_BATCH = 2;
const GB = 2 ** 30;

/** What the functions did in an hour, on average of the run. */
export interface HourOfWork {
  /** Uploaded, triaged, and read by each model: these differ where one of them lags behind. */
  readonly uploads: number;
  readonly calls: number;
  readonly read: Readonly<Record<'strong' | 'economy', number>>;
  readonly invocations: number;
  readonly gbSeconds: number;
  readonly messages: number;
}

/** Dollars of an hour, by the dated price list of `npm run cost`. Without people's questions, what is stored, keys and metrics. */
export function hourlyBill(work: HourOfWork, config: Config): Bill {
  const of = { ...work.read, none: Math.max(0, work.calls - work.read.strong - work.read.economy) };
  const taken = (key: 'writes' | 'reads' | 'publishes' | 'logBytes' | 'embedded') =>
    LANES.reduce((sum, lane) => sum + of[lane] * TAKEN[lane][key], 0);
  const chat = (lane: 'economy' | 'strong', model: string) => {
    const { input, output } = TAKEN[lane];
    const usd = usdOf(tokenCost(modelSpec(model).prices, { input, output, cache_read: 0, cache_write: 0 }));
    return line('Bedrock', `${model}, readings`, of[lane] * (1 + REPAIR_RATE), usd);
  };
  const embedding = embeddingCost(config.embeddingModel, 1e6) / 1e6;
  const sqs = work.messages + REQUESTS_OF_A_BATCH * work.invocations;
  return billOf([
    ...domainLines(config).map((one) => ({ ...one, quantity: one.quantity / HOURS, usd: one.usd / HOURS })),
    chat('strong', config.modelStrong),
    chat('economy', config.modelEconomy),
    line('Bedrock', `${config.embeddingModel}, tokens`, taken('embedded'), embedding),
    line('DynamoDB', 'write units', taken('writes'), PRICES.dynamodb_write.usd),
    line('DynamoDB', 'read units', taken('reads'), PRICES.dynamodb_read.usd),
    line('Lambda', 'requests', work.invocations, PRICES.lambda_request.usd),
    line('Lambda', 'GB-seconds', work.gbSeconds, PRICES.lambda_gb_second.usd),
    line('SQS', 'requests', sqs, PRICES.sqs_request.usd),
    line('SNS', 'publishes', taken('publishes'), PRICES.sns_request.usd),
    line('S3', 'uploads', work.uploads, PRICES.s3_put.usd),
    line('S3', 'reads', work.calls, PRICES.s3_get.usd),
    line('X-Ray', 'traces, one an invocation', work.invocations, PRICES.trace.usd),
    line('CloudWatch', 'logs, GB', taken('logBytes') / GB, PRICES.log_gb.usd),
  ]);
}
