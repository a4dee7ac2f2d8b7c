import type { ComplaintFacts, Origin, Priority, PrioritySetter, Status } from './types.ts';

/** Who did something: the subject of a token, or Callsift itself. */
export type Actor = { readonly kind: 'person'; readonly subject: string } | { readonly kind: 'system' };
export const SYSTEM: Actor = { kind: 'system' };

/** What a step changes; what is left out stays as it is. `owner` null: nobody in person. */
export interface Settings {
  readonly status?: Status;
  readonly priority?: Priority;
  readonly priority_by?: PrioritySetter;
  readonly department?: string;
  /** The group that owns it. */
  readonly group?: string;
  readonly owner?: string | null;
}

/** The two clocks of a complaint. */
export const CLOCKS = ['first_response', 'resolution'] as const;
export type ClockName = (typeof CLOCKS)[number];

interface StepBase {
  /** Counts the steps of a complaint, from 1: its version after this step. */
  readonly version: number;
  /** UTC ISO 8601 with milliseconds; never before that of the step before. */
  readonly at: string;
  readonly by: Actor;
  /** Redacted as transcripts are. */
  readonly why?: string;
  /** All that the step changes of the settings; the history alone gives the present state. */
  readonly sets: Settings;
}

/** The first step, and the only one of its kind. */
export interface OpenedStep extends StepBase {
  readonly kind: 'opened';
  readonly origin: Origin;
  readonly facts: ComplaintFacts;
}

/** A newer version of the call was read; without facts it complains of this no more. */
export interface RefreshedStep extends StepBase {
  readonly kind: 'refreshed';
  readonly call_revision: number;
  readonly facts?: ComplaintFacts;
}

/** The client complained of the same before. */
export interface LinkedStep extends StepBase {
  readonly kind: 'linked';
  /** Earlier complaints that were not known before, the newest first. */
  readonly earlier: readonly string[];
}

/** Somebody changed settings, or Callsift closed it. */
export interface ChangedStep extends StepBase {
  readonly kind: 'changed';
}

export interface CommentedStep extends StepBase {
  readonly kind: 'commented';
  /** Derived from the idempotency key of the request where it had one, so that it is not said twice. */
  readonly comment_id: string;
  /** Redacted as transcripts are; at most MAX_COMMENT characters. */
  readonly text: string;
  /** What the client was told; the first of them is a response. */
  readonly to_client: boolean;
}

/** A deadline was missed; at most one for each clock of a cycle. */
export interface BreachedStep extends StepBase {
  readonly kind: 'breached';
  readonly clock: ClockName;
  /** 1 from the opening, one more with each reopening. */
  readonly cycle: number;
  readonly due_at: string;
}

/** One thing that happened to a complaint. The steps are the truth; everything else about it is derived from them. */
export type Step = OpenedStep | RefreshedStep | LinkedStep | ChangedStep | CommentedStep | BreachedStep;

export const MAX_COMMENT = 2_000;
export const MAX_WHY = 500;
/** Steps by people that a complaint takes; Callsift itself is never refused. */
export const MAX_STEPS = 1_000;
