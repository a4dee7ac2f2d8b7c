import { randomUUID } from 'node:crypto';
import type { ScheduleModel } from '../assembly/model.ts';
import type { Invoke } from './function-pool.ts';

export interface ScheduleOptions {
  readonly schedule: ScheduleModel;
  readonly everyMs: number;
  readonly invoke: Invoke;
  readonly onProblem?: (line: string) => void;
}

/** Invokes a function again and again; the next run is due a full interval after the last one has ended. */
export function startSchedule(options: ScheduleOptions): { stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const tick = async () => {
    const result = await options.invoke(scheduleEvent(options.schedule, new Date()));
    if (stopped) return;
    if (!result.ok) options.onProblem?.(`Schedule ${options.schedule.name} failed: ${result.error.errorMessage}`);
    timer = setTimeout(tick, options.everyMs);
  };
  timer = setTimeout(tick, options.everyMs);
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** The event of a tick: the target's own input, or the scheduled event of EventBridge. */
export function scheduleEvent(schedule: ScheduleModel, time: Date): unknown {
  if (schedule.input !== undefined) return JSON.parse(schedule.input);
  const [, , , region, account] = schedule.arn.split(':');
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: schedule.source,
    account,
    time: time.toISOString().replace(/\.\d{3}Z$/, 'Z'),
    region,
    resources: [schedule.arn],
    detail: schedule.source === 'aws.events' ? {} : '{}',
  };
}
