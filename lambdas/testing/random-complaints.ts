import type { ComplaintDocument } from '../domain/complaints/document.ts';
import { CLOCKS } from '../domain/complaints/steps.ts';
import { PRIORITIES, STATUSES } from '../domain/complaints/types.ts';
import { SENTIMENTS } from '../domain/triage/types.ts';
import { complaintDocument } from './complaint-rig.ts';

export const DEPARTMENTS = ['billing', 'network', 'technical', 'sales'] as const;
export const ISSUES = ['overcharge', 'slow_internet', 'late_delivery', 'rude_agent', 'unspecified', 'refund_missing'];
export const GROUPS = ['desk-a', 'desk-b', 'escalations'] as const;

const DAY_MS = 86_400_000;
const BEGIN = Date.parse('2026-01-01T00:00:00.000Z');

/** Numbers of 0..1 that are the same for the same seed (mulberry32, public domain, Tommy Ettinger). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Complaints of 240 days of 2026 in every state, of which many have no due time, owner or measured minutes. */
export function randomComplaints(count: number, seed = 1): readonly ComplaintDocument[] {
  const random = randomNumbers(seed);
  return Array.from({ length: count }, (_, i) => randomComplaint(`c-${String(i).padStart(5, '0')}`, random));
}

function randomComplaint(id: string, random: () => number): ComplaintDocument {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() ** 1.5 * values.length)] ?? (values[0] as T);
  const after = (ms: number, days: number) => ms + Math.floor(random() * days * DAY_MS);
  const iso = (ms: number) => new Date(ms).toISOString();
  const maybe = <T>(share: number, make: () => T): T | undefined => (random() < share ? make() : undefined);
  const status = pick(STATUSES);
  const is_open = status !== 'resolved' && status !== 'closed';
  const priority = pick(PRIORITIES);
  const opened = after(BEGIN, 240);
  const answered = maybe(0.6, () => after(opened, 3));
  const resolved = maybe(is_open ? 0.1 : 0.9, () => after(opened, 20));
  const due = is_open ? maybe(0.8, () => after(opened, 10)) : undefined;
  const owner = maybe(0.5, () => pick(['agent-1', 'agent-2', 'agent-3']));
  return complaintDocument(id, {
    status,
    is_open,
    priority,
    priority_rank: PRIORITIES.indexOf(priority),
    department: pick(DEPARTMENTS),
    issue: pick(ISSUES),
    group: pick(GROUPS),
    client_id: `client-${Math.floor(random() * 40)}`,
    call_id: `call-${Math.floor(random() * 60)}`,
    sentiment: pick(SENTIMENTS),
    opened_at: iso(opened),
    updated_at: iso(resolved ?? answered ?? opened),
    missed: CLOCKS.filter(() => random() < 0.15),
    reopened: random() < 0.2 ? 1 + Math.floor(random() * 3) : 0,
    ...(owner !== undefined && { owner }),
    ...(due !== undefined && { due_at: iso(due), due_for: 'resolution' }),
    ...(answered !== undefined && {
      first_response_at: iso(answered),
      first_response_minutes: Math.round((answered - opened) / 600) / 100,
    }),
    ...(resolved !== undefined && {
      resolved_at: iso(resolved),
      resolution_minutes: Math.round((resolved - opened) / 600) / 100,
    }),
  });
}
