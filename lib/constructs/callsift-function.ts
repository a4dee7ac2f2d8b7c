import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  type FunctionOptions,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { EnvKey, FunctionName } from '#lambdas/names.ts';
import type { Config } from '../config.ts';

export interface CallsiftFunctionProps<F extends FunctionName> {
  /** Folder of lambdas/ and of the bundle in dist/. */
  readonly name: F;
  readonly description: string;
  readonly config: Config;
  /** Exactly the keys that the function reads. */
  readonly environment: Readonly<Record<EnvKey<F>, string>>;
  /** @default 10 seconds */
  readonly timeout?: Duration;
  /** @default 512 MB */
  readonly memorySize?: number;
  /**
   * A role made beforehand, by `functionRole`, for what must name it before the function can be.
   * @default one of its own
   */
  readonly role?: Role;
  /** @default no VPC */
  readonly network?: Pick<FunctionOptions, 'vpc' | 'vpcSubnets' | 'securityGroups'>;
}

/** What Lambda does on behalf of a function in a VPC; it takes these on all resources only. */
const NETWORK_INTERFACES = [
  'ec2:CreateNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:DeleteNetworkInterface',
  'ec2:AssignPrivateIpAddresses',
  'ec2:UnassignPrivateIpAddresses',
];

/** A role that a function can take, nothing granted. */
export function functionRole(scope: Construct, id: string): Role {
  return new Role(scope, id, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
}

/** A function with its own role and log group, nothing granted but writing its own log and its traces. */
export class CallsiftFunction<F extends FunctionName> extends Construct {
  readonly name: F;
  readonly function: LambdaFunction;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: CallsiftFunctionProps<F>) {
    super(scope, id);
    this.name = props.name;
    const logGroup = new LogGroup(this, 'Logs', {
      retention: props.config.logRetentionDays as RetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = props.role ?? functionRole(this, 'Role');
    logGroup.grantWrite(role);
    if (props.network) role.addToPolicy(new PolicyStatement({ actions: NETWORK_INTERFACES, resources: ['*'] }));
    this.role = role;
    this.function = new LambdaFunction(this, 'Function', {
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(`dist/${props.name}`),
      timeout: props.timeout ?? Duration.seconds(10),
      memorySize: props.memorySize ?? 512,
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup,
      role,
      ...props.network,
      environment: {
        ...props.environment,
        POWERTOOLS_SERVICE_NAME: props.name,
        POWERTOOLS_LOG_LEVEL: props.config.logLevel,
        NODE_OPTIONS: '--enable-source-maps',
      },
    });
  }
}

/** True for the environment keys that every function gets and no function of ours reads. */
export function isRuntimeKey(key: string): boolean {
  return key.startsWith('POWERTOOLS_') || key === 'NODE_OPTIONS';
}
