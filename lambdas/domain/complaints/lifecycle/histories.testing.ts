import fc from 'fast-check';
import { deriveClock } from '../clock/derive-clock.ts';
import type { ComplaintPolicy } from '../policy.ts';
import type { Step } from '../steps.ts';
import { type ComplaintDraft, type ComplaintFacts, PRIORITIES, STATUSES } from '../types.ts';
import { type FoldedComplaint, foldSteps } from './fold.ts';
import { changedStep, commentedStep, type NewComment, type Outcome } from './person-steps.ts';
import type { Change } from './read-change.ts';
import { linkedStep, nextSystemStep, openedStep, refreshedStep } from './system-steps.ts';

const ALWAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['00:00', '24:00']]]);

/** Every hour counts: urgent 15 minutes and 4 hours, high 2 and 24 hours, standard 24 and 72 hours. */
export const POLICY: ComplaintPolicy = {
  version: 'test-1',
  levels: {
    urgent: { first_response_minutes: 15, resolution_minutes: 240, calendar: 'always' },
    high: { first_response_minutes: 120, resolution_minutes: 1_440, calendar: 'always' },
    standard: { first_response_minutes: 1_440, resolution_minutes: 4_320, calendar: 'always' },
  },
  calendars: { always: { time_zone: 'UTC', windows: Object.fromEntries(ALWAYS), holidays: [] } },
  departments: {
    general: { group: 'general-desk', escalation_group: 'general-leads' },
    billing: { group: 'billing-desk', escalation_group: 'billing-leads' },
    network: { group: 'network-desk', escalation_group: 'network-leads' },
  },
  repeat_days: 30,
  close_after_days: 7,
};

export const CALLED_AT = '2026-11-02T09:00:00.000Z';
const MINUTE_MS = 60_000;

/** So many minutes after the call. */
export function minute(minutes: number): string {
  return new Date(Date.parse(CALLED_AT) + minutes * MINUTE_MS).toISOString();
}

export function facts(some: Partial<ComplaintFacts> = {}): ComplaintFacts {
  return {
    call_revision: 1,
    product: 'Fibre 500',
    region: 'north',
    language: 'en',
    department: 'billing',
    department_rule: 'issue:double_charge',
    priority: 'standard',
    priority_reasons: [{ rule: 'default', priority: 'standard', turn: -1 }],
    summary: 'The May invoice was taken from my account two times.',
    evidence: [{ turn: 1, quote: 'taken from my account two times' }],
    entities: [{ kind: 'date', value: 'May', turn: 1 }],
    sentiment: 'negative',
    importance: 'high',
    rules_version: 'test-1',
    ...some,
  };
}

export function draft(some: Partial<ComplaintFacts> = {}): ComplaintDraft {
  const origin = { complaint_id: 'cmp_m', call_id: 'call-1', client_id: 'client-1', issue: 'double_charge' };
  return { origin: { ...origin, called_at: CALLED_AT }, facts: facts(some) };
}

/** A new complaint, opened with its call. */
export function openedSteps(some: Partial<ComplaintFacts> = {}): readonly Step[] {
  return [openedStep(draft(some), CALLED_AT, POLICY)];
}

/** What may happen to a complaint, so many minutes after what happened before; clocks of machines differ, so also before it. */
export type Event = { readonly after: number } & (
  | { readonly kind: 'change'; readonly change: Change }
  | { readonly kind: 'comment'; readonly comment: NewComment }
  | { readonly kind: 'refresh'; readonly call_revision: number; readonly facts: ComplaintFacts | undefined }
  | { readonly kind: 'link'; readonly thread: readonly { complaint_id: string; called_at: string }[] }
  | { readonly kind: 'tick' }
);

/** The step that an event makes of a complaint; undefined where nothing changes or it is refused. */
export function stepOf(steps: readonly Step[], event: Event, at: string): Step | undefined {
  const complaint = foldSteps(steps);
  switch (event.kind) {
    case 'change':
      return made(changedStep(complaint, event.change, { at, subject: 'ana' }, POLICY));
    case 'comment':
      return made(commentedStep(complaint, event.comment, { at, subject: 'ben' }));
    case 'refresh':
      return refreshedStep(complaint, event, at, POLICY);
    case 'link':
      return linkedStep(complaint, event.thread, at, POLICY);
    case 'tick':
      return nextSystemStep(complaint, deriveClock(steps, POLICY), at, POLICY);
  }
}

/** The steps with all that is due by itself then, one after the other. */
export function tended(steps: readonly Step[], at: string, policy: ComplaintPolicy = POLICY): readonly Step[] {
  const step = nextSystemStep(foldSteps(steps), deriveClock(steps, policy), at, policy);
  return step === undefined ? steps : tended([...steps, step], at, policy);
}

function made(outcome: Outcome): Step | undefined {
  return outcome.ok ? outcome.step : undefined;
}

/** Every state on the way: before the event, and the steps after it. */
export interface Happened {
  readonly event: Event;
  readonly at: string;
  readonly before: FoldedComplaint;
  readonly steps: readonly Step[];
}

/** Lets events happen to a new complaint, one after the other. */
export function live(events: readonly Event[], some: Partial<ComplaintFacts> = {}): readonly Happened[] {
  let steps = openedSteps(some);
  let now = 0;
  return events.map((event) => {
    now += event.after;
    const before = foldSteps(steps);
    const step = stepOf(steps, event, minute(now));
    if (step !== undefined) steps = [...steps, step];
    return { event, at: minute(now), before, steps };
  });
}

const reason = fc.option(fc.constantFrom('Waits for the bank.', 'Money is back.'), { nil: undefined });
const change = fc.record(
  {
    status: fc.constantFrom(...STATUSES),
    owner: fc.constantFrom(null, 'ana', 'ben'),
    priority: fc.constantFrom(...PRIORITIES),
    department: fc.constantFrom('general', 'billing', 'network', 'constructor'),
    why: reason,
  },
  { requiredKeys: [] },
);
const statusChange = fc.record({ status: fc.constantFrom(...STATUSES), why: fc.constant('Said so.') });
const newFacts = fc.record({
  priority: fc.constantFrom(...PRIORITIES),
  department: fc.constantFrom('billing', 'network', 'parcels'),
});
const member = fc.record({
  complaint_id: fc.integer({ min: 1, max: 9 }).map((id) => `cmp_${'abcdlmnop'[id - 1]}`),
  called_at: fc.integer({ min: -50, max: 5 }).map((days) => minute(days * 24 * 60)),
});

const kinds = fc.oneof(
  fc.record({ kind: fc.constant('change' as const), change }),
  fc.record({ kind: fc.constant('change' as const), change: statusChange }),
  fc.record({
    kind: fc.constant('comment' as const),
    comment: fc.record({
      comment_id: fc.constantFrom('c1', 'c2', 'c3', 'c4'),
      text: fc.constant('We asked the bank.'),
      to_client: fc.boolean(),
    }),
  }),
  fc.record({
    kind: fc.constant('refresh' as const),
    call_revision: fc.integer({ min: 1, max: 6 }),
    facts: fc.option(newFacts.map(facts), { nil: undefined }),
  }),
  fc.record({ kind: fc.constant('link' as const), thread: fc.array(member, { maxLength: 5 }) }),
  fc.record({ kind: fc.constant('tick' as const) }),
  fc.record({ kind: fc.constant('tick' as const) }),
);

/** Random histories, minutes to days between two events, at times with a machine whose clock is behind. */
export const events: fc.Arbitrary<readonly Event[]> = fc.array(
  fc
    .tuple(kinds, fc.oneof(fc.integer({ min: -5, max: 60 }), fc.integer({ min: 0, max: 6_000 })))
    .map(([event, after]) => ({ ...event, after })),
  { maxLength: 30 },
);
