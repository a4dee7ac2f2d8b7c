/** What the bill needs and the run cannot measure, each with its reason. */

/** Hours of a month, as in the AWS Pricing Calculator. */
export const HOURS = 730;
export const MINUTES = HOURS * 60;

/** Tokens of an answer at least: a real model may write more than the stand-in, which selects sentences. */
export const LEAST_ANSWER_TOKENS = 250;

/** Model calls that are made again: invalid answers, and answers that were lost but paid for. None was measured with real models. */
export const REPAIR_RATE = 0.03;

/** Seconds that a function waits for a chat model, and for the embeddings of a call: the stand-ins answer at once. */
export const MODEL_SECONDS = 4;
export const EMBEDDING_SECONDS = 0.2;

/** Memory in MB at which Lambda gives one virtual CPU (Lambda developer guide, "Configure Lambda function memory"). */
export const MB_OF_A_CPU = 1769;

/**
 * Long polls of 20 s of an idle queue by the pollers that Lambda keeps for it: five, as is commonly reported. They go on
 * beside the receives that bring messages.
 */
export const IDLE_RECEIVES_PER_MINUTE = 15;

/** Lines that Lambda itself writes of an invocation (platform.start and platform.report as JSON), with their overhead. */
export const PLATFORM_LOG_BYTES = 700;

/**
 * At most half of the writes of the ledger are of the budget item. It has two numbers for each day of the month, so that
 * from about the 20th on each is of two units: counted for the whole month.
 */
export const BUDGET_ITEM_SHARE = 0.5;

/**
 * Timers of a complaint that fire: one is set for each open ticket, so that it fires at least once (for a deadline that was
 * missed, or to close what was resolved). Each is taken to find something to do, as one of a missed deadline does.
 */
export const TIMERS_PER_COMPLAINT = 2;

/**
 * KMS requests of a month. A queue of SQS: a period of 300 s costs two for each sender and one for each receiver (SQS
 * developer guide, "Estimating costs"), six queues with eight senders; three topics as four more senders; S3 with a bucket key
 * one in a hundred uploads and reads; four tables as four queues.
 */
export function kmsRequests(calls: number): number {
  const periods = (HOURS * 3600) / 300;
  return periods * (2 * 12 + 6 + 3 * 4) + 0.01 * 2 * calls;
}

/**
 * Hours of a month in which a metric is written that neither calls nor schedules write: questions come while people work,
 * faults more seldom. Custom metrics are prorated by the hour and counted only while they are sent (CloudWatch user guide,
 * "Analyzing, optimizing, and reducing CloudWatch costs").
 */
export const OTHER_METRIC_HOURS = 200;

/** Requests of people to the API in a month, and seconds and GB of the function behind one. */
export const API_REQUESTS = 50_000;
export const API_GB_SECONDS = 0.2;

/** Share of the memory of a node that its heap takes (OpenSearch Service developer guide: half, at most 32 GB). */
export const HEAP_SHARE = 0.5;

/** Bytes of memory that a vector and its links take (OpenSearch documentation, "k-NN index": 1.1 x (4 d + 8 m)). */
export function vectorBytes(dimensions: number, quantised: boolean): number {
  const M = 16;
  return 1.1 * ((quantised ? 1 : 4) * dimensions + 8 * M);
}

/** What a naive design asks in each of seven requests (summary, sentiment, intent, issues, actions, risk, tags), in tokens. */
export const NAIVE_REQUESTS = 7;
export const NAIVE_INSTRUCTION_TOKENS = 150;
export const NAIVE_ANSWER_TOKENS = 80;
