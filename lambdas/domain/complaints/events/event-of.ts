import type { Complaint } from '../complaint.ts';
import type { Step } from '../steps.ts';
import type { ComplaintEvent, ComplaintEventType } from './event.ts';

/** What is told about a step; the complaint is as that step left it. */
export function eventOf(step: Step, complaint: Complaint): ComplaintEvent {
  const { complaint_id, call_id, client_id, issue, status, priority, department, group, owner, facts } = complaint;
  return {
    type: typeOf(step),
    schema_version: 1,
    event_id: `${complaint_id}:${step.version}`,
    complaint_id,
    complaint_version: step.version,
    at: step.at,
    step: step.kind,
    by: step.by.kind,
    ...{ call_id, client_id, issue, status, priority, department, group, owner },
    product: facts.product,
    region: facts.region,
    ...(step.kind === 'breached' ? { breach: { clock: step.clock, cycle: step.cycle, due_at: step.due_at } } : {}),
  };
}

function typeOf({ kind, sets }: Step): ComplaintEventType {
  if (kind === 'opened') return 'complaint.opened';
  if (kind === 'breached') return 'complaint.breached';
  return sets.status === 'resolved' ? 'complaint.resolved' : 'complaint.updated';
}
