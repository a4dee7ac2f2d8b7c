import { type EnvKey, FUNCTION_ENV, type FunctionName } from '../names.ts';

/** The environment of a function, every key present. Throws naming the first one that is missing. */
export function readEnv<F extends FunctionName>(name: F): Readonly<Record<EnvKey<F>, string>> {
  const keys: readonly string[] = FUNCTION_ENV[name];
  const entries = keys.map((key) => {
    const value = process.env[key];
    if (value === undefined || value === '') {
      throw new Error(`The function ${name} needs the environment variable ${key}, which is not set.`);
    }
    return [key, value] as const;
  });
  return Object.fromEntries(entries) as Record<EnvKey<F>, string>;
}

/** The region that the function runs in; Lambda sets it. */
export function awsRegion(): string {
  const { AWS_REGION } = process.env;
  if (AWS_REGION === undefined) throw new Error('AWS_REGION is not set; Lambda sets it for every function.');
  return AWS_REGION;
}

/** The name of the function; Lambda sets it, and nothing else does. */
export function functionName(): string | undefined {
  return process.env.AWS_LAMBDA_FUNCTION_NAME;
}

/** `host:port` of the X-Ray daemon; Lambda sets it where it traces. */
export function traceDaemon(): string | undefined {
  return process.env.AWS_XRAY_DAEMON_ADDRESS;
}

/** Trace, segment and sampling of the present invocation, which Lambda sets anew for each. */
export function traceHeader(): string | undefined {
  return process.env._X_AMZN_TRACE_ID;
}
