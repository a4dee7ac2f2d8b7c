import { createHash } from 'node:crypto';

interface Rule {
  /** Property that sets the name. */
  readonly property: string;
  readonly forbidden: RegExp;
  readonly max: number;
  readonly lowerCase?: boolean;
}

const DEFAULT: Rule = { property: 'Name', forbidden: /[^A-Za-z0-9_-]/g, max: 128 };

/** How each service names what a template leaves unnamed. */
const RULES: Readonly<Record<string, Rule>> = {
  'AWS::S3::Bucket': { property: 'BucketName', forbidden: /[^a-z0-9-]/g, max: 63, lowerCase: true },
  'AWS::SQS::Queue': { property: 'QueueName', forbidden: /[^A-Za-z0-9_-]/g, max: 75 },
  'AWS::SNS::Topic': { property: 'TopicName', forbidden: /[^A-Za-z0-9_-]/g, max: 251 },
  'AWS::DynamoDB::Table': { property: 'TableName', forbidden: /[^A-Za-z0-9_.-]/g, max: 255 },
  'AWS::Lambda::Function': { property: 'FunctionName', forbidden: /[^A-Za-z0-9_-]/g, max: 64 },
  'AWS::IAM::Role': { property: 'RoleName', forbidden: /[^A-Za-z0-9_+=,.@-]/g, max: 64 },
  'AWS::Logs::LogGroup': { property: 'LogGroupName', forbidden: /[^A-Za-z0-9_/.#-]/g, max: 512 },
  'AWS::Scheduler::ScheduleGroup': { property: 'Name', forbidden: /[^A-Za-z0-9_.-]/g, max: 64 },
  'AWS::CloudWatch::Alarm': { property: 'AlarmName', forbidden: /[^ -~]/g, max: 255 },
  'AWS::CloudWatch::CompositeAlarm': { property: 'AlarmName', forbidden: /[^ -~]/g, max: 255 },
  'AWS::CloudWatch::Dashboard': { property: 'DashboardName', forbidden: /[^A-Za-z0-9_-]/g, max: 255 },
  'AWS::OpenSearchService::Domain': { property: 'DomainName', forbidden: /[^a-z0-9-]/g, max: 28, lowerCase: true },
};

/** The property in which a template gives a resource of this type its own name. */
export function nameProperty(type: string): string {
  return (RULES[type] ?? DEFAULT).property;
}

/** `<stack>-<logicalId>` within the letters and length of the service; the same on each run, so that state is found again. */
export function generatedName(type: string, stack: string, logicalId: string): string {
  const rule = RULES[type] ?? DEFAULT;
  const wished = `${stack}-${logicalId}`;
  const name = (rule.lowerCase ? wished.toLowerCase() : wished).replace(rule.forbidden, '-');
  if (name.length <= rule.max) return name;
  const hash = createHash('sha256').update(wished).digest('hex').slice(0, 8);
  return `${name.slice(0, rule.max - 9)}-${hash}`;
}

/** A logical id for people: without the eight hexadecimal digits of CDK and without the word Function, in kebab-case. */
export function shortName(logicalId: string): string {
  const plain = logicalId.replace(/[0-9A-F]{8}$/, '').replace(/(?<=.)(Function|Lambda|Handler)$/, '') || logicalId;
  return plain.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}
