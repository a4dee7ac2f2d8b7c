import type { CallRecord } from '../../calls/record.ts';
import { complaintId } from '../complaint-id.ts';
import type { ComplaintDraft, ComplaintFacts, Origin } from '../types.ts';
import { chooseDepartment } from './choose-department.ts';
import { choosePriority } from './choose-priority.ts';
import { entitiesNear } from './entities/entities-near.ts';
import { findMatters, type Matter } from './find-matters.ts';
import { type HeardCall, hearCall } from './heard-call.ts';
import { mayComplain } from './may-complain.ts';
import { quoteTurns } from './quote-turns.ts';
import type { ComplaintRules } from './rules.ts';

/**
 * The complaints of a call, at most one for each of its issues, in the order of the call; one of UNNAMED_ISSUE where a call
 * complains of nothing that has a name. Linear in the text; the same call and rules give the same drafts.
 */
export function draftComplaints(call: CallRecord, rules: ComplaintRules): readonly ComplaintDraft[] {
  if (!mayComplain(call.triage)) return [];
  const heard = hearCall(call, rules);
  const matters = findMatters(heard, rules);
  return matters.map((matter) => ({
    origin: originOf(call, matter),
    facts: factsOf(matter, heard, rules, matters),
  }));
}

function originOf({ call_id, client_id, timestamp }: CallRecord, { issue }: Matter): Origin {
  return { complaint_id: complaintId(call_id, issue), call_id, client_id, issue, called_at: timestamp };
}

function factsOf(matter: Matter, heard: HeardCall, rules: ComplaintRules, matters: readonly Matter[]): ComplaintFacts {
  const { call } = heard;
  const { client_segment, channel, product, region } = call.metadata;
  const { department, rule } = chooseDepartment(matter, heard, rules, matters);
  const { priority, reasons } = choosePriority(matter, heard, rules);
  const evidence = quoteTurns(matter, heard, rules, rule);
  return {
    call_revision: call.revision,
    ...(client_segment !== undefined && { client_segment }),
    ...(channel !== undefined && { channel }),
    product,
    region,
    language: call.triage.language,
    department,
    department_rule: rule,
    priority,
    priority_reasons: reasons,
    summary: evidence[0]?.quote ?? '',
    evidence,
    entities: entitiesNear(
      call,
      evidence.map(({ turn }) => turn),
    ),
    sentiment: call.triage.sentiment,
    importance: call.triage.importance,
    rules_version: `${call.triage.rules_version}/${rules.version}`,
  };
}
