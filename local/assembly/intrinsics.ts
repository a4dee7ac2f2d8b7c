import { attribute, hasOwnName, physicalName, reference } from './references.ts';
import { fail, findResource, type Scope, within } from './scope.ts';

type Fields = Readonly<Record<string, unknown>>;
type Intrinsic = (argument: unknown, scope: Scope) => unknown;

/** Marks a property that `AWS::NoValue` removes. */
const NO_VALUE = Symbol('AWS::NoValue');

/**
 * Replaces every intrinsic function in an expression by its value. `AWS::NoValue` removes its property or list entry
 * (undefined at the top). Throws an Error naming stack, logical id and path for what is not known.
 */
export function resolveValue(expression: unknown, scope: Scope): unknown {
  const value = evaluate(expression, scope);
  return value === NO_VALUE ? undefined : value;
}

function evaluate(expression: unknown, scope: Scope): unknown {
  if (typeof expression === 'string') return literal(expression, scope);
  if (Array.isArray(expression)) {
    return expression.map((part, i) => evaluate(part, within(scope, i))).filter((part) => part !== NO_VALUE);
  }
  if (typeof expression !== 'object' || expression === null) return expression;
  const entries = Object.entries(expression);
  const [name, argument] = entries[0] ?? [''];
  if (entries.length === 1 && (name === 'Ref' || name === 'Condition' || name.startsWith('Fn::'))) {
    const intrinsic = INTRINSICS[name];
    // A key named Condition is also an ordinary property, of IAM statements for example.
    if (name === 'Condition' && typeof argument !== 'string') return { Condition: evaluate(argument, scope) };
    if (intrinsic === undefined) return fail(scope, `the function ${name} is not supported by the laptop runtime.`);
    return intrinsic(argument, scope);
  }
  const resolved = entries.map(([key, part]) => [key, evaluate(part, within(scope, key))] as const);
  return Object.fromEntries(resolved.filter(([, part]) => part !== NO_VALUE));
}

function literal(value: string, scope: Scope): string {
  if (value.includes('{{resolve:')) return fail(scope, 'dynamic references ({{resolve:…}}) are not supported.');
  return value;
}

const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: (name, scope) => ref(text(name, scope), scope),
  'Fn::GetAtt': (argument, scope) => getAtt(argument, scope),
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = list(argument, scope);
    return list(evaluate(parts, scope), scope)
      .map((part) => text(part, scope))
      .join(text(separator, scope));
  },
  'Fn::Sub': (argument, scope) => substitute(argument, scope),
  'Fn::Select': (argument, scope) => {
    const [index, from] = list(evaluate(argument, scope), scope);
    const parts = list(from, scope);
    const part = parts[Number(index)];
    return part === undefined ? fail(scope, `Fn::Select asks for entry ${index} of ${parts.length}.`) : part;
  },
  'Fn::Split': (argument, scope) => {
    const [separator, from] = list(evaluate(argument, scope), scope);
    return text(from, scope).split(text(separator, scope));
  },
  'Fn::Base64': (argument, scope) => Buffer.from(text(evaluate(argument, scope), scope)).toString('base64'),
  'Fn::ImportValue': (argument, scope) => {
    const name = text(evaluate(argument, scope), scope);
    const { exports } = scope.crossStack;
    return exports.has(name) ? exports.get(name) : fail(scope, `no stack exports ${name}.`);
  },
  'Fn::GetStackOutput': (argument, scope) => {
    const { StackName, OutputName } = evaluate(argument, scope) as Fields;
    const { outputs } = scope.crossStack;
    const key = `${StackName}/${OutputName}`;
    return outputs.has(key) ? outputs.get(key) : fail(scope, `the stack ${StackName} has no output ${OutputName}.`);
  },
  'Fn::FindInMap': (argument, scope) => {
    const [map, first, second] = list(evaluate(argument, scope), scope).map(String);
    const value = scope.stack.template.Mappings?.[map ?? '']?.[first ?? '']?.[second ?? ''];
    return value === undefined ? fail(scope, `there is no mapping ${map}.${first}.${second}.`) : value;
  },
  'Fn::If': (argument, scope) => {
    const [condition, whenTrue, whenFalse] = list(argument, scope);
    return evaluate(holds(text(condition, scope), scope) ? whenTrue : whenFalse, scope);
  },
  'Fn::Equals': (argument, scope) => {
    const [left, right] = list(evaluate(argument, scope), scope);
    return String(left) === String(right);
  },
  'Fn::Not': (argument, scope) => list(evaluate(argument, scope), scope)[0] !== true,
  'Fn::And': (argument, scope) => list(evaluate(argument, scope), scope).every((part) => part === true),
  'Fn::Or': (argument, scope) => list(evaluate(argument, scope), scope).some((part) => part === true),
  Condition: (name, scope) => holds(text(name, scope), scope),
};

/** Whether a condition of the stack's template holds. */
export function holds(condition: string, scope: Scope): boolean {
  const conditions = scope.stack.template.Conditions ?? {};
  if (!Object.hasOwn(conditions, condition)) return fail(scope, `there is no condition ${condition}.`);
  return evaluate(conditions[condition], { ...scope, path: condition }) === true;
}

/** Physical name of a resource of the scope's stack. */
export function nameOf(logicalId: string, scope: Scope): string {
  const resource = findResource(scope, logicalId);
  if (resource === undefined) return fail(scope, `there is no resource ${logicalId}.`);
  const property = hasOwnName(resource.Type);
  const given = property === undefined ? undefined : resource.Properties?.[property];
  return physicalName(resource, scope.stack.name, logicalId, resolveValue(given, { ...scope, path: logicalId }));
}

function ref(name: string, scope: Scope): unknown {
  const pseudo = pseudoParameter(name, scope);
  if (pseudo !== undefined) return pseudo;
  const parameter = scope.stack.template.Parameters?.[name];
  if (parameter !== undefined) {
    return parameter.Default ?? fail(scope, `the parameter ${name} has no default.`);
  }
  return reference(namedResource(name, scope));
}

function pseudoParameter(name: string, scope: Scope): unknown {
  const { region, account } = scope.values;
  const stack = scope.stack.name;
  switch (name) {
    case 'AWS::Region':
      return region;
    case 'AWS::AccountId':
      return account;
    case 'AWS::Partition':
      return 'aws';
    case 'AWS::URLSuffix':
      return 'amazonaws.com';
    case 'AWS::StackName':
      return stack;
    case 'AWS::StackId':
      return `arn:aws:cloudformation:${region}:${account}:stack/${stack}/local`;
    case 'AWS::NotificationARNs':
      return [];
    case 'AWS::NoValue':
      return NO_VALUE;
    default:
      return undefined;
  }
}

function getAtt(argument: unknown, scope: Scope): string {
  const parts = typeof argument === 'string' ? argument.split('.') : list(evaluate(argument, scope), scope).map(String);
  const [logicalId = '', ...rest] = parts;
  const resource = namedResource(logicalId, scope);
  const name = rest.join('.');
  return (
    attribute(resource, name) ?? fail(scope, `the attribute ${name} of ${logicalId} (${resource.type}) is not known.`)
  );
}

function namedResource(logicalId: string, scope: Scope) {
  const type = findResource(scope, logicalId)?.Type;
  if (type === undefined) return fail(scope, `there is no resource or parameter ${logicalId}.`);
  return { stack: scope.stack.name, logicalId, type, name: nameOf(logicalId, scope), values: scope.values };
}

function substitute(argument: unknown, scope: Scope): string {
  const [template, given] = Array.isArray(argument) ? argument : [argument, {}];
  const variables = evaluate(given ?? {}, scope) as Fields;
  return text(template, scope).replace(/\$\{(!?)([^}]+)\}/g, (_, escaped: string, name: string) => {
    const key = name.trim();
    if (escaped !== '') return `\${${name}}`;
    if (Object.hasOwn(variables, key)) return text(variables[key], scope);
    return text(key.includes('.') ? getAtt(key, scope) : ref(key, scope), scope);
  });
}

function list(value: unknown, scope: Scope): unknown[] {
  return Array.isArray(value) ? value : fail(scope, 'a list is expected.');
}

function text(value: unknown, scope: Scope): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  return fail(scope, 'a text is expected.');
}
