import type { TemplateResource } from './load-stacks.ts';
import type { DeploymentValues } from './model.ts';
import { generatedName, nameProperty } from './physical-names.ts';

/** One resource as the tables below see it: its name already resolved. */
export interface Named {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly name: string;
  readonly values: DeploymentValues;
}

/** Physical name of a resource: the one that its template gives, which `resolved` holds, else a generated one. */
export function physicalName(resource: TemplateResource, stack: string, logicalId: string, resolved: unknown): string {
  const { Type } = resource;
  if (Type === 'AWS::Cognito::UserPool') return `local_${logicalId}`;
  if (typeof resolved === 'string' && resolved !== '') return resolved;
  const fifo = resource.Properties?.FifoQueue === true || resource.Properties?.FifoTopic === true;
  // The id of an API is part of host names and ARNs, where AWS has ten lower-case letters and digits.
  if (Type === 'AWS::ApiGateway::RestApi') return logicalId.toLowerCase().slice(-10);
  return `${generatedName(Type, stack, logicalId)}${fifo ? '.fifo' : ''}`;
}

/** The name property is no identity for these: their Ref is an id. */
export function hasOwnName(type: string): string | undefined {
  if (type === 'AWS::ApiGateway::RestApi' || type === 'AWS::Cognito::UserPoolClient') return undefined;
  if (type === 'AWS::ApiGateway::Authorizer') return undefined;
  if (type === 'AWS::ApiGateway::Stage') return 'StageName';
  return nameProperty(type);
}

const arn = (service: string, r: Named, resource: string) =>
  `arn:aws:${service}:${r.values.region}:${r.values.account}:${resource}`;
const queueUrl = (r: Named) => `${r.values.awsUrl}/${r.values.account}/${r.name}`;
const issuer = (r: Named) => r.values.issuerUrl(r.name);

/** Types whose Ref is not the physical name. */
const REFS: Readonly<Record<string, (r: Named) => string>> = {
  'AWS::SQS::Queue': queueUrl,
  'AWS::SNS::Topic': (r) => arn('sns', r, r.name),
  'AWS::SecretsManager::Secret': (r) => arn('secretsmanager', r, `secret:${r.name}`),
  'AWS::ApiGateway::Account': (r) => r.logicalId,
};

const ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, (r: Named) => string>>>> = {
  'AWS::S3::Bucket': {
    Arn: (r) => `arn:aws:s3:::${r.name}`,
    DomainName: (r) => `${r.name}.s3.amazonaws.com`,
    RegionalDomainName: (r) => `${r.name}.s3.${r.values.region}.amazonaws.com`,
  },
  'AWS::SQS::Queue': { Arn: (r) => arn('sqs', r, r.name), QueueName: (r) => r.name, QueueUrl: queueUrl },
  'AWS::SNS::Topic': { TopicArn: (r) => arn('sns', r, r.name), TopicName: (r) => r.name },
  'AWS::DynamoDB::Table': { Arn: (r) => arn('dynamodb', r, `table/${r.name}`) },
  'AWS::OpenSearchService::Domain': {
    Arn: (r) => arn('es', r, `domain/${r.name}`),
    DomainArn: (r) => arn('es', r, `domain/${r.name}`),
    DomainEndpoint: (r) => `search-${r.name}.${r.values.region}.es.amazonaws.com`,
    Id: (r) => `${r.values.account}/${r.name}`,
  },
  'AWS::Lambda::Function': { Arn: (r) => arn('lambda', r, `function:${r.name}`) },
  'AWS::IAM::Role': {
    Arn: (r) => `arn:aws:iam::${r.values.account}:role/${r.name}`,
    RoleId: (r) => `AROA${r.logicalId}`,
  },
  'AWS::KMS::Key': { Arn: (r) => arn('kms', r, `key/${r.name}`), KeyId: (r) => r.name },
  'AWS::Logs::LogGroup': { Arn: (r) => arn('logs', r, `log-group:${r.name}:*`) },
  'AWS::Events::Rule': { Arn: (r) => arn('events', r, `rule/${r.name}`) },
  'AWS::Scheduler::Schedule': { Arn: (r) => arn('scheduler', r, `schedule/default/${r.name}`) },
  'AWS::Scheduler::ScheduleGroup': { Arn: (r) => arn('scheduler', r, `schedule-group/${r.name}`) },
  'AWS::CloudWatch::Alarm': { Arn: (r) => arn('cloudwatch', r, `alarm:${r.name}`) },
  'AWS::CloudWatch::CompositeAlarm': { Arn: (r) => arn('cloudwatch', r, `alarm:${r.name}`) },
  'AWS::SecretsManager::Secret': { Id: (r) => arn('secretsmanager', r, `secret:${r.name}`) },
  'AWS::Cognito::UserPool': {
    Arn: (r) => arn('cognito-idp', r, `userpool/${r.name}`),
    UserPoolId: (r) => r.name,
    ProviderURL: issuer,
    ProviderName: (r) => issuer(r).replace(/^https?:\/\//, ''),
  },
  'AWS::Cognito::UserPoolClient': { ClientId: (r) => r.name, Name: (r) => r.logicalId },
  'AWS::ApiGateway::RestApi': { RootResourceId: () => 'root', RestApiId: (r) => r.name },
  'AWS::ApiGateway::Resource': { ResourceId: (r) => r.name },
  'AWS::ApiGateway::Authorizer': { AuthorizerId: (r) => r.name },
};

/** What `Ref` gives for a resource. */
export function reference(resource: Named): string {
  return (REFS[resource.type] ?? ((r: Named) => r.name))(resource);
}

/** What `Fn::GetAtt` gives for a resource; undefined when this attribute is not known. */
export function attribute(resource: Named, name: string): string | undefined {
  return ATTRIBUTES[resource.type]?.[name]?.(resource);
}
