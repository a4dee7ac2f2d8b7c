import { embeddingCost } from '#lambdas/domain/cost/embedding-prices.ts';
import { modelSpec, tokenCost } from '#lambdas/domain/cost/model-catalogue.ts';
import { usdOf } from '#lambdas/domain/cost/money.ts';
import type { Config } from '#lib/config.ts';
import * as assume from './assumptions.ts';
import { type Bill, billOf, type Line, line } from './bill.ts';
import type { CorpusFigures } from './corpora.ts';
import { type Counted, LANES, type Lane } from './counts.ts';
import { domainLines } from './domain.ts';
import { unwritten } from './emitted-metrics.ts';
import type { Measured, Measurements } from './measure.ts';
import { PRICES } from './prices.ts';

export type Mix = Readonly<Record<Lane, number>>;

/** What a bill is made of. */
export interface Scenario {
  readonly measured: Measurements;
  readonly corpus: Pick<CorpusFigures, 'promptTokens' | 'uploadBytes' | 'embeddingTokens'>;
  readonly config: Config;
  readonly calls: number;
  /** Shares of the lanes; they add up to 1. */
  readonly mix: Mix;
  /** Months of calls that are stored: of the first month half on average. */
  readonly monthsStored: number;
  /** Whether the economical lane is read in batch jobs. */
  readonly batch: boolean;
}

const GB = 2 ** 30;

/** The bill of a month. */
export function monthlyBill(scenario: Scenario): Bill {
  return billOf([
    ...domainLines(scenario.config),
    ...modelLines(scenario),
    ...tableLines(scenario),
    ...functionLines(scenario),
    ...messageLines(scenario),
    line('EventBridge Scheduler', 'invocations (assumed)', timersOf(scenario), PRICES.timer.usd),
    ...watchLines(scenario),
    ...objectLines(scenario),
    ...keyLines(scenario),
    line('API Gateway', 'requests (assumed)', assume.API_REQUESTS, PRICES.api_request.usd),
  ]);
}

/** Shares with as many routed calls, which go to the strong model as often as in another mix. */
export function mixWith(rate: number, { economy, strong }: Mix): Mix {
  const routed = economy + strong;
  const part = routed === 0 ? 1 : strong / routed;
  return { none: 1 - rate, economy: rate * (1 - part), strong: rate * part };
}

/** Tokens of the answer that is paid for. */
export function answerTokens({ measured }: Pick<Scenario, 'measured'>, lane: Lane): number {
  const { model_output_tokens: tokens, model_calls: calls } = measured.calls[lane].counts;
  return Math.max(assume.LEAST_ANSWER_TOKENS, calls === 0 ? 0 : tokens / calls);
}

/** Dollars of one model call of a lane. */
export function modelCallUsd(scenario: Pick<Scenario, 'measured' | 'corpus' | 'config' | 'batch'>, lane: Lane): number {
  const { modelStrong, modelEconomy } = scenario.config;
  const { prices, batch_prices } = modelSpec(lane === 'strong' ? modelStrong : modelEconomy);
  const paid = scenario.batch && lane === 'economy' ? (batch_prices ?? prices) : prices;
  const tokens = { input: scenario.corpus.promptTokens[lane], output: answerTokens(scenario, lane) };
  return usdOf(tokenCost(paid, { ...tokens, cache_read: 0, cache_write: 0 }));
}

function modelLines(scenario: Scenario): readonly Line[] {
  const { config, calls, mix, corpus } = scenario;
  const chat = (lane: Lane, model: string, how: string) => {
    const asked = calls * mix[lane] * (1 + assume.REPAIR_RATE);
    return line('Bedrock', `${model}, calls of the ${lane} lane${how}`, asked, modelCallUsd(scenario, lane));
  };
  const embedding = embeddingCost(config.embeddingModel, 1e6) / 1e6;
  return [
    chat('strong', config.modelStrong, ''),
    chat('economy', config.modelEconomy, scenario.batch ? ', batch' : ''),
    line('Bedrock', `${config.embeddingModel}, tokens`, calls * corpus.embeddingTokens, embedding),
  ];
}

function tableLines(scenario: Scenario): readonly Line[] {
  const { calls, mix, measured, monthsStored } = scenario;
  const sum = (...names: Counted[]) => names.reduce((total, name) => total + ofCalls(scenario, name), 0);
  const swept = runs(scenario, 'read_units') + runs(scenario, 'ledger_read_units');
  const { dynamodb_write: write, dynamodb_read: read } = PRICES;
  const bytes = (of: (lane: Lane) => number) =>
    (monthsStored * calls * LANES.reduce((total, lane) => total + mix[lane] * of(lane), 0)) / GB;
  const { calls: stored } = measured;
  const tables = bytes((lane) => stored[lane].bytes.item + stored[lane].bytes.rows + stored[lane].bytes.complaint);
  const indexes = bytes((lane) => stored[lane].bytes.entry + stored[lane].bytes.complaintEntry);
  return [
    line('DynamoDB', 'write units, calls', sum('write_units'), write.usd),
    line('DynamoDB', 'write units, indexes of calls', sum('index_write_units'), write.usd),
    line('DynamoDB', 'write units, ledger', sum('ledger_write_units') * (1 + assume.BUDGET_ITEM_SHARE), write.usd),
    line('DynamoDB', 'write units, complaints', everything(scenario, 'complaint_write_units'), write.usd),
    line(
      'DynamoDB',
      'write units, indexes of complaints',
      everything(scenario, 'complaint_index_write_units'),
      write.usd,
    ),
    line('DynamoDB', 'read units', sum('read_units', 'ledger_read_units') + swept, read.usd),
    line('DynamoDB', 'read units, complaints', everything(scenario, 'complaint_read_units'), read.usd),
    line('DynamoDB', 'storage, GB-months', tables + indexes, PRICES.dynamodb_gb.usd),
    line('DynamoDB', 'point-in-time recovery, GB-months', tables, PRICES.dynamodb_recovery_gb.usd),
  ];
}

function functionLines(scenario: Scenario): readonly Line[] {
  const { gbSeconds, requests } = functionTotals(scenario);
  const { calls, mix, measured } = scenario;
  const gb = (name: string) => (measured.memoryMb[name] ?? 0) / 1024;
  const routed = calls * (mix.economy + mix.strong) * (1 + assume.REPAIR_RATE);
  const waiting = routed * assume.MODEL_SECONDS * gb('enrichment') + calls * assume.EMBEDDING_SECONDS * gb('indexing');
  return [
    line('Lambda', 'requests', requests + assume.API_REQUESTS, PRICES.lambda_request.usd),
    line('Lambda', 'GB-seconds at work', gbSeconds, PRICES.lambda_gb_second.usd),
    line('Lambda', 'GB-seconds waiting for models (assumed)', waiting, PRICES.lambda_gb_second.usd),
    line(
      'Lambda',
      'GB-seconds of the API (assumed)',
      assume.API_REQUESTS * assume.API_GB_SECONDS,
      PRICES.lambda_gb_second.usd,
    ),
  ];
}

/** Milliseconds of this machine are those of one core; a function with less memory than a core's gets a part of one. */
export function gbSecondsOf(ms: number, memoryMb: number): number {
  return (memoryMb / 1024) * (ms / 1000) * Math.max(1, assume.MB_OF_A_CPU / memoryMb);
}

function functionTotals(scenario: Scenario) {
  const { measured, calls, mix } = scenario;
  let [gbSeconds, requests, messages] = [0, 0, 0];
  const add = (number: number, { functions }: Measured) => {
    for (const [name, { invocations, messages: got, ms }] of Object.entries(functions)) {
      requests += number * invocations;
      messages += number * got;
      gbSeconds += number * invocations * gbSecondsOf(Math.ceil(ms), measured.memoryMb[name] ?? 0);
    }
  };
  for (const lane of LANES) add(calls * mix[lane], measured.calls[lane]);
  for (const [number, one] of schedules(scenario)) add(number, one);
  return { gbSeconds, requests, messages };
}

/** Each message is sent once, by S3, SNS, a timer or a function, received once and deleted once. */
function messageLines(scenario: Scenario): readonly Line[] {
  const { messages } = functionTotals(scenario);
  const idle = scenario.measured.polledQueues * assume.IDLE_RECEIVES_PER_MINUTE * assume.MINUTES;
  return [
    line('SQS', 'requests of messages', 3 * messages, PRICES.sqs_request.usd),
    line('SQS', 'receives of idle queues', idle, PRICES.sqs_request.usd),
    line('SNS', 'publishes', everything(scenario, 'sns_requests'), PRICES.sns_request.usd),
  ];
}

function watchLines(scenario: Scenario): readonly Line[] {
  const { measured } = scenario;
  const { resources } = measured;
  const { requests } = functionTotals(scenario);
  const logged = (everything(scenario, 'log_bytes') + requests * assume.PLATFORM_LOG_BYTES) / GB;
  return [
    line('CloudWatch', 'logs, GB', logged, PRICES.log_gb.usd),
    line('CloudWatch', 'custom metrics that the run wrote', measured.metrics.length, PRICES.metric.usd),
    line('CloudWatch', 'other custom metrics, months of each (assumed)', otherMetrics(measured), PRICES.metric.usd),
    line('CloudWatch', 'metrics of alarms', resources.alarmMetrics, PRICES.alarm.usd),
    line('CloudWatch', 'alarms of alarms', resources.compositeAlarms, PRICES.composite_alarm.usd),
    line('CloudWatch', 'dashboards', resources.dashboards, PRICES.dashboard.usd),
    line('X-Ray', 'traces', requests + assume.API_REQUESTS, PRICES.trace.usd),
  ];
}

/** Months that are paid for of metrics that no call and no schedule writes: each costs the hours in which it is written. */
function otherMetrics({ metrics }: Measurements): number {
  return (unwritten(metrics) * assume.OTHER_METRIC_HOURS) / assume.HOURS;
}

function objectLines(scenario: Scenario): readonly Line[] {
  const { calls, corpus, monthsStored } = scenario;
  return [
    line('S3', 'uploads, one a call, and other PUTs', calls + ofCalls(scenario, 's3_put'), PRICES.s3_put.usd),
    line('S3', 'GETs', ofCalls(scenario, 's3_get'), PRICES.s3_get.usd),
    line('S3', 'storage, GB-months', (monthsStored * calls * corpus.uploadBytes) / GB, PRICES.s3_gb.usd),
  ];
}

function keyLines({ measured, calls }: Scenario): readonly Line[] {
  return [
    line('KMS', 'keys', measured.resources.keys, PRICES.kms_key.usd),
    line('KMS', 'requests (estimated)', assume.kmsRequests(calls), PRICES.kms_request.usd),
  ];
}

function ofCalls({ measured, calls, mix }: Scenario, name: Counted): number {
  return LANES.reduce((sum, lane) => sum + calls * mix[lane] * measured.calls[lane].counts[name], 0);
}

/** Timers of complaints that fire in a month. */
export function timersOf(scenario: Scenario): number {
  return assume.TIMERS_PER_COMPLAINT * ofCalls(scenario, 'complaints');
}

/**
 * Runs of a month that no call asks for: the sweepers each minute, batch inference each hour, or each five minutes with batch
 * jobs, and one for each timer.
 */
function schedules(scenario: Scenario): readonly (readonly [number, Measured])[] {
  const { measured, batch } = scenario;
  return [
    [assume.MINUTES, measured.sweeper],
    [assume.MINUTES, measured.complaintSweeper],
    [batch ? assume.MINUTES / 5 : assume.HOURS, measured.batch],
    [timersOf(scenario), measured.timer],
  ];
}

function runs(scenario: Scenario, name: Counted): number {
  return schedules(scenario).reduce((sum, [number, { counts }]) => sum + number * counts[name], 0);
}

function everything(scenario: Scenario, name: Counted): number {
  return ofCalls(scenario, name) + runs(scenario, name);
}
