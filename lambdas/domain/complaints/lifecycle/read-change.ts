import * as z from 'zod/mini';
import { cleanLine, cleanText } from '../../transcript/clean-text.ts';
import { describeIssue, type FieldFault } from '../../validation/fault.ts';
import { parseJson } from '../../validation/parse-json.ts';
import { MAX_COMMENT, MAX_WHY, type Settings } from '../steps.ts';
import { PRIORITIES, STATUSES } from '../types.ts';
import { redactedNote } from './redacted-note.ts';

/** Complaints that one request assigns at most. */
export const MAX_ASSIGNED = 100;
const MAX_NAME = 100;

/** The signs that subjects of tokens and addresses are made of; `none` is how lists name those without an owner. */
const OWNER = /^(?!none$)[A-Za-z0-9._@+-]{1,100}$/;
const OWNER_FORM = 'must be 1 to 100 letters, digits and signs of ._@+-, and not the word none';

const owner = z.nullable(z.string().check(z.refine((text) => OWNER.test(text), { error: OWNER_FORM })));
const why = z.exactOptional(z.string().check(z.maxLength(MAX_WHY)));
const name = z.string().check(z.minLength(1), z.maxLength(MAX_NAME));

/** The body of PATCH /complaints/{complaint_id}; what is left out stays. */
export const ChangeSchema = z
  .strictObject({
    status: z.exactOptional(z.enum(STATUSES)),
    /** Null: nobody in person. */
    owner: z.exactOptional(owner),
    priority: z.exactOptional(z.enum(PRIORITIES)),
    department: z.exactOptional(name),
    why,
  })
  .check(
    z.refine(({ why: _, ...settings }) => Object.keys(settings).length > 0, {
      error: 'must change at least one of status, owner, priority, department',
    }),
  );

/** The body of POST /complaints/{complaint_id}/comments. */
export const CommentSchema = z.strictObject({
  text: z.string().check(z.minLength(1), z.maxLength(MAX_COMMENT)),
  /** It is what the client was told. */
  to_client: z._default(z.boolean(), false),
});

/** Alone, or with the version that it must still be at. */
const assigned = z.union([
  name,
  z.strictObject({ complaint_id: name, version: z.exactOptional(z.int().check(z.gte(1))) }),
]);

/** The body of POST /complaints/assign. */
export const AssignSchema = z.strictObject({
  complaint_ids: z.array(assigned).check(
    z.minLength(1),
    z.maxLength(MAX_ASSIGNED),
    z.refine((entries) => new Set(entries.map((entry) => complaintOf(entry).complaint_id)).size === entries.length, {
      error: 'must not name a complaint twice',
    }),
  ),
  owner,
  why,
});

/** What somebody wants changed, checked; what is left out stays. */
export interface Change extends Pick<Settings, 'status' | 'owner' | 'priority' | 'department'> {
  /** One line, redacted as transcripts are, not empty. */
  readonly why?: string;
}

/** A comment, clean and redacted as transcripts are, not empty. */
export interface CommentRequest {
  readonly text: string;
  readonly to_client: boolean;
}

/** Who shall own which complaints. */
export interface AssignRequest {
  /** In the order of the request, each once. */
  readonly complaints: readonly AssignedComplaint[];
  /** The owner, and why. */
  readonly change: Change;
}

export interface AssignedComplaint {
  readonly complaint_id: string;
  /** That it must still be at. */
  readonly version?: number;
}

interface Refused {
  readonly ok: false;
  readonly fault: FieldFault;
}
/** What a body says, or what is wrong with it. */
export type Read<T> = { readonly ok: true; readonly value: T } | Refused;

/** Reads and checks the body of a change. */
export function readChange(body: string | null): Read<Change> {
  const read = readBody(ChangeSchema, body);
  if (!read.ok) return read;
  const { why: written, ...settings } = read.value;
  return withReason(settings, written);
}

/** Reads and checks the body of a comment. */
export function readComment(body: string | null): Read<CommentRequest> {
  const read = readBody(CommentSchema, body);
  if (!read.ok) return read;
  const text = redactedNote(cleanText(read.value.text).trim());
  if (text === '') return refused('text', 'must not be empty');
  if (text.length > MAX_COMMENT) return refused('text', tooLong(MAX_COMMENT));
  return { ok: true, value: { text, to_client: read.value.to_client } };
}

/** Reads and checks the body of an assignment. */
export function readAssign(body: string | null): Read<AssignRequest> {
  const read = readBody(AssignSchema, body);
  if (!read.ok) return read;
  const { complaint_ids, owner: subject, why: written } = read.value;
  const change = withReason({ owner: subject }, written);
  return change.ok ? { ok: true, value: { complaints: complaint_ids.map(complaintOf), change: change.value } } : change;
}

/** The reason as it may be kept; a blank one is none. */
function withReason(settings: Change, written = ''): Read<Change> {
  const text = redactedNote(cleanLine(written));
  if (text.length > MAX_WHY) return refused('why', tooLong(MAX_WHY));
  return { ok: true, value: text === '' ? settings : { ...settings, why: text } };
}

/** Placeholders may be longer than what they stand for. */
function tooLong(most: number): string {
  return `must not be longer in characters than ${most} with personal data replaced`;
}

function complaintOf(entry: string | AssignedComplaint): AssignedComplaint {
  return typeof entry === 'string' ? { complaint_id: entry } : entry;
}

function readBody<Schema extends z.ZodMiniType>(schema: Schema, body: string | null): Read<z.output<Schema>> {
  const parsed = z.safeParse(schema, parseJson(body ?? ''));
  if (parsed.success) return { ok: true, value: parsed.data };
  const [issue] = parsed.error.issues;
  return { ok: false, fault: issue === undefined ? NO_BODY : describeIssue(issue) };
}

const NO_BODY: FieldFault = { field: '', reason: 'must be a JSON object' };

function refused(field: string, reason: string): Refused {
  return { ok: false, fault: { field, reason } };
}
