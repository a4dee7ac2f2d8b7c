import { DynamoComplaintStore } from '../adapters/dynamo-complaints.ts';
import { OpenSearchComplaintIndex } from '../adapters/opensearch/opensearch-complaint-index.ts';
import { SchedulerTimers } from '../adapters/scheduler-timers.ts';
import { SnsComplaintEvents } from '../adapters/sns-complaint-events.ts';
import { parsePolicy } from '../domain/complaints/parse-policy.ts';
import type { EnvKey } from '../names.ts';
import { type dynamoDbClient, schedulerClient, snsClient } from '../runtime/clients.ts';
import { counter, logger } from '../runtime/observability.ts';
import { openSearchClient, type Patience } from '../runtime/opensearch-client.ts';
import type { TicketingDeps } from './ticketing-deps.ts';

/** How long the functions wait for the services that complaints are kept in. */
export interface Services {
  readonly dynamo: ReturnType<typeof dynamoDbClient>;
  readonly search: Patience;
}

/** What follows a change of a complaint, wired: the same for all functions that change some. */
export function ticketingDeps(env: Readonly<Record<EnvKey<'complaints'>, string>>, { dynamo, search }: Services) {
  const { TIMER_GROUP: group, TIMER_ROLE_ARN: roleArn, DEADLINES_QUEUE_ARN: queueArn } = env;
  return {
    store: new DynamoComplaintStore(dynamo, env.COMPLAINTS_TABLE),
    timers: new SchedulerTimers(schedulerClient(), { group, queueArn, roleArn }),
    index: new OpenSearchComplaintIndex(openSearchClient(env.SEARCH_ENDPOINT, search)),
    events: new SnsComplaintEvents(snsClient(), env.COMPLAINT_EVENTS_TOPIC_ARN),
    policy: parsePolicy(JSON.parse(env.COMPLAINT_POLICY)),
    now: () => new Date(),
    counter,
    logger,
  } satisfies TicketingDeps;
}
