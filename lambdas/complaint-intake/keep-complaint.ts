import { linkedStep, openedStep, refreshedStep } from '../domain/complaints/lifecycle/system-steps.ts';
import type { ThreadMember } from '../domain/complaints/ports.ts';
import type { ComplaintDraft } from '../domain/complaints/types.ts';
import { appendStep, openComplaint, type ReadComplaint, readComplaint } from '../ticketing/append-step.ts';
import { settleComplaint } from '../ticketing/settle-complaint.ts';
import type { IntakeDeps } from './intake-deps.ts';

/** Complaints that are linked with one: the nearest in time. More of them change nothing about how pressing it is. */
const MAX_LINKS = 10;

type Member = Pick<ThreadMember, 'complaint_id' | 'called_at'>;

/**
 * Opens a complaint or brings it up to date, and links it with those that the client made about the same issue shortly
 * before; calls may come in any order, so those after it are linked with it as well.
 */
export async function keepComplaint(deps: IntakeDeps, draft: ComplaintDraft): Promise<void> {
  const kept = await openOrRefresh(deps, draft);
  // As it was opened: a version of the call that names another client or time does not move it to another thread.
  const { complaint_id, client_id, issue, called_at } = kept.complaint;
  const thread = await deps.store.joinThread({ client_id, issue, complaint_id, called_at }, deps.policy.repeat_days);
  const ordered = thread.toSorted(byTime);
  const place = ordered.findIndex((member) => member.complaint_id === complaint_id);
  await link(deps, kept, ordered.slice(Math.max(0, place - MAX_LINKS), place));
  for (const [i, later] of ordered.slice(place + 1, place + 1 + MAX_LINKS).entries()) {
    const read = await readComplaint(deps, later.complaint_id);
    // Its thread is joined only after it was opened.
    const before = ordered.slice(Math.max(0, place + 1 + i - MAX_LINKS), place + 1 + i);
    if (read !== undefined) await link(deps, read, before);
  }
}

async function openOrRefresh(deps: IntakeDeps, draft: ComplaintDraft): Promise<ReadComplaint> {
  const at = () => deps.now().toISOString();
  const known =
    (await readComplaint(deps, draft.origin.complaint_id)) ??
    (await openComplaint(deps, openedStep(draft, at(), deps.policy)));
  const { facts } = draft;
  const read = { call_revision: facts.call_revision, facts };
  return await appendStep(deps, known, ({ complaint }) => refreshedStep(complaint, read, at(), deps.policy));
}

/** Links a complaint with earlier ones, and does what follows its steps. */
async function link(deps: IntakeDeps, read: ReadComplaint, earlier: readonly Member[]): Promise<void> {
  const now = await appendStep(deps, read, ({ complaint }) =>
    linkedStep(complaint, earlier, deps.now().toISOString(), deps.policy),
  );
  if (now.kept.steps.some(({ unsettled }) => unsettled)) await settleComplaint(deps, now);
}

function byTime(a: Member, b: Member): number {
  return a.called_at === b.called_at ? compare(a.complaint_id, b.complaint_id) : compare(a.called_at, b.called_at);
}

const compare = (a: string, b: string) => (a < b ? -1 : 1);
