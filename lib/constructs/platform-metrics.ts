import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Domain } from 'aws-cdk-lib/aws-opensearchservice';

const FUNCTION = [['FunctionName']] as const;
const QUEUE = [['QueueName']] as const;
/** Those of a route are there since the stage has its detailed metrics turned on. */
const API = [
  ['ApiName', 'Stage'],
  ['ApiName', 'Stage', 'Resource', 'Method'],
] as const;
const TABLE = [['TableName']] as const;
const OPERATION = [['TableName', 'Operation']] as const;
const DOMAIN = [['DomainName', 'ClientId']] as const;

/**
 * The metrics of AWS that dashboards and alarms refer to, by namespace: their unit and the sets of dimensions under which
 * the service publishes them.
 * - https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
 * - https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
 * - https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html
 * - https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html
 * - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-cloudwatchmetrics.html
 */
export const PLATFORM_METRICS = {
  'AWS/Lambda': {
    Invocations: { unit: 'Count', dimensions: FUNCTION },
    Errors: { unit: 'Count', dimensions: FUNCTION },
    Throttles: { unit: 'Count', dimensions: FUNCTION },
    Duration: { unit: 'Milliseconds', dimensions: FUNCTION },
    ConcurrentExecutions: { unit: 'Count', dimensions: FUNCTION },
  },
  'AWS/SQS': {
    ApproximateNumberOfMessagesVisible: { unit: 'Count', dimensions: QUEUE },
    ApproximateAgeOfOldestMessage: { unit: 'Seconds', dimensions: QUEUE },
    NumberOfMessagesSent: { unit: 'Count', dimensions: QUEUE },
    NumberOfMessagesReceived: { unit: 'Count', dimensions: QUEUE },
  },
  'AWS/ApiGateway': {
    Count: { unit: 'Count', dimensions: API },
    '4XXError': { unit: 'Count', dimensions: API },
    '5XXError': { unit: 'Count', dimensions: API },
    Latency: { unit: 'Milliseconds', dimensions: API },
    IntegrationLatency: { unit: 'Milliseconds', dimensions: API },
  },
  'AWS/DynamoDB': {
    ConsumedReadCapacityUnits: { unit: 'Count', dimensions: TABLE },
    ConsumedWriteCapacityUnits: { unit: 'Count', dimensions: TABLE },
    ThrottledRequests: { unit: 'Count', dimensions: OPERATION },
    SuccessfulRequestLatency: { unit: 'Milliseconds', dimensions: OPERATION },
  },
  'AWS/ES': {
    'ClusterStatus.red': { unit: 'Count', dimensions: DOMAIN },
    'ClusterStatus.yellow': { unit: 'Count', dimensions: DOMAIN },
    FreeStorageSpace: { unit: 'Megabytes', dimensions: DOMAIN },
    JVMMemoryPressure: { unit: 'Percent', dimensions: DOMAIN },
    SearchLatency: { unit: 'Milliseconds', dimensions: DOMAIN },
  },
} as const;

type Tables = typeof PLATFORM_METRICS;
export type PlatformNamespace = keyof Tables;
export type PlatformMetric<N extends PlatformNamespace> = keyof Tables[N] & string;
type SetsOf<Entry> = Entry extends { readonly dimensions: readonly (infer Set)[] } ? Set : never;
/** A value for each name of a set of dimensions, and for no other. */
type ValuesOf<Set> = Set extends readonly string[] ? Readonly<Record<Set[number], string>> : never;
export type PlatformDimensions<N extends PlatformNamespace, M extends PlatformMetric<N>> = ValuesOf<
  SetsOf<Tables[N][M]>
>;

/** What a metric is asked for. */
export interface Asked {
  /** `Sum`, `Average`, `Minimum`, `Maximum`, `SampleCount` or a percentile such as `p99`. */
  readonly statistic: string;
  /** @default five minutes */
  readonly period?: Duration;
  /** @default its name */
  readonly label?: string;
}

/** A metric that AWS publishes, by the table above. */
export function platform<N extends PlatformNamespace, M extends PlatformMetric<N>>(
  namespace: N,
  metricName: M,
  of: PlatformDimensions<N, M>,
  { statistic, period = Duration.minutes(5), label }: Asked,
): Metric {
  const dimensionsMap: Record<string, string> = { ...of };
  return new Metric({ namespace, metricName, dimensionsMap, statistic, period, ...(label !== undefined && { label }) });
}

/** The account is a dimension of every metric of a search domain. */
export function ofDomain({ domainName, stack }: Pick<Domain, 'domainName' | 'stack'>) {
  return { DomainName: domainName, ClientId: stack.account };
}
