import { changedStep } from '../domain/complaints/lifecycle/person-steps.ts';
import type { AssignRequest, Change } from '../domain/complaints/lifecycle/read-change.ts';
import { describeFault } from '../runtime/describe-fault.ts';
import { makeStep } from './change-complaint.ts';
import type { ComplaintsDeps } from './complaints-deps.ts';

/** What became of one complaint of many. */
export interface AssignResult {
  readonly complaint_id: string;
  readonly ok: boolean;
  /** Its version now; null where nothing was changed. */
  readonly version: number | null;
  readonly problem: { readonly code: string; readonly title: string } | null;
}

/** POST /complaints/assign. */
export interface Assigned {
  /** In the order of the request. */
  readonly results: readonly AssignResult[];
  readonly changed: number;
  readonly failed: number;
}

/** Complaints that are changed at a time. */
const AT_ONCE = 10;

const FAILED = { code: 'internal-error', title: 'This one could not be changed. Try it again.' };

/** Gives many complaints an owner; one that fails does not keep the others from it. */
export async function assignComplaints(
  deps: ComplaintsDeps,
  { complaints, change }: AssignRequest,
  subject: string,
): Promise<Assigned> {
  const results: AssignResult[] = [];
  for (let i = 0; i < complaints.length; i += AT_ONCE) {
    const some = complaints.slice(i, i + AT_ONCE);
    results.push(...(await Promise.all(some.map((one) => assignOne(deps, one, { change, subject })))));
  }
  const changed = results.filter(({ ok }) => ok).length;
  return { results, changed, failed: results.length - changed };
}

async function assignOne(
  deps: ComplaintsDeps,
  { complaint_id, version }: AssignRequest['complaints'][number],
  { change, subject }: { readonly change: Change; readonly subject: string },
): Promise<AssignResult> {
  const failed = (problem: AssignResult['problem']) => ({ complaint_id, ok: false, version: null, problem });
  try {
    const outcome = await makeStep(deps, complaint_id, version, ({ complaint }) =>
      changedStep(complaint, change, { at: deps.now().toISOString(), subject }, deps.policy),
    );
    if (outcome.ok) return { complaint_id, ok: true, version: outcome.view.version, problem: null };
    const { code, title } = outcome.problem;
    return failed({ code, title });
  } catch (error) {
    deps.logger.warn('One of many complaints could not be assigned', describeFault(error));
    return failed(FAILED);
  }
}
