import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
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
}

/** A function with its own role and log group, nothing granted but writing its own log and its traces. */
export class CallsiftFunction<F extends FunctionName> extends Construct {
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, props: CallsiftFunctionProps<F>) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', {
      retention: props.config.logRetentionDays as RetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
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
