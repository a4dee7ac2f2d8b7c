import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Domain } from 'aws-cdk-lib/aws-opensearchservice';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Config } from './config.ts';
import type { CallQueues } from './constructs/call-queues.ts';
import { functionRole } from './constructs/callsift-function.ts';
import { type ComplaintHandlers, Complaints } from './constructs/complaints.ts';
import { IndexAdmin } from './constructs/index-admin.ts';
import { Indexing } from './constructs/indexing.ts';
import { addQuery, addQueryStream } from './constructs/query-functions.ts';
import { SearchDomain, zonesOf } from './constructs/search-domain.ts';
import { addAnalytics, addSearch } from './constructs/search-functions.ts';
import { SearchNetwork } from './constructs/search-network.ts';
import { describeQueue, type WorkQueue } from './constructs/work-queue.ts';
import { modelsInUse } from './model-settings.ts';

export interface SearchStackProps extends StackProps {
  readonly config: Config;
  readonly storageKey: Key;
  readonly transcriptsBucket: IBucket;
  readonly calls: Table;
  readonly ledger: Table;
  readonly answers: Table;
  readonly complaints: Table;
  readonly messageKey: Key;
  readonly alerts: Topic;
  readonly queues: CallQueues;
}

/**
 * The read model: indexes over every call and complaint, what fills them and what asks them. All of it can be rebuilt from
 * the tables. Complaints themselves are worked on here as well, for the sake of that index (constructs/complaints.ts).
 */
export class SearchStack extends Stack {
  readonly domain: Domain;
  readonly search: LambdaFunction;
  readonly analytics: LambdaFunction;
  readonly query: LambdaFunction;
  readonly queryStream: LambdaFunction;
  readonly complaints: ComplaintHandlers;
  readonly timers: ScheduleGroup;
  /** Complaints whose time has come. */
  readonly deadlines: WorkQueue;
  /** Foundation models behind the models and inference profiles that answer questions. */
  readonly models: readonly string[];

  constructor(scope: Construct, id: string, props: SearchStackProps) {
    super(scope, id, props);
    const { config, storageKey, calls, transcriptsBucket: transcripts } = props;
    const network = config.searchVpc
      ? new SearchNetwork(this, 'Network', { config, zones: zonesOf(config) })
      : undefined;
    const administrator = functionRole(this, 'IndexAdminRole');
    const domain = new SearchDomain(this, 'Calls', {
      config,
      storageKey,
      administrator,
      ...(network && { network }),
    });
    const shared = { config, domain, network: network?.functions };
    const sources = { calls, transcripts, storageKey };
    const indexing = new Indexing(this, 'Indexing', {
      ...shared,
      ...sources,
      queue: props.queues.indexing.queue,
      ledger: props.ledger,
    });
    const search = addSearch(this, shared);
    const analytics = addAnalytics(this, shared);
    const asking = { ...shared, ledger: props.ledger, answers: props.answers, alerts: props.alerts, storageKey };
    const query = addQuery(this, asking);
    const queryStream = addQueryStream(this, asking);
    const complaints = new Complaints(this, 'Complaints', {
      ...asking,
      ...sources,
      complaints: props.complaints,
      messageKey: props.messageKey,
      intake: props.queues.intake,
    });
    const admin = new IndexAdmin(this, 'IndexAdmin', {
      ...shared,
      ...sources,
      complaints: props.complaints,
      ledger: props.ledger,
      role: administrator,
      members: {
        writer: [indexing.role, ...complaints.members.writer],
        reader: [search.role, analytics.role, query.role, queryStream.role, ...complaints.members.reader],
      },
      needIndex: [indexing.source, ...complaints.sources],
    });
    this.domain = domain.domain;
    this.search = search.function;
    this.analytics = analytics.function;
    this.query = query.function;
    this.queryStream = queryStream.function;
    this.complaints = complaints.handlers;
    this.timers = complaints.deadlines.group;
    this.deadlines = complaints.deadlines.work;
    this.models = modelsInUse(config);

    this.describeComplaints(complaints);
    new CfnOutput(this, 'SearchEndpoint', { value: domain.endpoint });
    new CfnOutput(this, 'IndexAdminFunctionName', { value: admin.function.functionName });
  }

  private describeComplaints({ events, deadlines }: Complaints): void {
    new CfnOutput(this, 'ComplaintEventsTopicArn', { value: events.topicArn });
    new CfnOutput(this, 'TimerGroupName', { value: deadlines.group.scheduleGroupName });
    describeQueue(this, 'Deadlines', deadlines.work);
  }
}
