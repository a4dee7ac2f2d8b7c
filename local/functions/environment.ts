import type { FunctionModel } from '../assembly/model.ts';

export interface EnvironmentValues {
  readonly region: string;
  /** Address of the emulated AWS. */
  readonly awsUrl: string;
  /** Who takes traces, `host:port`. @default nobody */
  readonly traceAddress?: string;
}

/**
 * The access key of a function; the emulated AWS looks up by it what the function's role grants. Letters and digits
 * only, as real keys have: engines such as DynamoDB Local refuse others.
 */
export function accessKeyOf(model: Pick<FunctionModel, 'name'>): string {
  return `fn${model.name.replace(/[^A-Za-z0-9]/g, '')}`;
}

export function logStreamOf(model: Pick<FunctionModel, 'name'>): string {
  return `local/[$LATEST]${model.name}`;
}

/**
 * The whole environment of a function: that of the template and the reserved variables of Lambda, nothing of this
 * process. Every AWS client finds the emulated AWS through AWS_ENDPOINT_URL.
 */
export function functionEnvironment(model: FunctionModel, values: EnvironmentValues): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: values.awsUrl,
    // There is no home directory with AWS profiles on Lambda; without these the SDK would read that of the laptop.
    AWS_CONFIG_FILE: `${model.assetDir}/no-aws-config`,
    AWS_SHARED_CREDENTIALS_FILE: `${model.assetDir}/no-aws-credentials`,
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    ...model.environment,
    ...(values.traceAddress !== undefined && { AWS_XRAY_DAEMON_ADDRESS: values.traceAddress }),
    AWS_REGION: values.region,
    AWS_DEFAULT_REGION: values.region,
    AWS_ACCESS_KEY_ID: accessKeyOf(model),
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_EXECUTION_ENV: `AWS_Lambda_${model.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: model.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(model.memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: model.logGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: logStreamOf(model),
    LAMBDA_TASK_ROOT: model.assetDir,
    _HANDLER: model.handler,
  };
}
