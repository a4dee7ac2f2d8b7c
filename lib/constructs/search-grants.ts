import { Stack } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { COMPLAINT_INDEX, PREFIX, SEARCH_INDEX } from '#lambdas/names.ts';
import type { Config } from '../config.ts';
import type { CallsiftFunctionProps } from './callsift-function.ts';
import type { SearchDomain } from './search-domain.ts';

/** What every function before the search domain is made with. */
export interface SearchFunctionProps {
  readonly config: Config;
  readonly domain: SearchDomain;
  readonly network: CallsiftFunctionProps<'search'>['network'];
}

/** Where whole calls are read. */
export interface CallSources {
  readonly calls: Table;
  readonly transcripts: IBucket;
  readonly storageKey: Key;
}

/** Reads items of the table by these actions, and turns of calls too large for an item. */
export function grantReadCalls(role: Role, sources: CallSources, ...actions: string[]): void {
  role.addToPolicy(new PolicyStatement({ actions, resources: [sources.calls.tableArn] }));
  role.addToPolicy(
    new PolicyStatement({
      actions: ['s3:GetObject'],
      resources: [sources.transcripts.arnForObjects(`${PREFIX.bodies}*`)],
    }),
  );
}

/** The one request by which functions ask the index. */
export function grantAsk(role: Role, domain: SearchDomain): void {
  domain.grant(role, ['es:ESHttpPost'], `${SEARCH_INDEX.alias}/_msearch`);
}

/** The one request by which functions ask the index of complaints. */
export function grantAskComplaints(role: Role, domain: SearchDomain): void {
  domain.grant(role, ['es:ESHttpPost'], `${COMPLAINT_INDEX.alias}/_msearch`);
}

/** What those who write to an index send: documents, and the question which indices stand behind its alias. */
export function grantWrite(
  role: Role,
  domain: SearchDomain,
  { writeAlias }: Pick<typeof SEARCH_INDEX | typeof COMPLAINT_INDEX, 'writeAlias'>,
): void {
  domain.grant(role, ['es:ESHttpPost'], '_bulk');
  domain.grant(role, ['es:ESHttpGet'], `${writeAlias}/_alias/${writeAlias}`);
}

/** Calls of the model that embeds. */
export function grantEmbed(role: Role, config: Config): void {
  const model = Stack.of(role).formatArn({
    service: 'bedrock',
    account: '',
    resource: 'foundation-model',
    resourceName: config.embeddingModel,
  });
  role.addToPolicy(new PolicyStatement({ actions: ['bedrock:InvokeModel'], resources: [model] }));
}
