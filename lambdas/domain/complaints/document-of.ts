import { dueOf, isDoneLate } from './clock/clock-status.ts';
import type { Clock, ClockRecord } from './clock/types.ts';
import type { Complaint } from './complaint.ts';
import type { ComplaintDocument } from './document.ts';
import { priorityRank } from './lifecycle/priority.ts';
import { isOver } from './lifecycle/transitions.ts';
import { CLOCKS, type ClockName } from './steps.ts';

const MAX_TEXT = 10_000;
/** What is left of a character of two units that was cut between them. */
const HALF_A_CHARACTER = /[\ud800-\udbff]$/;

/** The document of a complaint; without its clocks what they tell is left out. The same at any time of day. */
export function documentOf(complaint: Complaint, clock: ClockRecord | undefined): ComplaintDocument {
  const { facts, owner } = complaint;
  return {
    ...settingsOf(complaint),
    ...(owner === null ? {} : { owner }),
    ...(facts.client_segment === undefined ? {} : { client_segment: facts.client_segment }),
    ...(facts.channel === undefined ? {} : { channel: facts.channel }),
    product: facts.product,
    region: facts.region,
    language: facts.language,
    sentiment: facts.sentiment,
    importance: facts.importance,
    ...timesOf(clock),
    missed: missedOf(complaint, clock),
    summary: facts.summary,
    entities: valuesOf(complaint),
    text: textOf(complaint),
  };
}

function settingsOf(complaint: Complaint) {
  const { complaint_id, version, call_id, client_id, issue, department, priority, status, group } = complaint;
  const { called_at, opened_at, updated_at, reopened, earlier } = complaint;
  return {
    ...{ complaint_id, version, call_id, client_id, issue, department, priority, status, group },
    priority_rank: priorityRank(priority),
    is_open: !isOver(status),
    ...{ called_at, opened_at, updated_at, reopened },
    repeats: earlier.length,
  };
}

type Times = Pick<
  ComplaintDocument,
  'due_at' | 'due_for' | 'first_response_at' | 'first_response_minutes' | 'resolved_at' | 'resolution_minutes'
>;

/** The first response that the client ever got, and the last resolution, also of what was reopened since. */
function timesOf(clock: ClockRecord | undefined): Times {
  if (clock === undefined) return {};
  const first = clock.clocks.find(({ name }) => name === 'first_response');
  const last = clock.clocks.findLast(({ name, done_at }) => name === 'resolution' && done_at !== null);
  const { at: first_response_at, minutes: first_response_minutes } = doneOf(first);
  const { at: resolved_at, minutes: resolution_minutes } = doneOf(last);
  return {
    ...dueOf(clock),
    ...(first_response_at === undefined ? {} : { first_response_at }),
    ...(first_response_minutes === undefined ? {} : { first_response_minutes }),
    ...(resolved_at === undefined ? {} : { resolved_at }),
    ...(resolution_minutes === undefined ? {} : { resolution_minutes }),
  };
}

function doneOf(clock: Clock | undefined): { readonly at?: string | undefined; readonly minutes?: number | undefined } {
  if (clock === undefined || clock.done_at === null) return {};
  return { at: clock.done_at, minutes: clock.ran_minutes ?? undefined };
}

/** Done late, or noticed as missed; what is overdue and was not noticed yet shows in `due_at`. */
function missedOf({ breaches }: Complaint, clock: ClockRecord | undefined): readonly ClockName[] {
  const late = (clock?.clocks ?? []).filter(isDoneLate);
  const missed = new Set([...late.map(({ name }) => name), ...breaches.map((breach) => breach.clock)]);
  return CLOCKS.filter((name) => missed.has(name));
}

function valuesOf({ facts }: Complaint): readonly string[] {
  return [...new Set(facts.entities.map(({ value }) => value))];
}

/** Issue keys are words to those who search. Of the comments the newest come first, so that the oldest are cut off. */
function textOf(complaint: Complaint): string {
  const { issue, facts, comments } = complaint;
  const parts = [
    issue.replaceAll('_', ' '),
    facts.product,
    facts.summary,
    ...facts.evidence.map(({ quote }) => quote),
    ...valuesOf(complaint),
    ...comments.map(({ text }) => text).reverse(),
  ];
  const text = parts.filter((part) => part !== '').join('\n');
  return text.slice(0, MAX_TEXT).replace(HALF_A_CHARACTER, '');
}
