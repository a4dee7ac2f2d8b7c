import type { BusinessCalendar, ComplaintPolicy, ServiceLevel, Window } from '../policy.ts';
import { WEEKDAYS } from '../policy.ts';
import { type Settings, type Step, SYSTEM } from '../steps.ts';
import type { ComplaintFacts, Priority, Status } from '../types.ts';
import type { Clock, ClockRecord } from './types.ts';

export const AGENT = { kind: 'person', subject: 'agent-7' } as const;

const FACTS: ComplaintFacts = {
  call_revision: 1,
  product: 'fibre',
  region: 'north',
  language: 'en',
  department: 'network',
  department_rule: 'issue:slow_internet',
  priority: 'standard',
  priority_reasons: [{ rule: 'floor', priority: 'standard', turn: 0 }],
  summary: 'The line drops every evening.',
  evidence: [],
  entities: [],
  sentiment: 'negative',
  importance: 'medium',
  rules_version: 'r1',
};

/** What a step does, and when (UTC ISO); a person does it unless it says otherwise. */
export interface Did {
  readonly at: string;
  readonly sets?: Settings;
  readonly system?: boolean;
  /** A comment, to the client or to colleagues. */
  readonly comment?: 'client' | 'inside';
  readonly breached?: { readonly clock: 'first_response' | 'resolution'; readonly cycle: number };
}

/** Somebody sets a status. */
export const to = (status: Status, at: string, more: Partial<Did> = {}): Did => ({
  at,
  ...more,
  sets: { status, ...more.sets },
});

/** A complaint that Callsift opened, and what was done since. */
export function history(
  opened: { readonly at: string; readonly priority?: Priority },
  ...done: readonly Did[]
): Step[] {
  const { at, priority = 'standard' } = opened;
  const origin = { complaint_id: 'cmp_1', call_id: 'c1', client_id: 'k1', issue: 'slow_internet', called_at: at };
  const sets: Settings = { status: 'open', priority, priority_by: 'rules', department: 'network', group: 'network' };
  const first: Step = { kind: 'opened', version: 1, at, by: SYSTEM, sets, origin, facts: { ...FACTS, priority } };
  return [first, ...done.map((did, i) => stepOf(did, i + 2))];
}

function stepOf({ at, sets = {}, system, comment, breached }: Did, version: number): Step {
  const base = { version, at, by: system || breached ? SYSTEM : AGENT, sets };
  if (breached) return { ...base, kind: 'breached', ...breached, due_at: at };
  if (comment === undefined) return { ...base, kind: 'changed' };
  return {
    ...base,
    kind: 'commented',
    comment_id: `m${version}`,
    text: 'We look into it.',
    to_client: comment === 'client',
  };
}

/** The clock of a cycle; throws where there is none. */
export function clockOf(record: ClockRecord, name: Clock['name'], cycle = 1): Clock {
  const found = record.clocks.find((one) => one.name === name && one.cycle === cycle);
  if (found === undefined) throw new Error(`There is no clock ${name} of cycle ${cycle}.`);
  return found;
}

/** Every hour of every day, on clocks of UTC. */
export const ALWAYS: BusinessCalendar = {
  time_zone: 'UTC',
  windows: Object.fromEntries(WEEKDAYS.map((day) => [day, [['00:00', '24:00']] as readonly Window[]])),
  holidays: [],
};

const level = (first_response_minutes: number, resolution_minutes: number, calendar: string): ServiceLevel => ({
  first_response_minutes,
  resolution_minutes,
  calendar,
});

/** Urgent 15 and 240 minutes, high 120 and 480, both at any hour; standard 60 and 600 of the office. */
export const POLICY: ComplaintPolicy = {
  version: 'p1',
  levels: { urgent: level(15, 240, 'always'), high: level(120, 480, 'always'), standard: level(60, 600, 'office') },
  calendars: {
    always: ALWAYS,
    office: {
      time_zone: 'Europe/Berlin',
      windows: {
        mon: [
          ['09:00', '12:00'],
          ['13:00', '17:00'],
        ],
        tue: [['09:00', '17:00']],
      },
      holidays: [],
    },
  },
  departments: { general: { group: 'general', escalation_group: 'leads' } },
  repeat_days: 30,
  close_after_days: 7,
};
