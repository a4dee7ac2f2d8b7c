import type { Statement } from '../aws/iam.ts';
import type { AlarmModel, DashboardModel } from './cloudwatch-model.ts';

/** What a laptop deployment needs to know that only CloudFormation would know on AWS. */
export interface DeploymentValues {
  readonly region: string;
  readonly account: string;
  /** Base address of the emulated AWS, without a trailing slash; queue URLs are built on it. */
  readonly awsUrl: string;
  /** Issuer address of a user pool, by its id. */
  readonly issuerUrl: (poolId: string) => string;
}

interface Named {
  readonly stack: string;
  readonly logicalId: string;
  /** Physical name. */
  readonly name: string;
}

export interface BucketModel extends Named {
  readonly versioned: boolean;
}

export interface QueueModel extends Named {
  readonly arn: string;
  readonly url: string;
  readonly fifo: boolean;
  readonly visibilitySeconds: number;
  readonly retentionSeconds: number;
  readonly delaySeconds: number;
  readonly redrive?: { readonly deadLetterArn: string; readonly maxReceiveCount: number };
}

export interface TopicModel extends Named {
  readonly arn: string;
}

export interface KeyElement {
  readonly AttributeName: string;
  readonly KeyType: 'HASH' | 'RANGE';
}

export interface TableModel extends Named {
  readonly attributes: readonly { readonly AttributeName: string; readonly AttributeType: 'S' | 'N' | 'B' }[];
  readonly keys: readonly KeyElement[];
  readonly indexes: readonly {
    readonly IndexName: string;
    readonly KeySchema: readonly KeyElement[];
    readonly Projection: {
      readonly ProjectionType: 'ALL' | 'KEYS_ONLY' | 'INCLUDE';
      readonly NonKeyAttributes?: readonly string[];
    };
  }[];
}

export interface FunctionModel extends Named {
  readonly arn: string;
  /** Name for people and log files: the logical id without CDK's hash, for example `triage`. */
  readonly shortName: string;
  /** `file.export`, as in the template. */
  readonly handler: string;
  /** Absolute path of the bundle. */
  readonly assetDir: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly runtime: string;
  readonly logGroup: string;
  /** What the role of the function grants; managed policies are left out. */
  readonly statements: readonly Statement[];
}

export interface EventSourceMappingModel {
  readonly queueArn: string;
  readonly functionArn: string;
  readonly batchSize: number;
  readonly windowSeconds: number;
  readonly maximumConcurrency?: number;
  readonly reportsItemFailures: boolean;
}

export interface BucketNotificationModel {
  readonly bucket: string;
  /** Such as `s3:ObjectCreated:*`. */
  readonly events: readonly string[];
  readonly queueArn: string;
  readonly prefix?: string;
  readonly suffix?: string;
}

export interface ScheduleModel {
  readonly name: string;
  readonly arn: string;
  readonly source: 'aws.events' | 'aws.scheduler';
  readonly everySeconds: number;
  readonly functionArn: string;
  /** JSON text that replaces the event. */
  readonly input?: string;
}

export interface ScheduleGroupModel extends Named {
  readonly arn: string;
}

/** A role that EventBridge Scheduler may take. */
export interface SchedulerRoleModel extends Named {
  readonly arn: string;
  readonly statements: readonly Statement[];
}

export interface SubscriptionModel {
  readonly topicArn: string;
  readonly queueArn: string;
  readonly raw: boolean;
  /** JSON text. */
  readonly filterPolicy?: string;
  readonly filterPolicyScope?: string;
}

export interface SearchDomainModel extends Named {
  readonly arn: string;
  /** Address that functions and outputs name on AWS, without a trailing slash. */
  readonly publicUrl: string;
}

/** A function that a deployment runs once, with an empty event. */
export interface TriggerModel {
  readonly logicalId: string;
  readonly functionArn: string;
}

export interface UserPoolModel {
  readonly id: string;
  readonly issuer: string;
  readonly clientIds: readonly string[];
}

export interface AuthorizerModel {
  readonly id: string;
  readonly type: 'TOKEN' | 'REQUEST';
  readonly functionArn: string;
  /** Such as `method.request.header.Authorization`. */
  readonly identitySources: readonly string[];
  readonly ttlSeconds: number;
  /** Pattern that a TOKEN must match before the authorizer is asked. */
  readonly validation?: string;
}

export type IntegrationModel =
  | {
      readonly kind: 'lambda';
      readonly functionArn: string;
      readonly timeoutMs: number;
      /** The response is passed on as the function writes it, instead of when it is whole. */
      readonly streaming: boolean;
    }
  | { readonly kind: 'mock'; readonly status: number; readonly headers: Readonly<Record<string, string>> };

export interface RouteModel {
  /** An HTTP method or `ANY`. */
  readonly method: string;
  /** Resource path such as `/calls/{call_id}`. */
  readonly path: string;
  readonly resourceId: string;
  readonly authorizer?: AuthorizerModel;
  readonly integration: IntegrationModel;
}

export interface GatewayResponseModel {
  readonly type: string;
  readonly status?: number;
  /** Header name to mapping expression: `'literal'` or `context.x` or `method.request.header.X`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Body template by content type. */
  readonly templates: Readonly<Record<string, string>>;
}

export interface ThrottleModel {
  readonly method: string;
  readonly path: string;
  readonly rate: number;
  readonly burst: number;
}

export interface ApiModel {
  readonly id: string;
  /** By which CloudWatch knows it. @default the id */
  readonly name?: string;
  readonly stage: string;
  readonly region: string;
  readonly account: string;
  /** Address that the outputs name on AWS, without a trailing slash. */
  readonly publicUrl: string;
  readonly binaryMediaTypes: readonly string[];
  readonly routes: readonly RouteModel[];
  readonly gatewayResponses: readonly GatewayResponseModel[];
  readonly throttles: readonly ThrottleModel[];
}

/** Everything that the laptop runtime creates and runs, taken from the synthesized templates. */
export interface AssemblyModel {
  readonly buckets: readonly BucketModel[];
  readonly queues: readonly QueueModel[];
  readonly topics: readonly TopicModel[];
  readonly tables: readonly TableModel[];
  readonly functions: readonly FunctionModel[];
  readonly eventSourceMappings: readonly EventSourceMappingModel[];
  readonly bucketNotifications: readonly BucketNotificationModel[];
  readonly schedules: readonly ScheduleModel[];
  readonly scheduleGroups: readonly ScheduleGroupModel[];
  readonly schedulerRoles: readonly SchedulerRoleModel[];
  readonly subscriptions: readonly SubscriptionModel[];
  readonly searchDomains: readonly SearchDomainModel[];
  readonly triggers: readonly TriggerModel[];
  readonly userPools: readonly UserPoolModel[];
  readonly apis: readonly ApiModel[];
  readonly alarms: readonly AlarmModel[];
  readonly dashboards: readonly DashboardModel[];
  /** Outputs by stack name and key. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What the templates ask for and the laptop does not do, one sentence each. */
  readonly notices: readonly string[];
}
