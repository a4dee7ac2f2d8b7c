import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import {
  AuthorizationType,
  type IResource,
  LambdaIntegration,
  type MethodOptions,
  type RestApi,
  TokenAuthorizer,
} from 'aws-cdk-lib/aws-apigateway';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { CALLS_INDEX, PREFIX } from '#lambdas/names.ts';
import type { Config } from './config.ts';
import { CallsiftFunction } from './constructs/callsift-function.ts';
import { addComplaintRoutes } from './constructs/complaint-routes.ts';
import type { ComplaintHandlers } from './constructs/complaints.ts';
import { allow } from './constructs/enrichment-grants.ts';
import { Identity } from './constructs/identity.ts';
import { AUTHORIZER_TTL, ProblemApi, streamedFrom } from './constructs/rest-api.ts';
import { enrichmentSettings } from './enrichment-settings.ts';

export interface ApiStackProps extends StackProps {
  readonly config: Config;
  readonly storageKey: Key;
  readonly transcriptsBucket: IBucket;
  readonly calls: Table;
  readonly ledger: Table;
  readonly search: LambdaFunction;
  readonly analytics: LambdaFunction;
  readonly query: LambdaFunction;
  readonly queryStream: LambdaFunction;
  readonly complaints: ComplaintHandlers;
}

/** The REST API over the stored calls and their index. */
export class ApiStack extends Stack {
  readonly api: RestApi;

  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id, props);
    const identity = new Identity(this, 'Identity', props.config);
    const { api } = new ProblemApi(this, 'Rest', { config: props.config, description: 'Callsift' });
    this.api = api;
    const authorizer = new TokenAuthorizer(this, 'TokenAuthorizer', {
      handler: this.authorizerFunction(props.config, identity),
      resultsCacheTtl: AUTHORIZER_TTL,
    });
    const secured = { authorizer, authorizationType: AuthorizationType.CUSTOM };
    const calls = new LambdaIntegration(this.callsFunction(props));
    const health = new LambdaIntegration(this.healthFunction(props));

    const callsRoute = api.root.addResource('calls');
    callsRoute.addMethod('GET', calls, secured);
    callsRoute.addResource('{call_id}').addMethod('GET', calls, secured);
    api.root.addResource('search').addMethod('POST', new LambdaIntegration(props.search), secured);
    const analytics = new LambdaIntegration(props.analytics);
    const analyticsRoute = api.root.addResource('analytics');
    for (const name of ['summary', 'trends']) analyticsRoute.addResource(name).addMethod('GET', analytics, secured);
    this.addQuestions(api.root, props, secured);
    addComplaintRoutes(api.root, props.complaints, secured);
    api.root.addResource('costs').addMethod('GET', new LambdaIntegration(this.costsFunction(props)), secured);
    const open = { authorizationType: AuthorizationType.NONE };
    api.root.addResource('health').addMethod('GET', health, open);
    api.root.addResource('ready').addMethod('GET', health, open);

    new CfnOutput(this, 'ApiUrl', { value: api.url });
    new CfnOutput(this, 'TokenIssuer', { value: identity.issuer });
    new CfnOutput(this, 'TokenAudience', { value: identity.audience });
  }

  private addQuestions(root: IResource, { query, queryStream }: ApiStackProps, secured: MethodOptions): void {
    const whole = new LambdaIntegration(query);
    const route = root.addResource('query');
    route.addMethod('POST', whole, secured);
    route.addResource('stream').addMethod('POST', streamedFrom(queryStream), secured);
    root.addResource('feedback').addMethod('POST', whole, secured);
  }

  private authorizerFunction(config: Config, identity: Identity) {
    return new CallsiftFunction(this, 'Authorizer', {
      name: 'authorizer',
      description: 'Checks tokens and turns roles into allowed routes',
      config,
      environment: { OIDC_ISSUER: identity.issuer, OIDC_AUDIENCE: identity.audience, ROLE_CLAIM: config.roleClaim },
    }).function;
  }

  private callsFunction({ config, calls, transcriptsBucket, storageKey }: ApiStackProps) {
    const handler = new CallsiftFunction(this, 'Calls', {
      name: 'calls',
      description: 'Reads one call or lists the calls of a client',
      config,
      environment: { CALLS_TABLE: calls.tableName, TRANSCRIPTS_BUCKET: transcriptsBucket.bucketName },
    }).function;
    handler.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:GetItem'], resources: [calls.tableArn] }));
    handler.addToRolePolicy(
      new PolicyStatement({
        actions: ['dynamodb:Query'],
        resources: [`${calls.tableArn}/index/${CALLS_INDEX.byClient}`],
      }),
    );
    handler.addToRolePolicy(
      new PolicyStatement({
        actions: ['s3:GetObject'],
        resources: [transcriptsBucket.arnForObjects(`${PREFIX.bodies}*`)],
      }),
    );
    storageKey.grantDecrypt(handler);
    return handler;
  }

  private costsFunction({ config, ledger, storageKey }: ApiStackProps) {
    const costs = new CallsiftFunction(this, 'Costs', {
      name: 'costs',
      description: 'Says what models have cost and what is left of the budget',
      config,
      environment: { LEDGER_TABLE: ledger.tableName, ENRICHMENT_SETTINGS: enrichmentSettings(config) },
    });
    // UpdateItem keeps the sum of an hour that is over, so that its rows are read once.
    allow(costs.role, ['dynamodb:Query', 'dynamodb:GetItem', 'dynamodb:UpdateItem'], ledger.tableArn);
    storageKey.grantEncryptDecrypt(costs.role);
    return costs.function;
  }

  private healthFunction({ config, calls, storageKey }: ApiStackProps) {
    const handler = new CallsiftFunction(this, 'Health', {
      name: 'health',
      description: 'Says whether the service is up and whether it can reach its table',
      config,
      memorySize: 256,
      environment: { CALLS_TABLE: calls.tableName },
    }).function;
    handler.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:GetItem'], resources: [calls.tableArn] }));
    storageKey.grantDecrypt(handler);
    return handler;
  }
}
