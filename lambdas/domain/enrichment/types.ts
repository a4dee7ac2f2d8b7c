import type { TokenUsage } from '../cost/ledger.ts';
import type { NanoUsd } from '../cost/money.ts';

/** Versions of what is asked and of what is answered; a change of either makes older enrichments older. */
export const PROMPT_VERSION = 1;
export const SCHEMA_VERSION = 1;

/** The key of an issue that the configuration does not name. */
export const NEW_ISSUE = 'NEW_ISSUE';

export const RESOLUTIONS = ['resolved', 'partially_resolved', 'unresolved', 'unknown'] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

/** How hard it was for the customer, as in customer effort score surveys: high is bad. */
export const EFFORTS = ['low', 'medium', 'high', 'unknown'] as const;
export type Effort = (typeof EFFORTS)[number];

export const RISKS = ['low', 'medium', 'high', 'unknown'] as const;
export type Risk = (typeof RISKS)[number];

/** Where a finding stands in the transcript: the turn and words of it, verbatim. */
export interface Evidence {
  readonly turn: number;
  readonly quote: string;
}

export interface KeyIssue {
  /** An issue key of the configuration, or NEW_ISSUE. */
  readonly key: string;
  /** A name for a new issue. */
  readonly proposed_name?: string;
  readonly description: string;
  readonly evidence: readonly Evidence[];
}

export interface ActionItem {
  readonly text: string;
  readonly owner: 'agent' | 'customer' | 'company';
  readonly evidence: readonly Evidence[];
}

/** A risk with what speaks for it. */
export interface RiskFinding {
  readonly level: Risk;
  readonly evidence: readonly Evidence[];
}

/** Why an enrichment is extractive only: sentences of the call and findings of triage, chosen without a model. */
export const DEGRADED_REASONS = ['budget', 'model-unavailable', 'model-refused', 'invalid-answer'] as const;
export type DegradedReason = (typeof DEGRADED_REASONS)[number];

/** What a reader found in a call, verified: every finding stands in the transcript. */
export interface Insights {
  readonly summary: string;
  readonly key_issues: readonly KeyIssue[];
  readonly action_items: readonly ActionItem[];
  readonly tags: readonly string[];
  readonly resolution: Resolution;
  readonly customer_effort: Effort;
  readonly churn_risk: RiskFinding;
  readonly escalation_risk: RiskFinding;
  /** 0..1; what the model says of itself, lowered by the share of its findings that were dropped. */
  readonly confidence: number;
  /** Findings that were dropped since their evidence is not in the transcript. */
  readonly dropped_findings: number;
}

/** Insights with how they came about. */
export interface Enrichment extends Insights {
  readonly prompt_version: number;
  readonly schema_version: number;
  /** UTC ISO 8601. */
  readonly enriched_at: string;
  /** What answered: as the service names it, else the model id or inference profile that was asked; `extractive` without a model. */
  readonly model_used: string;
  /** Of the model calls that led to it, failed and repaired ones included. */
  readonly tokens: TokenUsage;
  readonly model_calls: number;
  /** What models cost for this revision of the call so far, earlier enrichments included. */
  readonly cost_nano_usd: NanoUsd;
  /** Undefined for an enrichment by a model. */
  readonly degraded?: DegradedReason;
}
