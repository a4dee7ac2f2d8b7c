import { Duration } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Role } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Trigger } from 'aws-cdk-lib/triggers';
import { Construct } from 'constructs';
import { indexSettings } from '../index-settings.ts';
import { CallsiftFunction } from './callsift-function.ts';
import { allow, grantKeepLedger } from './enrichment-grants.ts';
import { type CallSources, grantEmbed, grantReadCalls, type SearchFunctionProps } from './search-grants.ts';

const EVERY_REQUEST = ['Delete', 'Get', 'Head', 'Patch', 'Post', 'Put'].map((method) => `es:ESHttp${method}`);

export interface IndexAdminProps extends SearchFunctionProps, CallSources {
  readonly complaints: Table;
  /** Gets the cost of the embeddings. */
  readonly ledger: Table;
  /** Made before the domain, which names it as its administrator. */
  readonly role: Role;
  /** What the domain's own access control lets each role do. */
  readonly members: Readonly<Record<'writer' | 'reader', readonly Role[]>>;
  /** What has nothing to do before there is an index: its messages would only come back. */
  readonly needIndex: readonly Construct[];
}

/** Creates the indexes of calls and of complaints, and rebuilds them from their tables. */
export class IndexAdmin extends Construct {
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, props: IndexAdminProps) {
    super(scope, id);
    const { config, domain, role, members } = props;
    const { writer, reader } = members;
    const roles = Object.entries({ writer, reader }).flatMap(([name, of]) =>
      of.map(({ roleArn }) => ({ role: name, arn: roleArn })),
    );
    this.function = new CallsiftFunction(this, 'IndexAdmin', {
      name: 'index-admin',
      description: 'Creates the search indexes, rebuilds them and says who may use them',
      config,
      role,
      network: props.network,
      timeout: Duration.minutes(15),
      memorySize: 1024,
      environment: {
        CALLS_TABLE: props.calls.tableName,
        TRANSCRIPTS_BUCKET: props.transcripts.bucketName,
        COMPLAINTS_TABLE: props.complaints.tableName,
        LEDGER_TABLE: props.ledger.tableName,
        SEARCH_ENDPOINT: domain.endpoint,
        INDEX_SETTINGS: indexSettings(config),
        SEARCH_ROLES: JSON.stringify(roles),
      },
    }).function;
    grantReadCalls(role, props, 'dynamodb:Scan', 'dynamodb:DescribeTable');
    // A complaint is read whole: its steps by a query of their own, whichever page of the scan they begin on.
    allow(role, ['dynamodb:Scan', 'dynamodb:Query', 'dynamodb:DescribeTable'], props.complaints.tableArn);
    grantKeepLedger(role, props.ledger);
    props.storageKey.grantEncryptDecrypt(role);
    grantEmbed(role, config);
    domain.grant(role, EVERY_REQUEST, '*');
    // Runs with an empty event, which the function takes for "ensure", when the domain is there and again whenever the
    // code or the settings change: nothing else decides what the index has to look like. A failure ends the deployment.
    new Trigger(this, 'Ensure', {
      handler: this.function,
      timeout: Duration.minutes(14),
      executeAfter: [domain],
      executeBefore: [...props.needIndex],
    });
  }
}
