import type { Evidence } from '../enrichment/types.ts';
import type { CallMetadata } from '../transcript/call.ts';
import type { Importance, Sentiment } from '../triage/types.ts';

/** Where a complaint stands; what may follow what is the table of lifecycle/transitions.ts. */
export const STATUSES = ['open', 'in_progress', 'waiting', 'resolved', 'closed', 'reopened'] as const;
export type Status = (typeof STATUSES)[number];

/** The most pressing first. */
export const PRIORITIES = ['urgent', 'high', 'standard'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** Who set the priority that holds: what a person sets, rules leave alone. */
export const PRIORITY_SETTERS = ['rules', 'person', 'escalation'] as const;
export type PrioritySetter = (typeof PRIORITY_SETTERS)[number];

/** Why a complaint has at least this priority. */
export interface PriorityReason {
  /** Name of the rule, such as `safety`, `issue:unauthorised_transaction`, `repeat`. */
  readonly rule: string;
  readonly priority: Priority;
  /** Turn that it was found in, or WHOLE_CALL. */
  readonly turn: number;
}

export const ENTITY_KINDS = ['order_id', 'amount', 'date', 'plan', 'product'] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/** What a complaint is about, as it was said; nothing personal, that is redacted before. */
export interface Entity {
  readonly kind: EntityKind;
  readonly value: string;
  /** WHOLE_CALL for what the call's metadata say. */
  readonly turn: number;
}

/** The issue of a complaint that no rule has a name for. */
export const UNNAMED_ISSUE = 'unspecified';

/** What a complaint came from; never changes. */
export interface Origin {
  readonly complaint_id: string;
  readonly call_id: string;
  readonly client_id: string;
  /** An issue key of the rules of triage, or UNNAMED_ISSUE. */
  readonly issue: string;
  /** When the call was, UTC ISO 8601. */
  readonly called_at: string;
}

/** What one version of the call says of it. */
export interface ComplaintFacts extends Pick<CallMetadata, 'client_segment' | 'channel'> {
  /** Revision of the call that it was read from. */
  readonly call_revision: number;
  readonly product: string;
  readonly region: string;
  readonly language: string;
  readonly department: string;
  /** The rule that chose the department. */
  readonly department_rule: string;
  readonly priority: Priority;
  /** At least one. */
  readonly priority_reasons: readonly PriorityReason[];
  /** What the customer said that tells it best; redacted, at most MAX_SUMMARY characters. */
  readonly summary: string;
  /** Verbatim in the call, the best first; at most MAX_EVIDENCE. */
  readonly evidence: readonly Evidence[];
  readonly entities: readonly Entity[];
  readonly sentiment: Sentiment;
  readonly importance: Importance;
  /** Versions of the rules of triage and of complaints. */
  readonly rules_version: string;
}

export const MAX_SUMMARY = 300;
export const MAX_EVIDENCE = 5;
export const MAX_ENTITIES = 30;

/** A complaint as a call tells it, not yet kept. */
export interface ComplaintDraft {
  readonly origin: Origin;
  readonly facts: ComplaintFacts;
}
