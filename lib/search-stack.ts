import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Domain } from 'aws-cdk-lib/aws-opensearchservice';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Config } from './config.ts';
import { functionRole } from './constructs/callsift-function.ts';
import { IndexAdmin } from './constructs/index-admin.ts';
import { Indexing } from './constructs/indexing.ts';
import { addQuery, addQueryStream } from './constructs/query-functions.ts';
import { SearchDomain, zonesOf } from './constructs/search-domain.ts';
import { addAnalytics, addSearch } from './constructs/search-functions.ts';
import { SearchNetwork } from './constructs/search-network.ts';
import { modelsInUse } from './model-settings.ts';

export interface SearchStackProps extends StackProps {
  readonly config: Config;
  readonly storageKey: Key;
  readonly transcriptsBucket: IBucket;
  readonly calls: Table;
  readonly ledger: Table;
  readonly answers: Table;
  readonly alerts: Topic;
  readonly indexingQueue: Queue;
}

/** The read model: an index over every call, what fills it and what asks it. All of it can be rebuilt from the calls. */
export class SearchStack extends Stack {
  readonly domain: Domain;
  readonly search: LambdaFunction;
  readonly analytics: LambdaFunction;
  readonly query: LambdaFunction;
  readonly queryStream: LambdaFunction;
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
    const inside = network && {
      vpc: network.vpc,
      vpcSubnets: network.subnets,
      securityGroups: [network.functionGroup],
    };
    const shared = { config, domain, network: inside };
    const sources = { calls, transcripts, storageKey };
    const indexing = new Indexing(this, 'Indexing', {
      ...shared,
      ...sources,
      queue: props.indexingQueue,
      ledger: props.ledger,
    });
    const search = addSearch(this, shared);
    const analytics = addAnalytics(this, shared);
    const { ledger, answers, alerts } = props;
    const asking = { ...shared, ledger, answers, alerts, storageKey };
    const query = addQuery(this, asking);
    const queryStream = addQueryStream(this, asking);
    const admin = new IndexAdmin(this, 'IndexAdmin', {
      ...shared,
      ...sources,
      role: administrator,
      members: {
        writer: [indexing.role],
        reader: [search.role, analytics.role, query.role, queryStream.role],
      },
      needIndex: [indexing.source],
    });
    this.domain = domain.domain;
    this.search = search.function;
    this.analytics = analytics.function;
    this.query = query.function;
    this.queryStream = queryStream.function;
    this.models = modelsInUse(config);

    new CfnOutput(this, 'SearchEndpoint', { value: domain.endpoint });
    new CfnOutput(this, 'IndexAdminFunctionName', { value: admin.function.functionName });
  }
}
