import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FunctionModel } from '../assembly/model.ts';
import { FunctionPool, type PoolOptions } from './function-pool.ts';

/** A function whose bundle is the given source. For tests only. */
export function functionOf(source: string, overrides: Partial<FunctionModel> & { file?: string } = {}): FunctionModel {
  const { file = 'index.cjs', ...model } = overrides;
  const assetDir = mkdtempSync(join(tmpdir(), 'callsift-fn-'));
  writeFileSync(join(assetDir, file), source);
  return {
    stack: 'app',
    logicalId: 'Fn',
    name: 'app-Fn',
    arn: 'arn:aws:lambda:us-east-1:000000000000:function:app-Fn',
    shortName: 'fn',
    handler: 'index.handler',
    assetDir,
    environment: {},
    timeoutSeconds: 5,
    memoryMb: 128,
    runtime: 'nodejs24.x',
    logGroup: '/aws/lambda/app-Fn',
    statements: [],
    ...model,
  };
}

export function poolOf(model: FunctionModel, options: Partial<PoolOptions> = {}): FunctionPool {
  const logDir = mkdtempSync(join(tmpdir(), 'callsift-log-'));
  return new FunctionPool(model, {
    region: 'us-east-1',
    awsUrl: 'http://127.0.0.1:1',
    logDir,
    maxWorkers: 1,
    ...options,
  });
}
