import type { ParkedCall } from '../calls/ports.ts';
import type { Reservation } from '../cost/ledger.ts';
import type { NanoUsd } from '../cost/money.ts';
import type { ChatOutcome, ChatRequest } from './ports.ts';

/**
 * A batch inference job of ours, from the moment when its calls are gathered until all that it answered is stored.
 * `collecting`: its calls are being claimed. `ready`: its files are written. `dropped`: its calls are laid aside again.
 */
export interface BatchJob {
  /** Also the token by which the service tells that it has this job already. */
  readonly name: string;
  readonly state: 'collecting' | 'ready' | 'dropped';
  /** Model id or inference profile. */
  readonly model: string;
  /** Name of the tool that the answers are given by. */
  readonly tool: string;
  /** Versions of what is asked in it. */
  readonly prompt_version: number;
  readonly schema_version: number;
  /** Tokens that an answer may have at most. */
  readonly answer_tokens: number;
  readonly records: number;
  /** The most that it can cost. */
  readonly reserved: NanoUsd;
  /** UTC ISO. */
  readonly created_at: string;
  /**
   * When its reservation was first asked for, UTC ISO: the reservation, and the rows of its records in the ledger, belong
   * to that day and month, whenever the job ends. Undefined before that.
   */
  readonly reserved_at?: string;
  /** The service's name for it; undefined before it was created there. */
  readonly arn?: string;
  /** When its end was seen, UTC ISO. */
  readonly processed_at?: string;
  /** Calls that are done with, in the order in which they are taken up. */
  readonly done: number;
  /** Those of them that an answer of use was there for. */
  readonly answered: number;
}

/** What a job keeps back from the budget of the time when it was to begin. */
export function reservationOf({ name, created_at, reserved_at = created_at, reserved }: BatchJob): Reservation {
  return { id: name, started_at: reserved_at, reserved };
}

/** A call of a job, laid aside since `parked_since`. */
export interface BatchCall extends ParkedCall {
  /** Its recordId. */
  readonly record: string;
}

/** Answer, or fault, of one record. */
export interface BatchAnswer {
  readonly record: string;
  readonly outcome: ChatOutcome;
}

/** Letters and digits of a recordId at least, in the service's examples. */
const RECORD_DIGITS = 11;

export function recordId(place: number): string {
  return String(place).padStart(RECORD_DIGITS, '0');
}

/** Keeps note of the jobs that are open. */
export interface BatchJobBook {
  add(job: BatchJob): Promise<void>;
  /** False when the job is not there any more; then nothing was written. */
  update(job: BatchJob): Promise<boolean>;
  remove(name: string): Promise<void>;
  /** All of them, the oldest first. */
  open(): Promise<readonly BatchJob[]>;
}

/** Requests of a job, collected in memory. */
export interface RequestFile {
  add(record: string, request: ChatRequest): void;
  /** Of all that was added. */
  readonly bytes: number;
  write(): Promise<void>;
}

/** Files of jobs. */
export interface BatchFiles {
  writeCalls(job: string, calls: readonly BatchCall[]): Promise<void>;
  readCalls(job: string): Promise<readonly BatchCall[]>;
  requestsOf(job: string): RequestFile;
  /** What the service wrote, in any order; nothing where it wrote none. Lines that cannot be read are left out. */
  answers(job: BatchJob): AsyncIterable<BatchAnswer>;
}

/** `refused`: no repetition changes that. `later`: the service is busy or out of reach, or has too many jobs. */
export type JobCreation =
  | { readonly kind: 'created'; readonly arn: string }
  | { readonly kind: 'refused' | 'later'; readonly code: string };

/** `status` is the service's word for how it ended, such as `Completed`. */
export type JobProgress = { readonly kind: 'running' } | { readonly kind: 'ended'; readonly status: string };

/** Batch inference jobs of the service. */
export interface BatchJobs {
  /** The same job again when it was created before. Does not throw. */
  create(job: Pick<BatchJob, 'name' | 'model'>): Promise<JobCreation>;
  progress(arn: string): Promise<JobProgress>;
}
