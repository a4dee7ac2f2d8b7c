import { isAbsolute, join } from 'node:path';
import type { Statement } from '../aws/iam.ts';
import type { FunctionModel } from './model.ts';
import { shortName } from './physical-names.ts';
import type { ResourceView, StackView } from './stack-view.ts';

/** Lambda defaults (CreateFunction): seconds, MB. */
const DEFAULT_TIMEOUT = 3;
const DEFAULT_MEMORY = 128;

/** Statements by role name. */
export type RoleStatements = ReadonlyMap<string, readonly Statement[]>;

interface Policy {
  readonly PolicyDocument: { readonly Statement: Statement | readonly Statement[] };
}

/** What the roles of all stacks grant: inline policies, and policies attached to a role; AWS-managed ones are left out. */
export function roleStatements(stacks: readonly StackView[]): RoleStatements {
  const found = new Map<string, Statement[]>();
  const add = (role: string, document: Policy['PolicyDocument']) => {
    found.set(role, [...(found.get(role) ?? []), ...[document.Statement].flat()] as Statement[]);
  };
  for (const stack of stacks) {
    for (const role of stack.all('AWS::IAM::Role')) {
      for (const policy of (role.get('Policies') ?? []) as Policy[]) add(role.name, policy.PolicyDocument);
    }
    for (const policy of stack.all('AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy')) {
      // Roles first: the policy of something that does not run here may hold what cannot be resolved.
      const roles = (policy.get('Roles') ?? []) as string[];
      const document = () => policy.get('PolicyDocument') as Policy['PolicyDocument'];
      for (const role of roles) add(role, document());
    }
  }
  return found;
}

/** The functions with a Node.js bundle, without those that only serve CloudFormation's custom resources. */
export function functions(stack: StackView, roles: RoleStatements, notices: string[]): FunctionModel[] {
  const providers = customResourceProviders(stack);
  return stack.all('AWS::Lambda::Function').flatMap((resource) => {
    if (providers.has(resource.logicalId)) return [];
    const runtime = resource.get('Runtime');
    const assetDir = assetOf(stack, resource);
    if (typeof runtime !== 'string' || !runtime.startsWith('nodejs') || assetDir === undefined) {
      notices.push(`The function ${resource.logicalId} is not run on the laptop: it is no Node.js bundle.`);
      return [];
    }
    return functionModel(resource, { runtime, assetDir, roles });
  });
}

function functionModel(
  resource: ResourceView,
  { runtime, assetDir, roles }: { runtime: string; assetDir: string; roles: RoleStatements },
): FunctionModel {
  const environment = (resource.get('Environment') ?? {}) as { Variables?: Record<string, unknown> };
  const variables = Object.entries(environment.Variables ?? {}).map(([key, value]) => [key, String(value)] as const);
  const role = resource.string('Role').split('/').at(-1) ?? '';
  const logging = resource.get('LoggingConfig') as { LogGroup?: string } | undefined;
  return {
    stack: resource.stack,
    logicalId: resource.logicalId,
    name: resource.name,
    arn: resource.arn(),
    shortName: shortName(resource.logicalId),
    handler: resource.string('Handler'),
    assetDir,
    environment: Object.fromEntries(variables),
    timeoutSeconds: resource.number('Timeout', DEFAULT_TIMEOUT),
    memoryMb: resource.number('MemorySize', DEFAULT_MEMORY),
    runtime,
    logGroup: logging?.LogGroup ?? `/aws/lambda/${resource.name}`,
    statements: roles.get(role) ?? [],
  };
}

function customResourceProviders(stack: StackView): Set<string> {
  const resources = Object.values(stack.stack.template.Resources ?? {});
  const tokens = resources.map(({ Properties }) => Properties?.ServiceToken as { 'Fn::GetAtt'?: string[] } | undefined);
  return new Set(tokens.flatMap((token) => token?.['Fn::GetAtt']?.[0] ?? []));
}

function assetOf(stack: StackView, resource: ResourceView): string | undefined {
  const { S3Key } = (resource.raw.Properties?.Code ?? {}) as { S3Key?: unknown };
  const hash = typeof S3Key === 'string' ? S3Key.replace(/\.zip$/, '') : '';
  const known = stack.stack.assets[hash];
  if (known !== undefined) return known;
  const path = resource.raw.Metadata?.['aws:asset:path'];
  if (typeof path !== 'string') return undefined;
  return isAbsolute(path) ? path : join(stack.stack.dir, path);
}
