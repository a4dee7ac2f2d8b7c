import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Domain } from 'aws-cdk-lib/aws-opensearchservice';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { IConstruct } from 'constructs';
import { FUNCTION_ENV, type FunctionName } from '#lambdas/names.ts';
import type { Config } from '../config.ts';
import { CallsiftFunction } from './callsift-function.ts';
import type { WorkQueue } from './work-queue.ts';

/** Queues, as the names of their alarms begin. */
export const QUEUES = [
  'Triage',
  'Indexing',
  'EnrichmentPriority',
  'Enrichment',
  'ComplaintIntake',
  'Deadlines',
] as const;
export type QueueName = (typeof QUEUES)[number];

export const TABLES = ['Calls', 'Ledger', 'Answers', 'Complaints'] as const;
export type TableName = (typeof TABLES)[number];

/** What dashboards show and alarms watch. */
export interface Watched {
  readonly config: Config;
  readonly alerts: Topic;
  readonly functions: Readonly<Record<FunctionName, LambdaFunction>>;
  readonly queues: Readonly<Record<QueueName, WorkQueue>>;
  readonly tables: Readonly<Record<TableName, Table>>;
  readonly domain: Domain;
  readonly api: RestApi;
}

/** Every function of ours below these constructs, by its name. Throws where one of them is missing. */
export function functionsOf(scopes: readonly IConstruct[]): Watched['functions'] {
  const all = scopes.flatMap((scope) => scope.node.findAll());
  const found = new Map<string, LambdaFunction>(
    all.flatMap((child) => (child instanceof CallsiftFunction ? [[child.name, child.function] as const] : [])),
  );
  const names = Object.keys(FUNCTION_ENV);
  const missing = names.filter((name) => !found.has(name));
  if (missing.length > 0) throw new Error(`There is no function ${missing.join(', ')}.`);
  return Object.fromEntries(found) as Record<FunctionName, LambdaFunction>;
}

/** The routes of the API: path and method, without those that browsers ask first. */
export function routesOf({ methods }: RestApi): { readonly path: string; readonly method: string }[] {
  return methods
    .filter(({ httpMethod }) => httpMethod !== 'OPTIONS')
    .map(({ httpMethod: method, resource: { path } }) => ({ path, method }));
}
