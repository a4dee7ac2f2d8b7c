import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { foundationModel } from '../models.ts';

export interface ModelArns {
  readonly profile?: string;
  readonly model: string;
}

/** ARNs of what a model id or an inference profile stands for. A profile decides by itself which of its regions answers. */
export function modelArns(scope: Construct, id: string): ModelArns {
  const stack = Stack.of(scope);
  const model = (resourceName: string, region?: string) =>
    stack.formatArn({
      service: 'bedrock',
      account: '',
      resource: 'foundation-model',
      resourceName,
      ...(region !== undefined && { region }),
    });
  if (foundationModel(id) === id) return { model: model(id) };
  const profile = stack.formatArn({ service: 'bedrock', resource: 'inference-profile', resourceName: id });
  return { profile, model: model(foundationModel(id), '*') };
}

/** What Converse needs, and what ConverseStream does (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ConverseStream.html). */
const WHOLE = 'bedrock:InvokeModel';
const STREAMED = 'bedrock:InvokeModelWithResponseStream';

/**
 * Calls of these models or inference profiles, by Converse. A profile needs the right to itself and to its model
 * in each region that it routes to, here on condition that the profile was called
 * (https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html).
 */
export function grantInvoke(role: Role, ids: readonly string[]): void {
  grant(role, ids, [WHOLE]);
}

/** The same, with answers that come in pieces as well. */
export function grantInvokeStreaming(role: Role, ids: readonly string[]): void {
  grant(role, ids, [WHOLE, STREAMED]);
}

function grant(role: Role, ids: readonly string[], actions: string[]): void {
  for (const { profile, model } of [...new Set(ids)].map((id) => modelArns(role, id))) {
    if (profile !== undefined) role.addToPolicy(new PolicyStatement({ actions, resources: [profile] }));
    const conditions = profile !== undefined && { conditions: { ArnLike: { 'bedrock:InferenceProfileArn': profile } } };
    role.addToPolicy(new PolicyStatement({ actions, resources: [model], ...conditions }));
  }
}
