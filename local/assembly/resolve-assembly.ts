import { apis } from './apis.ts';
import { alarms, dashboards } from './cloudwatch.ts';
import { functions, roleStatements } from './functions.ts';
import type { Stack } from './load-stacks.ts';
import { bucketNotifications, eventSourceMappings, queues, subscriptions, topics } from './messaging.ts';
import type { AssemblyModel, DeploymentValues, FunctionModel, UserPoolModel } from './model.ts';
import { scheduleGroups, schedulerRoles } from './schedule-groups.ts';
import { schedules } from './schedules.ts';
import { localSearch, searchDomains } from './search-domains.ts';
import { StackView } from './stack-view.ts';
import { buckets, tables } from './storage.ts';
import { triggers } from './triggers.ts';

/**
 * Turns the templates into what they would deploy, all intrinsics resolved. `stacks` come in the order of their
 * dependencies (loadStacks). Throws an Error naming stack, logical id and path for what cannot be resolved.
 */
export function resolveAssembly(stacks: readonly Stack[], values: DeploymentValues): AssemblyModel {
  const crossStack = { exports: new Map<string, unknown>(), outputs: new Map<string, unknown>() };
  const views = stacks.map((stack) => new StackView(stack, values, crossStack));
  const outputs = Object.fromEntries(views.map((view) => [view.stack.name, view.outputs()]));
  const notices: string[] = [];
  const roles = roleStatements(views);
  const domains = searchDomains(views);
  const local = localSearch(domains, values.awsUrl);
  const all = views
    .flatMap((view) => functions(view, roles, notices))
    .map((f) => ({ ...f, environment: mapValues(f.environment, local) }));
  return {
    buckets: views.flatMap(buckets),
    queues: views.flatMap(queues),
    topics: views.flatMap(topics),
    tables: views.flatMap(tables),
    functions: withUniqueShortNames(all),
    eventSourceMappings: views.flatMap((view) => eventSourceMappings(view, notices)).map((m) => byArn(m, all)),
    bucketNotifications: views.flatMap((view) => bucketNotifications(view, notices)),
    schedules: views.flatMap((view) => schedules(view, notices)),
    scheduleGroups: views.flatMap(scheduleGroups),
    schedulerRoles: views.flatMap((view) => schedulerRoles(view, roles)),
    subscriptions: views.flatMap((view) => subscriptions(view, notices)),
    searchDomains: domains,
    triggers: views.flatMap(triggers).map((t) => byArn(t, all)),
    userPools: views.flatMap(userPools),
    apis: views.flatMap(apis),
    alarms: views.flatMap((view) => alarms(view, notices)),
    dashboards: views.flatMap(dashboards),
    outputs: mapValues(outputs, (of) => mapValues(of, local)),
    notices,
  };
}

/** What invokes a function may name it by name or by ARN. */
function byArn<T extends { readonly functionArn: string }>(source: T, all: readonly FunctionModel[]): T {
  const named = all.find(({ name }) => name === source.functionArn);
  return named === undefined ? source : { ...source, functionArn: named.arn };
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

function withUniqueShortNames(all: readonly FunctionModel[]): FunctionModel[] {
  const uses = (name: string) => all.filter((f) => f.shortName === name).length;
  return all.map((f) => (uses(f.shortName) > 1 ? { ...f, shortName: f.name } : f));
}

function userPools(stack: StackView): UserPoolModel[] {
  const clients = stack.all('AWS::Cognito::UserPoolClient');
  return stack.all('AWS::Cognito::UserPool').map((pool) => ({
    id: pool.name,
    issuer: pool.scope.values.issuerUrl(pool.name),
    clientIds: clients.filter((client) => client.get('UserPoolId') === pool.ref()).map((client) => client.ref()),
  }));
}
