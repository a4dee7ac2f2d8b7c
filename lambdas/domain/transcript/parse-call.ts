import * as z from 'zod/mini';
import type { ReadLimits } from '../ingestion/limits.ts';
import { RejectCode, type Rejection } from '../ingestion/reject.ts';
import { utcTime } from '../time/iso-time.ts';
import type { Call, CallMetadata, Speaker, Turn } from './call.ts';
import { canonicalId, holdsControls, MAX_ID } from './canonical-id.ts';
import { cleanLine } from './clean-text.ts';

/** What is checked against: when the object arrived (its event time, ISO), and the caps on turns. */
export interface ParseContext {
  readonly receivedAt: string;
  readonly limits: Pick<ReadLimits, 'maxTurns' | 'maxTurnChars'>;
}

export type ParsedCall =
  | { readonly ok: true; readonly call: Call }
  | { readonly ok: false; readonly rejection: Pick<Rejection, 'code' | 'message'> };

/** Calls before this were not recorded by any system that writes this format. */
const EARLIEST = '2000-01-01T00:00:00.000Z';
/** Clocks may be a day ahead. */
const MAX_AHEAD_MS = 24 * 3600 * 1000;
const UNKNOWN = 'unknown';
const DATE_ONLY = /^\d{4}-\d{2}-\d{2}$/;

const text = z.nullish(z.string());
const id = z.string();
/** Seconds beyond this, four months, are another unit; the table takes no numbers of any size either. */
const MAX_SECONDS = 1e7;
const seconds = z.nullish(z.number().check(z.lte(MAX_SECONDS), z.gte(-MAX_SECONDS)));

/** Only the fields that are used; others are kept out. Speakers of any type are taken, all but two become unknown. */
const Input = z.object({
  call_id: id,
  timestamp: id,
  duration_seconds: seconds,
  transcript: z.array(z.object({ speaker: z.optional(z.unknown()), text, start_time: seconds, end_time: seconds })),
  metadata: z.object({
    client_id: id,
    client_segment: text,
    product: text,
    region: text,
    agent_id: text,
    channel: text,
    language: text,
  }),
});
type Input = z.infer<typeof Input>;

/** Checks and normalises one uploaded call. The sentence of a refusal names fields of the format, never their values. */
export function parseCall(value: unknown, context: ParseContext): ParsedCall {
  const parsed = z.safeParse(Input, value);
  if (!parsed.success) return refuse(RejectCode.SCHEMA, describeIssue(parsed.error.issues[0]));
  const input = parsed.data;
  const { maxTurns, maxTurnChars } = context.limits;
  if (input.transcript.length > maxTurns)
    return refuse(RejectCode.TOO_LARGE, `The call has more than ${maxTurns} turns.`);
  const long = input.transcript.findIndex((turn) => (turn.text?.length ?? 0) > maxTurnChars);
  if (long >= 0)
    return refuse(RejectCode.TOO_LARGE, `transcript[${long}].text is longer than ${maxTurnChars} characters.`);
  if ((input.duration_seconds ?? 0) < 0) return refuse(RejectCode.SCHEMA, 'duration_seconds is negative.');
  const bad = (['call_id', 'client_id'] as const).find((field) => !isId(idOf(input, field)));
  if (bad) return refuse(RejectCode.SCHEMA, `${bad} is blank or longer than ${MAX_ID} characters.`);
  if (holdsControls(input.call_id)) return refuse(RejectCode.SCHEMA, 'call_id holds control characters.');
  const timestamp = timestampOf(input.timestamp, context.receivedAt);
  if (timestamp === undefined) {
    return refuse(
      RejectCode.TIMESTAMP,
      'timestamp is not an ISO 8601 time between the year 2000 and one day from now.',
    );
  }
  return { ok: true, call: callOf(input, timestamp) };
}

function callOf(input: Input, timestamp: string): Call {
  const turns = input.transcript.map(turnOf);
  return {
    call_id: idOf(input, 'call_id'),
    timestamp,
    // Silence at the end of a call is a part of it. Math.max: no negative zero.
    duration_seconds: toMillis(Math.max(0, input.duration_seconds ?? lastEnd(turns))),
    turns: turns.filter((turn) => turn.text !== ''),
    metadata: metadataOf(input),
  };
}

/** To the millisecond: finer fractions are noise, and the smallest ones no table takes. */
function toMillis(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function lastEnd(turns: readonly Turn[]): number {
  return turns.reduce((last, turn) => Math.max(last, turn.end_time ?? 0), 0);
}

function turnOf(turn: Input['transcript'][number], index: number): Turn {
  const start = turn.start_time === null || turn.start_time === undefined ? undefined : Math.max(0, turn.start_time);
  const end = turn.end_time === null || turn.end_time === undefined ? undefined : Math.max(start ?? 0, turn.end_time);
  // Line breaks are those of whoever wrote it down; on one line a quote is the same wherever the turn was read.
  const spoken = { turn: index, speaker: speakerOf(turn.speaker), text: cleanLine(turn.text ?? '') };
  if (start === undefined) return end === undefined ? spoken : { ...spoken, end_time: toMillis(end) };
  const timed = { ...spoken, start_time: toMillis(start) };
  return end === undefined ? timed : { ...timed, end_time: toMillis(end) };
}

function speakerOf(speaker: unknown): Speaker {
  if (speaker === 'customer' || speaker === 'agent') return speaker;
  const name = typeof speaker === 'string' ? speaker.trim().toLowerCase() : '';
  return name === 'customer' || name === 'agent' ? name : UNKNOWN;
}

/** A missing label is no reason to lose a call: it becomes `unknown`, or is left out where it is optional. */
function metadataOf({ metadata }: Input): CallMetadata {
  const optional = (['client_segment', 'channel', 'language'] as const)
    .map((key) => [key, label(metadata[key])] as const)
    .filter(([, value]) => value !== '');
  return {
    client_id: canonicalId(metadata.client_id),
    product: label(metadata.product) || UNKNOWN,
    region: label(metadata.region) || UNKNOWN,
    agent_id: label(metadata.agent_id) || UNKNOWN,
    ...Object.fromEntries(optional),
  };
}

function idOf(input: Input, field: 'call_id' | 'client_id'): string {
  return canonicalId(field === 'call_id' ? input.call_id : input.metadata.client_id);
}

function isId(value: string): boolean {
  return value !== '' && value.length <= MAX_ID;
}

/** As an identifier, but cut to the longest length: labels are shown and counted, not looked up. */
function label(value: string | null | undefined): string {
  return canonicalId(value ?? '')
    .slice(0, MAX_ID)
    .toWellFormed();
}

/** The time of the call; undefined when it is no time, or not a plausible one. */
function timestampOf(written: string, receivedAt: string): string | undefined {
  const time = DATE_ONLY.test(written.trim()) ? undefined : utcTime(written.trim());
  if (time === undefined || Date.parse(time) > Date.parse(receivedAt) + MAX_AHEAD_MS) return undefined;
  return time < EARLIEST ? undefined : time;
}

/** Where zod found fault, in the words of the format. The path holds only names that the schema knows and indexes. */
function describeIssue(issue: z.core.$ZodIssue | undefined): string {
  const path = (issue?.path ?? []).reduce<string>((at, key) => {
    return typeof key === 'number' ? `${at}[${key}]` : at === '' ? String(key) : `${at}.${String(key)}`;
  }, '');
  const expected = issue?.code === 'invalid_type' ? article(issue.expected) : 'what the format asks for';
  return `${path === '' ? 'The call' : path} is missing or not ${expected}.`;
}

function article(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

function refuse(code: RejectCode, message: string): ParsedCall {
  return { ok: false, rejection: { code, message } };
}
