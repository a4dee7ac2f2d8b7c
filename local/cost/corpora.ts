import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadComplaintRules } from '#lambdas/adapters/complaint-rules-file.ts';
import { draftComplaints } from '#lambdas/domain/complaints/opening/draft-complaints.ts';
import { enrichmentLane } from '#lambdas/domain/enrichment/due.ts';
import { issueKeysOf } from '#lambdas/domain/enrichment/issue-keys.ts';
import { promptOf } from '#lambdas/domain/enrichment/prompt.ts';
import { estimateTokens } from '#lambdas/domain/enrichment/token-estimate.ts';
import { embeddingText } from '#lambdas/domain/search/embedding-text.ts';
import { momentsOf } from '#lambdas/domain/search/moments.ts';
import { parseConfig } from '#lib/config.ts';
import { countTokens } from '../bedrock/titan/tokens.ts';
import { readJsonLines } from '../data/call-sets.ts';
import { RULES_FILE } from '../data/triage-folder.ts';
import { triagedRecords } from '../eval/search/triaged-records.ts';
import { LANES, type Lane } from './counts.ts';

/** A call as it is uploaded. */
export interface CallLine {
  readonly call_id: string;
  readonly metadata?: { readonly client_id?: string };
  readonly transcript: readonly { readonly speaker: string; readonly text: string }[];
}

export interface Corpus {
  readonly name: string;
  readonly lines: readonly CallLine[];
}

/** What triage makes of a corpus, and what models would be sent of it. */
export interface CorpusFigures {
  readonly name: string;
  readonly calls: number;
  readonly clients: number;
  /** Complaints of a call, on average of all calls and of those of a lane. */
  readonly complaints: number;
  readonly complaintsOf: Readonly<Record<Lane, number>>;
  /** Calls by lane. */
  readonly lanes: Readonly<Record<Lane, number>>;
  /** Lane of each call, in order; undefined for one that triage rejects. */
  readonly laneOf: readonly (Lane | undefined)[];
  /** Milliseconds of the use case of triage a call, in this process. */
  readonly triageMs: number;
  readonly turns: number;
  readonly uploadBytes: number;
  /** Tokens of the prompt, on average of the calls of a lane, by our estimate. */
  readonly promptTokens: Readonly<Record<Lane, number>>;
  /** Tokens of a whole transcript, a line a turn, on average of all calls, by the same estimate. */
  readonly transcriptTokens: number;
  /** Tokens of our instructions and tool. */
  readonly instructionTokens: number;
  /** Passages and their tokens, on average of all calls. */
  readonly moments: number;
  readonly embeddingTokens: number;
}

const COMPLAINT_RULES_FOLDER = join(import.meta.dirname, '../../lambdas/complaint-intake');
/** Beyond that many calls a set says nothing new. */
const MOST_CALLS = 1500;
const STAR = 'star';
/** Of STAR, calls that broke off. */
const LEFT_OUT = 'incomplete';

/** Triage takes no call from the future, and the figures do not depend on the day they are made. */
const LONG_AGO = '2025-06-02T09:00:00.000Z';

/** The calls that the bill is made of first, then other sets to compare their rates. */
export function readCorpora(data: string | undefined): readonly Corpus[] {
  if (data === undefined) return [{ name: 'events/transcripts', lines: ownCalls() }];
  const folder = join(data, 'calls');
  const names = readdirSync(folder).sort((a, b) => Number(b === STAR) - Number(a === STAR) || (a < b ? -1 : 1));
  return names.map((name) => readSet(folder, name));
}

function readSet(folder: string, name: string): Corpus {
  const files = readdirSync(join(folder, name)).filter((file) => file.endsWith('.calls.jsonl.gz'));
  const file = files.find((one) => one.startsWith('dev.')) ?? files.find((one) => !one.startsWith(LEFT_OUT)) ?? '';
  const lines = readJsonLines<CallLine>(join(folder, name, file)).slice(0, MOST_CALLS);
  return { name: `${name}/${file.split('.')[0]}`, lines };
}

function ownCalls(): readonly CallLine[] {
  const folder = 'events/transcripts';
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder}; run this in the folder of the project.`);
  return readdirSync(folder).flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const parts = file.endsWith('.jsonl') ? text.split('\n') : [text];
    const calls = parts.flatMap(readable).filter((call) => Array.isArray(call.transcript));
    return calls.map((call) => ({ ...call, timestamp: LONG_AGO }));
  });
}

/** Some of these are broken on purpose. */
function readable(text: string): CallLine[] {
  try {
    return [JSON.parse(text) as CallLine | CallLine[]].flat();
  } catch {
    return [];
  }
}

/** Triages a corpus by the function's own use case. */
export async function figuresOf({ name, lines }: Corpus): Promise<CorpusFigures> {
  await triagedRecords(lines.slice(0, 50)); // so that the code is compiled before the clock runs
  const started = performance.now();
  const records = await triagedRecords(lines);
  const triageMs = (performance.now() - started) / lines.length;
  const laneOf = records.map((record) => record && laneFor(record));
  const known = records.filter((record) => record !== undefined);
  const { prompts, instructionTokens } = promptsOf(known);
  const moments = known.map((record) => momentsOf(record.turns).map(({ text }) => countTokens(embeddingText(text))));
  const rules = loadComplaintRules(COMPLAINT_RULES_FOLDER);
  const drafts = known.map((record) => ({ lane: laneFor(record), number: draftComplaints(record, rules).length }));
  const of = (lane: Lane) => prompts.filter((prompt) => prompt.lane === lane).map(({ tokens }) => tokens);
  return {
    name,
    calls: known.length,
    clients: new Set(known.map(({ client_id }) => client_id)).size,
    complaints: mean(drafts.map(({ number }) => number)),
    complaintsOf: byLane((lane) => mean(drafts.filter((one) => one.lane === lane).map(({ number }) => number))),
    lanes: byLane((lane) => laneOf.filter((one) => one === lane).length),
    laneOf,
    triageMs,
    turns: mean(known.map(({ turns }) => turns.length)),
    uploadBytes: mean(lines.map((line) => Buffer.byteLength(JSON.stringify(line)))),
    promptTokens: byLane((lane) => mean(of(lane))),
    transcriptTokens: mean(lines.map(({ transcript }) => estimateTokens(textOf(transcript)))),
    instructionTokens,
    moments: mean(moments.map(({ length }) => length)),
    embeddingTokens: mean(moments.map((tokens) => tokens.reduce((sum, one) => sum + one, 0))),
  };
}

type Triaged = NonNullable<Awaited<ReturnType<typeof triagedRecords>>[number]>;

/** A call in the sample of skipped calls goes the way of the economical lane. */
function laneFor({ triage }: Triaged): Lane {
  const lane = enrichmentLane(triage);
  if (lane === undefined) return 'none';
  return lane === 'priority' ? 'strong' : 'economy';
}

function promptsOf(records: readonly Triaged[]) {
  const rules = JSON.parse(readFileSync(RULES_FILE, 'utf8')) as Parameters<typeof issueKeysOf>[0];
  const settings = { issueKeys: issueKeysOf(rules), transcriptTokens: parseConfig({}).enrichmentTranscriptTokens };
  let instructionTokens = 0;
  const prompts = records.map((record) => {
    const { user, estimated_tokens: tokens } = promptOf(record, settings);
    instructionTokens = tokens - estimateTokens(user);
    return { lane: laneFor(record), tokens };
  });
  return { prompts, instructionTokens };
}

function textOf(transcript: CallLine['transcript']): string {
  return transcript.map(({ speaker, text }) => `${speaker}: ${text}`).join('\n');
}

/** A value for each lane. */
export function byLane<T>(of: (lane: Lane) => T): Record<Lane, T> {
  return Object.fromEntries(LANES.map((lane) => [lane, of(lane)])) as Record<Lane, T>;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
