import type { ScheduleModel } from './model.ts';
import type { ResourceView, StackView } from './stack-view.ts';

const SECONDS: Readonly<Record<string, number>> = { minute: 60, hour: 3600, day: 86_400 };

/** Seconds of `rate(5 minutes)`; undefined for anything else. */
export function rateSeconds(expression: string): number | undefined {
  const [, count, unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const seconds = SECONDS[unit];
  return seconds === undefined ? undefined : Number(count) * seconds;
}

interface Target {
  readonly Arn: string;
  readonly Input?: string;
  readonly InputTransformer?: unknown;
  readonly InputPath?: unknown;
}

/** Schedules of EventBridge rules and of EventBridge Scheduler that call a function at a rate. */
export function schedules(stack: StackView, notices: string[]): ScheduleModel[] {
  return stack.all('AWS::Events::Rule', 'AWS::Scheduler::Schedule').flatMap((rule) => {
    const expression = rule.get('ScheduleExpression');
    if (rule.get('State') === 'DISABLED') return [];
    if (typeof expression !== 'string') {
      notices.push(`The rule ${rule.logicalId} is not run on the laptop: it has an event pattern, only schedules run.`);
      return [];
    }
    const everySeconds = rateSeconds(expression);
    if (everySeconds === undefined) {
      notices.push(`The schedule ${rule.logicalId} is not run on the laptop: ${expression} is no rate.`);
      return [];
    }
    return targetsOf(rule).flatMap((target) => {
      if (!target.Arn.startsWith('arn:aws:lambda:') || target.InputTransformer || target.InputPath) {
        notices.push(`A target of the schedule ${rule.logicalId} is not run on the laptop: only functions are.`);
        return [];
      }
      return scheduleModel(rule, target, everySeconds);
    });
  });
}

function targetsOf(rule: ResourceView): readonly Target[] {
  if (rule.type === 'AWS::Events::Rule') return (rule.get('Targets') ?? []) as Target[];
  return [rule.get('Target') as Target];
}

function scheduleModel(rule: ResourceView, target: Target, everySeconds: number): ScheduleModel {
  return {
    name: rule.name,
    arn: rule.arn(),
    source: rule.type === 'AWS::Events::Rule' ? 'aws.events' : 'aws.scheduler',
    everySeconds,
    functionArn: target.Arn,
    ...(target.Input !== undefined && { input: target.Input }),
  };
}
