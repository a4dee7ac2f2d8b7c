import type { AwsError } from '../errors.ts';

/** What EventBridge Scheduler refuses a request with; its code lacks the word Exception. */
export class SchedulerFault extends Error {
  readonly answer: AwsError;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.answer = { status, code, message };
  }
}

export const invalid = (message: string) => new SchedulerFault(400, 'Validation', message);
export const notFound = (message: string) => new SchedulerFault(404, 'ResourceNotFound', message);
export const conflict = (message: string) => new SchedulerFault(409, 'Conflict', message);
