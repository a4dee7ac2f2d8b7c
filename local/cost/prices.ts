/** The day on which this table was set. */
export const PRICES_DATE = '2026-11-21';

export interface Price {
  readonly usd: number;
  /** What is paid for. */
  readonly per: string;
  /** The page on which AWS publishes it. */
  readonly page: string;
  /** Where it was read instead: none of these pages was read itself, as they fill their tables by script. */
  readonly read: string;
}

const KMS = 'https://gist.github.com/dasgoll/b88d5be05dcc0deb052ad40446c2fb40 of 2019-10-30';
const UNREAD = 'nowhere for this table';
const LIST = (date: string) => `values of the AWS Price List API of ${date} in a public repository`;

/** List prices in us-east-1, on demand, without free tiers, discounts and taxes. Models have theirs in the catalogue. */
export const PRICES = {
  s3_put: {
    usd: 0.005 / 1000,
    per: 'PUT request',
    page: 'https://aws.amazon.com/s3/pricing/',
    read: 'https://devnotes.tech/understanding-aws-s3-pricing-a-complete-cost-breakdown-with-examples',
  },
  s3_get: {
    usd: 0.0004 / 1000,
    per: 'GET request',
    page: 'https://aws.amazon.com/s3/pricing/',
    read: 'https://devnotes.tech/understanding-aws-s3-pricing-a-complete-cost-breakdown-with-examples',
  },
  s3_gb: {
    usd: 0.023,
    per: 'GB-month, Standard',
    page: 'https://aws.amazon.com/s3/pricing/',
    read: 'https://devnotes.tech/understanding-aws-s3-pricing-a-complete-cost-breakdown-with-examples',
  },
  sqs_request: {
    usd: 0.4 / 1e6,
    per: 'request, standard queue',
    page: 'https://aws.amazon.com/sqs/pricing/',
    read: 'https://okulbida.com/posts/aws-sqs-cost-surprises-short-polling',
  },
  sns_request: {
    usd: 0.5 / 1e6,
    per: 'publish of up to 64 KB; deliveries to SQS cost nothing',
    page: 'https://aws.amazon.com/sns/pricing/',
    read: 'https://www.factualminds.com/blog/amazon-sns-pricing-publishes-fanout-protocols/ of 2026-06-13',
  },
  timer: {
    usd: 1 / 1e6,
    per: 'invocation of EventBridge Scheduler; schedules themselves cost nothing',
    page: 'https://aws.amazon.com/eventbridge/pricing/',
    read: 'https://cloudburn.io/blog/amazon-eventbridge-pricing of 2026-03-13',
  },
  dynamodb_write: {
    usd: 0.625 / 1e6,
    per: 'write request unit',
    page: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
    read: LIST('2026-07-31'),
  },
  dynamodb_read: {
    usd: 0.125 / 1e6,
    per: 'read request unit',
    page: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
    read: LIST('2026-07-31'),
  },
  dynamodb_gb: {
    usd: 0.25,
    per: 'GB-month, tables and indexes',
    page: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
    read: LIST('2026-07-31'),
  },
  dynamodb_recovery_gb: {
    usd: 0.2,
    per: 'GB-month of tables with point-in-time recovery',
    page: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
    read: 'Price List API value (us-west-2) in a public repository',
  },
  lambda_request: {
    usd: 0.2 / 1e6,
    per: 'request',
    page: 'https://aws.amazon.com/lambda/pricing/',
    read: 'https://cloudchipr.com/blog/aws-lambda-pricing',
  },
  lambda_gb_second: {
    usd: 0.0000133334,
    per: 'GB-second, arm64',
    page: 'https://aws.amazon.com/lambda/pricing/',
    read: 'https://cloudchipr.com/blog/aws-lambda-pricing',
  },
  kms_key: {
    usd: 1,
    per: 'key and month',
    page: 'https://aws.amazon.com/kms/pricing/',
    read: KMS,
  },
  kms_request: {
    usd: 0.03 / 10_000,
    per: 'request',
    page: 'https://aws.amazon.com/kms/pricing/',
    read: KMS,
  },
  log_gb: {
    usd: 0.5,
    per: 'GB of logs taken in',
    page: 'https://aws.amazon.com/cloudwatch/pricing/',
    read: 'https://www.factualminds.com/blog/amazon-cloudwatch-pricing-metrics-logs-alarms-dashboards/ of 2026-06-13',
  },
  metric: {
    usd: 0.3,
    per: 'custom metric and month',
    page: 'https://aws.amazon.com/cloudwatch/pricing/',
    read: 'https://signoz.io/guides/cloudwatch-pricing of 2026-02-15',
  },
  alarm: {
    usd: 0.1,
    per: 'metric of an alarm and month',
    page: 'https://aws.amazon.com/cloudwatch/pricing/',
    read: 'the AWS blog in a public repository',
  },
  composite_alarm: {
    usd: 0.5,
    per: 'composite alarm and month',
    page: 'https://aws.amazon.com/cloudwatch/pricing/',
    read: 'notes on the AWS Price List API (CW:CompositeAlarmMonitorUsage) in public repositories',
  },
  dashboard: {
    usd: 3,
    per: 'dashboard and month',
    page: 'https://aws.amazon.com/cloudwatch/pricing/',
    read: 'cost sheets in public repositories',
  },
  trace: {
    usd: 5 / 1e6,
    per: 'trace recorded',
    page: 'https://aws.amazon.com/xray/pricing/',
    read: 'a cost sheet of March 2026 in a public repository',
  },
  api_request: {
    usd: 3.5 / 1e6,
    per: 'request of a REST API',
    page: 'https://aws.amazon.com/api-gateway/pricing/',
    read: UNREAD,
  },
  search_gb: {
    usd: 0.122,
    per: 'GB-month of gp3 of a search domain',
    page: 'https://aws.amazon.com/opensearch-service/pricing/',
    read: LIST('2026-06-27'),
  },
} as const satisfies Readonly<Record<string, Price>>;

export interface NodeType {
  readonly usdPerHour: number;
  readonly memoryGb: number;
}

/** Nodes of a search domain; prices by the AWS Price List API (AmazonES) of 2026-10-01 in a public repository. */
export const NODES: Readonly<Record<string, NodeType>> = {
  't3.small.search': { usdPerHour: 0.036, memoryGb: 2 },
  't3.medium.search': { usdPerHour: 0.073, memoryGb: 4 },
  'm7g.large.search': { usdPerHour: 0.135, memoryGb: 8 },
  'r7g.medium.search': { usdPerHour: 0.089, memoryGb: 8 },
  'r7g.large.search': { usdPerHour: 0.178, memoryGb: 16 },
  'r7g.xlarge.search': { usdPerHour: 0.356, memoryGb: 32 },
};
export const NODES_READ = LIST('2026-10-01');

/** A node type of the table. */
export function nodeType(name: string): NodeType {
  const node = NODES[name];
  if (node === undefined)
    throw new Error(`There is no price for the node type ${name}; known are ${Object.keys(NODES).join(', ')}.`);
  return node;
}
