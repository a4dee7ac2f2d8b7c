import type { TriggerModel } from './model.ts';
import type { StackView } from './stack-view.ts';

/** Functions that CDK's Trigger runs once at a deployment, in the order of the template. */
export function triggers(stack: StackView): TriggerModel[] {
  const versions = new Map(stack.all('AWS::Lambda::Version').map((v) => [v.ref(), v.string('FunctionName')]));
  return stack.all('Custom::Trigger').map((trigger) => {
    // It names a published version, of which the laptop has none: a function is its bundle.
    const handler = trigger.string('HandlerArn');
    return { logicalId: trigger.logicalId, functionArn: versions.get(handler) ?? handler };
  });
}
