import type { Operation } from '../operation.ts';
import { COMPLAINT_ID, IDEMPOTENCY_KEY, IF_MATCH } from './complaint-parameters.ts';
import { ETAG } from './entity-tag.ts';

/** Routes that change complaints. */
export const COMPLAINT_CHANGES: readonly Operation[] = [
  {
    method: 'patch',
    path: '/complaints/{complaint_id}',
    id: 'changeComplaint',
    tag: 'Complaints',
    summary: 'Change a complaint',
    description:
      'Its status, owner, priority or department, of the version that If-Match names: no change of somebody else is lost.',
    parameters: [COMPLAINT_ID, IF_MATCH],
    body: {
      schema: 'ComplaintChange',
      examples: {
        begin: { summary: 'Begin to work on it', value: { status: 'in_progress', owner: 'asha.rao' } },
        wait: { summary: 'Wait for somebody', value: { status: 'waiting', why: 'The courier looks for the parcel.' } },
        move: { summary: 'Give it to another department', value: { department: 'network', owner: null } },
      },
    },
    answer: { description: 'The complaint after the change.', schema: 'Complaint', headers: ETAG },
    problems: ['BadRequest', 'NoSuchComplaint', 'VersionConflict', 'TooLarge', 'StepRefused', 'VersionRequired'],
  },
  {
    method: 'post',
    path: '/complaints/{complaint_id}/comments',
    id: 'commentComplaint',
    tag: 'Complaints',
    summary: 'Say something about a complaint',
    description: 'A note, or what the client was told. Personal data are removed before it is kept.',
    parameters: [COMPLAINT_ID, IDEMPOTENCY_KEY],
    body: {
      schema: 'ComplaintComment',
      examples: {
        told: {
          summary: 'What the client was told',
          value: { text: 'The refund is on its way and takes three days.', to_client: true },
        },
        note: { summary: 'A note', value: { text: 'The warehouse has no record of the return.' } },
      },
    },
    answer: { description: 'The complaint after the comment.', schema: 'Complaint', headers: ETAG },
    problems: ['BadRequest', 'NoSuchComplaint', 'VersionConflict', 'TooLarge', 'StepRefused'],
  },
  {
    method: 'post',
    path: '/complaints/assign',
    id: 'assignComplaints',
    tag: 'Complaints',
    summary: 'Give many complaints an owner',
    description: 'At most 100. One that fails does not keep the others from it.',
    body: {
      schema: 'ComplaintAssignment',
      examples: {
        some: {
          summary: 'Whatever their versions are',
          value: {
            complaint_ids: ['cmp_0123456789abcdef0123', 'cmp_0123456789abcdef4567'],
            owner: 'asha.rao',
            why: 'Takes over from the night shift.',
          },
        },
        versions: {
          summary: 'Only if nobody has changed it meanwhile',
          value: { complaint_ids: [{ complaint_id: 'cmp_0123456789abcdef0123', version: 3 }], owner: null },
        },
      },
    },
    answer: { description: 'What became of each of them.', schema: 'Assigned' },
    problems: ['BadRequest', 'TooLarge'],
  },
];
