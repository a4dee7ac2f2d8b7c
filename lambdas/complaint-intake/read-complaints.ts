import type { CallRevision } from '../domain/calls/ports.ts';
import type { CallRecord } from '../domain/calls/record.ts';
import { complaintId } from '../domain/complaints/complaint-id.ts';
import { refreshedStep } from '../domain/complaints/lifecycle/system-steps.ts';
import { draftComplaints } from '../domain/complaints/opening/draft-complaints.ts';
import { UNNAMED_ISSUE } from '../domain/complaints/types.ts';
import type { Span } from '../runtime/tracer.ts';
import { appendStep, readComplaint } from '../ticketing/append-step.ts';
import { settleComplaint } from '../ticketing/settle-complaint.ts';
import type { IntakeDeps } from './intake-deps.ts';
import { keepComplaint } from './keep-complaint.ts';

/**
 * Opens the complaints that a call makes, at most one for each issue, or brings those that it made before up to date, and
 * notes that it did. Safe to repeat at any point, also side by side; throws when it is to be repeated.
 */
export async function readComplaints(
  deps: IntakeDeps,
  { call_id, revision }: CallRevision,
  span?: Span,
): Promise<void> {
  const call = await deps.calls.get(call_id);
  // A newer version is announced itself.
  if (call === undefined || call.revision !== revision) return;
  const drafts = draftComplaints(call, deps.rules);
  for (const draft of drafts) await keepComplaint(deps, draft);
  await withdraw(deps, call, new Set(drafts.map(({ origin }) => origin.issue)));
  await deps.calls.settle(call_id, revision, ['complaints']);
  const told = { complaints: drafts.length };
  span?.set(told);
  deps.logger.info('The complaints of a call are kept', told);
}

/** Complaints of earlier versions of the call that this one does not make any more are told so; people close them. */
async function withdraw(deps: IntakeDeps, call: CallRecord, made: ReadonlySet<string>): Promise<void> {
  if (call.revision === 1) return;
  const gone = [...Object.keys(deps.rules.issues), UNNAMED_ISSUE].filter((issue) => !made.has(issue));
  for (const issue of gone) {
    const known = await readComplaint(deps, complaintId(call.call_id, issue));
    if (known === undefined) continue;
    const read = { call_revision: call.revision };
    const now = await appendStep(deps, known, ({ complaint }) =>
      refreshedStep(complaint, read, deps.now().toISOString(), deps.policy),
    );
    if (now.complaint.version > known.complaint.version || hasUnsettled(now)) await settleComplaint(deps, now);
  }
}

function hasUnsettled({ kept }: Awaited<ReturnType<typeof appendStep>>): boolean {
  return kept.steps.some(({ unsettled }) => unsettled);
}
