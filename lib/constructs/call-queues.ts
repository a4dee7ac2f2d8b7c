import { Duration } from 'aws-cdk-lib';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { SubscribedQueue } from './subscribed-queue.ts';
import type { WorkQueue } from './work-queue.ts';

/** Timeouts of the functions that take calls from these queues. */
export const INDEXING_TIMEOUT = Duration.seconds(30);
export const ENRICHMENT_TIMEOUT = Duration.seconds(90);
export const INTAKE_TIMEOUT = Duration.seconds(60);

/**
 * An outage of the search engine is no fault of the messages. Hidden for three minutes each time, a message comes 50
 * times within two and a half hours before it goes to the dead-letter queue; the sweeper sends a call on even after that.
 */
const INDEXING_RECEIVES = 50;

/** What becomes of a stored call. The event, as it is published, is the message. */
export interface CallQueues {
  readonly indexing: WorkQueue;
  /** Calls that a model is to read: the critical ones, and the others. */
  readonly priority: WorkQueue;
  readonly normal: WorkQueue;
  /** Calls that may complain. */
  readonly intake: WorkQueue;
}

/** The queues of the calls to be indexed, of those to be enriched and of those that may complain, filled by the events of stored calls. */
export function addCallQueues(scope: Construct, topic: Topic, encryptionKey: Key): CallQueues {
  const shared = { topic, encryptionKey };
  const enriched = (id: string, lane: string) =>
    new SubscribedQueue(scope, id, {
      ...shared,
      consumerTimeout: ENRICHMENT_TIMEOUT,
      filter: { enrichment: [lane] },
    }).work;
  return {
    indexing: new SubscribedQueue(scope, 'Indexing', {
      ...shared,
      consumerTimeout: INDEXING_TIMEOUT,
      maxReceiveCount: INDEXING_RECEIVES,
    }).work,
    priority: enriched('EnrichmentPriority', 'priority'),
    normal: enriched('Enrichment', 'normal'),
    intake: new SubscribedQueue(scope, 'ComplaintIntake', {
      ...shared,
      consumerTimeout: INTAKE_TIMEOUT,
      filter: { complaint: ['yes'] },
    }).work,
  };
}
