import type { LifecycleFault } from '../domain/complaints/lifecycle/person-steps.ts';
import type { Problem } from '../runtime/problem.ts';

/** A problem with what is needed to mend it, so that nobody has to ask again. */
export interface ComplaintProblem extends Problem {
  /** Values that are allowed in place of the one that was given. */
  readonly allowed?: readonly string[];
  /** The complaint as it is now. */
  readonly current?: unknown;
}

export const NO_COMPLAINT: ComplaintProblem = {
  status: 404,
  code: 'no-such-complaint',
  title: 'There is no complaint with this complaint_id.',
};

export const NO_VERSION: ComplaintProblem = {
  status: 428,
  code: 'version-required',
  title: 'A change needs the header If-Match with the version that it is of, such as "3"; GET gives it as ETag.',
  field: 'If-Match',
};

export const BAD_VERSION: ComplaintProblem = {
  status: 400,
  code: 'bad-parameter',
  title: 'If-Match must be a version such as "3", or * for any.',
  field: 'If-Match',
};

export const CHANGED_MEANWHILE: ComplaintProblem = {
  status: 409,
  code: 'version-conflict',
  title:
    'Somebody else has changed the complaint meanwhile; `current` is how it is now. Look at it and send the change again.',
};

/** What a step that the lifecycle refuses is answered with. */
export function problemOf(fault: LifecycleFault): ComplaintProblem {
  switch (fault.code) {
    case 'forbidden-step': {
      const { status, allowed } = fault;
      const next = allowed.length === 0 ? 'nothing' : allowed.join(', ');
      const title = `A complaint that is ${status} can become: ${next}.`;
      return { status: 422, code: fault.code, title, field: 'status', allowed };
    }
    case 'reason-required':
      return { status: 422, code: fault.code, title: 'This step needs a reason: say why.', field: fault.field };
    case 'unknown-department': {
      const title = `There is no such department; known are ${fault.allowed.join(', ')}.`;
      return { status: 400, code: 'bad-parameter', title, field: 'department', allowed: fault.allowed };
    }
    case 'other-comment':
      return { status: 422, code: fault.code, title: 'This Idempotency-Key was used for another comment.' };
    case 'too-many-steps':
      return {
        status: 422,
        code: fault.code,
        title: 'This complaint has taken all the steps that people may make. Close it; a new call opens a new one.',
      };
  }
}
