import type { Statement } from '../iam.ts';
import { ACCOUNT_ID } from '../query-access.ts';
import type { Upstream } from '../upstream.ts';
import { conflict, invalid, notFound } from './faults.ts';
import { type KeptSchedule, type ScheduleDraft, type ScheduleKey, scheduleArn } from './schedule.ts';
import { createDelivery } from './schedule-delivery.ts';
import { DEFAULT_GROUP } from './schedule-request.ts';
import { createScheduleRunner } from './schedule-runner.ts';
import { openScheduleStore, type ScheduleListQuery } from './schedule-store.ts';

/** What only the templates say. */
export interface Scheduling {
  /** Names of the schedule groups, without the default one. */
  readonly groups: readonly string[];
  /** Roles that EventBridge Scheduler may take. @default any role, which may do everything */
  readonly roles?: readonly { readonly arn: string; readonly statements: readonly Statement[] }[];
}

export interface SchedulerOptions {
  /** Folder of what survives a restart; without it everything is in memory. */
  readonly dataDir: string | undefined;
  readonly sqs: Upstream;
  readonly region: string;
  readonly onProblem: (line: string) => void;
}

export type Scheduler = ReturnType<typeof openScheduler>;

/** EventBridge Scheduler for one-time schedules of queues. What it refuses it throws as a SchedulerFault. */
export function openScheduler({ dataDir, sqs, region, onProblem }: SchedulerOptions) {
  let scheduling: Scheduling = { groups: [] };
  const statementsOf = (arn: string) => scheduling.roles?.find((role) => role.arn === arn)?.statements;
  const store = openScheduleStore(dataDir);
  const runner = createScheduleRunner({ store, deliver: createDelivery({ sqs, statementsOf }), onProblem });
  const check = (draft: ScheduleDraft) => checkDraft(draft, scheduling, region);

  return {
    /** From now on schedules fire, first of all those that became due meanwhile. Those of other groups are gone. */
    start(next: Scheduling): void {
      scheduling = next;
      store.keepGroups([DEFAULT_GROUP, ...next.groups]);
      runner.start();
    },
    create(draft: ScheduleDraft): void {
      check(draft);
      if (!store.add(draft, Date.now()) && !store.wasMadeBy(draft)) {
        throw conflict(`Schedule ${draft.name} already exists.`);
      }
      runner.expect(draft.dueMs);
    },
    update(draft: ScheduleDraft): void {
      check(draft);
      if (!store.replace(draft, Date.now())) throw missing(draft);
      runner.expect(draft.dueMs);
    },
    remove(key: ScheduleKey): void {
      if (!store.remove(key)) throw missing(key);
    },
    find(key: ScheduleKey): KeptSchedule {
      const found = store.find(key);
      if (found === undefined) throw missing(key);
      return found;
    },
    list(query: ScheduleListQuery): KeptSchedule[] {
      if (query.group !== undefined) checkGroup(query.group, scheduling);
      return store.list(query);
    },
    arnOf: (key: ScheduleKey) => scheduleArn(key, region, ACCOUNT_ID),
    async close(): Promise<void> {
      await runner.stop();
      store.close();
    },
  };
}

function checkDraft({ group, settings }: ScheduleDraft, scheduling: Scheduling, region: string): void {
  checkGroup(group, scheduling);
  const { Arn, RoleArn } = settings.Target;
  const own = `arn:aws:sqs:${region}:${ACCOUNT_ID}:`;
  if (!Arn.startsWith(own)) throw invalid(`Target.Arn: the queues of the laptop are ${own}*.`);
  if (scheduling.roles?.some(({ arn }) => arn === RoleArn) === false) {
    throw invalid('The execution role you provide must allow AWS EventBridge Scheduler to assume the role.');
  }
}

function checkGroup(group: string, { groups }: Scheduling): void {
  if (group !== DEFAULT_GROUP && !groups.includes(group)) throw notFound(`Schedule group ${group} does not exist.`);
}

const missing = ({ name }: ScheduleKey) => notFound(`Schedule ${name} does not exist.`);
