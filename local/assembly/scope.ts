import type { Stack, TemplateResource } from './load-stacks.ts';
import type { DeploymentValues } from './model.ts';

/** Outputs of the stacks that have been resolved so far, for references between stacks. */
export interface CrossStack {
  readonly exports: Map<string, unknown>;
  /** By `stack/outputKey`. */
  readonly outputs: Map<string, unknown>;
}

/** Where an expression is resolved: its stack, and the path to it for error messages. */
export interface Scope {
  readonly stack: Stack;
  readonly values: DeploymentValues;
  readonly crossStack: CrossStack;
  /** Such as `TriageFunction.Environment.Variables.X`. */
  readonly path: string;
}

/** The scope of a part of an expression. */
export function within(scope: Scope, key: string | number): Scope {
  return { ...scope, path: `${scope.path}.${key}` };
}

/** Ends the resolution, naming where. */
export function fail(scope: Scope, reason: string): never {
  throw new Error(`Stack ${scope.stack.name}, ${scope.path}: ${reason}`);
}

/** A resource of the scope's stack, whether or not its condition holds. */
export function findResource(scope: Scope, logicalId: string): TemplateResource | undefined {
  const resources = scope.stack.template.Resources ?? {};
  return Object.hasOwn(resources, logicalId) ? resources[logicalId] : undefined;
}
