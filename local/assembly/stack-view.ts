import { holds, nameOf, resolveValue } from './intrinsics.ts';
import type { Stack, TemplateResource } from './load-stacks.ts';
import type { DeploymentValues } from './model.ts';
import { type CrossStack, fail, type Scope, within } from './scope.ts';

/** One resource whose properties are resolved when asked for, so that what nobody reads need not be understood. */
export interface ResourceView {
  readonly stack: string;
  readonly logicalId: string;
  readonly name: string;
  readonly type: string;
  readonly scope: Scope;
  readonly raw: TemplateResource;
  /** A property with its intrinsics resolved; undefined when it is not set. */
  get(property: string): unknown;
  string(property: string): string;
  number(property: string, fallback: number): number;
  /** What `Ref` and `Fn::GetAtt … Arn` give for it. */
  ref(): string;
  arn(): string;
  /** Ends the resolution, naming this resource. */
  fail(reason: string): never;
}

/** The resources of one stack whose conditions hold. */
export class StackView {
  readonly stack: Stack;
  private readonly scope: Scope;

  constructor(stack: Stack, values: DeploymentValues, crossStack: CrossStack) {
    this.stack = stack;
    this.scope = { stack, values, crossStack, path: '' };
  }

  /** All resources of these types, in the order of the template. */
  all(...types: string[]): ResourceView[] {
    return Object.entries(this.stack.template.Resources ?? {})
      .filter(([, { Type }]) => types.includes(Type))
      .filter(([id, { Condition }]) => Condition === undefined || holds(Condition, { ...this.scope, path: id }))
      .map(([id, resource]) => this.view(id, resource));
  }

  /** Resolves the outputs, and publishes them for the stacks that come after. */
  outputs(): Record<string, string> {
    const outputs: Record<string, string> = {};
    const { crossStack } = this.scope;
    for (const [key, { Value, Export, Condition }] of Object.entries(this.stack.template.Outputs ?? {})) {
      const scope = { ...this.scope, path: `Outputs.${key}` };
      if (Condition !== undefined && !holds(Condition, scope)) continue;
      const value = resolveValue(Value, scope);
      outputs[key] = typeof value === 'string' ? value : JSON.stringify(value);
      crossStack.outputs.set(`${this.stack.name}/${key}`, value);
      if (Export) crossStack.exports.set(String(resolveValue(Export.Name, scope)), value);
    }
    return outputs;
  }

  private view(logicalId: string, raw: TemplateResource): ResourceView {
    const scope = { ...this.scope, path: logicalId };
    const get = (property: string) => resolveValue(raw.Properties?.[property], within(scope, property));
    return {
      stack: this.stack.name,
      logicalId,
      name: nameOf(logicalId, scope),
      type: raw.Type,
      scope,
      raw,
      get,
      string(property) {
        const value = get(property);
        return typeof value === 'string' ? value : fail(within(scope, property), 'a text is expected.');
      },
      number(property, fallback) {
        const value = Number(get(property) ?? fallback);
        return Number.isFinite(value) ? value : fail(within(scope, property), 'a number is expected.');
      },
      ref: () => String(resolveValue({ Ref: logicalId }, scope)),
      arn: () => String(resolveValue({ 'Fn::GetAtt': [logicalId, 'Arn'] }, scope)),
      fail: (reason) => fail(scope, reason),
    };
  }
}
