import type { Template } from 'aws-cdk-lib/assertions';
import { expect } from 'vitest';

interface Statement {
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** What a role may do, as `action resource`, without keys, traces, logs and the taking of messages. */
export function rightsOf(template: Template, role: string): string[] {
  return statementsOf(template, role)
    .flatMap(({ Action, Resource }) =>
      [Action].flat().flatMap((action) => [Resource].flat().map((resource) => `${action} ${nameOf(resource)}`)),
    )
    .filter((right) => !/^(kms|xray|logs|sqs:(?!SendMessage))/.test(right))
    .toSorted();
}

/** Of the one policy of a role. */
export function statementsOf(template: Template, role: string): Statement[] {
  const policies = Object.entries(template.findResources('AWS::IAM::Policy')).filter(([id]) => id.startsWith(role));
  expect(policies).toHaveLength(1);
  return policies.flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement);
}

/** An ARN without partition, region and account; of another stack's resource its logical id without the hash. */
export function nameOf(resource: unknown): string {
  const text = textOf(resource);
  const foreign = /ExportsOutput(?:FnGetAtt|Ref)(\w+?)[0-9A-F]{8}(?:Arn)?[0-9A-F]{8}(.*)$/.exec(text);
  if (foreign) return `${foreign[1]}${foreign[2]}`;
  return text.replace(/^arn:<AWS::Partition>:bedrock:/, '').replace(/[0-9A-F]{8}>$/, '>');
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const [[name, argument] = ['']] = Object.entries(value as object);
  if (name === 'Fn::Join') return (argument as [string, unknown[]])[1].map(textOf).join('');
  if (name === 'Fn::ImportValue') return textOf(argument);
  return `<${[argument].flat()[0]}>`;
}

/** The properties of one of our functions. */
export function functionOf(template: Template, name: string) {
  const [found] = Object.values(template.findResources('AWS::Lambda::Function')).filter(
    ({ Properties }) => Properties.Environment?.Variables.POWERTOOLS_SERVICE_NAME === name,
  );
  return found?.Properties;
}
