import {
  ConflictException,
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  DeleteScheduleCommand,
  ResourceNotFoundException,
  type SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import type { ComplaintTimers } from '../domain/complaints/ports.ts';
import { deadlineMessage } from './deadline-message.ts';

/** Where timers live, and whom they wake up in whose name. */
export interface TimerTarget {
  /** Name of the schedule group. */
  readonly group: string;
  readonly queueArn: string;
  /** Role that may send to the queue. */
  readonly roleArn: string;
}

/**
 * Milliseconds from now that the earliest timer is set for. What becomes of a time in the past is documented nowhere, so
 * a timer is never set to one; the scheduler itself is up to a minute late
 * (https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html).
 */
const MIN_LEAD_MS = 5_000;
/** Another writer may create or remove the schedule between two calls of this one. */
const MAX_ROUNDS = 3;
/** A queue that takes nothing for an hour is not waited for: the sweeper sees to the complaint then. */
const RETRY_POLICY = { MaximumEventAgeInSeconds: 3_600, MaximumRetryAttempts: 185 };

/** One schedule of EventBridge Scheduler for each complaint, with its id as its name; it goes when it has fired. */
export class SchedulerTimers implements ComplaintTimers {
  readonly #client: SchedulerClient;
  readonly #target: TimerTarget;
  readonly #now: () => number;

  constructor(client: SchedulerClient, target: TimerTarget, now: () => number = Date.now) {
    this.#client = client;
    this.#target = target;
    this.#now = now;
  }

  async set(complaintId: string, at: string | null): Promise<void> {
    if (at === null) return this.#remove(complaintId);
    const input = this.#scheduleOf(complaintId, Date.parse(at));
    for (let round = 1; ; round++) {
      if (await this.#created(input)) return;
      if (await this.#updated(input)) return;
      if (round === MAX_ROUNDS) throw new Error('The timer was created and removed by others all the time.');
    }
  }

  #scheduleOf(Name: string, atMs: number): CreateScheduleCommandInput {
    const { group, queueArn, roleArn } = this.#target;
    return {
      Name,
      GroupName: group,
      ScheduleExpression: atExpression(Math.max(atMs, this.#now() + MIN_LEAD_MS)),
      FlexibleTimeWindow: { Mode: 'OFF' },
      ActionAfterCompletion: 'DELETE',
      Target: { Arn: queueArn, RoleArn: roleArn, Input: deadlineMessage(Name), RetryPolicy: RETRY_POLICY },
    };
  }

  /** False when the complaint has a schedule already. */
  async #created(input: CreateScheduleCommandInput): Promise<boolean> {
    const command = new CreateScheduleCommand(input);
    return unless([ConflictException], () => this.#client.send(command));
  }

  /** False when the schedule is gone, or somebody else is changing it; an update sets all of it. */
  async #updated(input: CreateScheduleCommandInput): Promise<boolean> {
    const command = new UpdateScheduleCommand(input);
    return unless([ConflictException, ResourceNotFoundException], () => this.#client.send(command));
  }

  async #remove(Name: string): Promise<void> {
    const command = new DeleteScheduleCommand({ Name, GroupName: this.#target.group });
    await unless([ResourceNotFoundException], () => this.#client.send(command));
  }
}

/** In UTC, which holds when no time zone is named; whole seconds, not before the time. */
function atExpression(ms: number): string {
  const seconds = Math.ceil(ms / 1_000) * 1_000;
  return `at(${new Date(seconds).toISOString().slice(0, 19)})`;
}

type Fault = typeof ConflictException | typeof ResourceNotFoundException;

async function unless(faults: readonly Fault[], action: () => Promise<unknown>): Promise<boolean> {
  try {
    await action();
    return true;
  } catch (error) {
    if (faults.some((fault) => error instanceof fault)) return false;
    throw error;
  }
}
