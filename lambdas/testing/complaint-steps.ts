import type { ClockRecord } from '../domain/complaints/clock/types.ts';
import type { CommentedStep, OpenedStep } from '../domain/complaints/steps.ts';
import type { ComplaintFacts } from '../domain/complaints/types.ts';

const OPENED_AT = '2026-11-21T14:05:06.789Z';

const FACTS: ComplaintFacts = {
  call_revision: 1,
  channel: 'voice',
  product: 'fibre',
  region: 'north',
  language: 'en',
  department: 'network',
  department_rule: 'issue:slow_internet',
  priority: 'high',
  priority_reasons: [{ rule: 'issue:slow_internet', priority: 'high', turn: 0 }],
  summary: 'The line has been down since Monday.',
  evidence: [],
  entities: [],
  sentiment: 'negative',
  importance: 'high',
  rules_version: 'r1',
};

/** The step that opens a complaint. */
export function openedStep(complaint_id: string, { at = OPENED_AT }: { readonly at?: string } = {}): OpenedStep {
  const origin = {
    complaint_id,
    call_id: 'call-1',
    client_id: 'client-1',
    issue: 'slow_internet',
    called_at: OPENED_AT,
  };
  const sets = { status: 'open', priority: 'high', priority_by: 'rules', department: 'network' } as const;
  return { kind: 'opened', version: 1, at, by: { kind: 'system' }, sets, origin, facts: FACTS };
}

/** A comment; each one a second after the one before. */
export function commentStep(version: number, text = 'We look into it.'): CommentedStep {
  return {
    kind: 'commented',
    version,
    at: new Date(Date.parse(OPENED_AT) + (version - 1) * 1000).toISOString(),
    by: { kind: 'person', subject: 'agent-7' },
    sets: {},
    comment_id: `comment-${version}`,
    text,
    to_client: false,
  };
}

/** Clocks of a complaint of which one runs. */
export const clockRecord = (complaint_id: string, version: number, next_at: string | null): ClockRecord => ({
  complaint_id,
  version,
  policy_version: 'p1',
  promised_priority: 'high',
  calendar: 'always',
  paused: false,
  clocks: [
    {
      name: 'first_response',
      cycle: 1,
      target_minutes: 120,
      started_at: OPENED_AT,
      due_at: '2026-11-21T16:05:06.789Z',
      done_at: null,
      ran_minutes: null,
    },
  ],
  closes_at: null,
  next_at,
});
