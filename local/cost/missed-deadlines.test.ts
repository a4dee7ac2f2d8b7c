import { describe, expect, it } from 'vitest';
import { parsePolicy } from '#lambdas/domain/complaints/parse-policy.ts';
import { complaintPolicy } from '#lib/complaint-policy.ts';
import { parseConfig } from '#lib/config.ts';
import type { FunctionModel } from '../assembly/model.ts';
import { withMissedDeadlines } from './missed-deadlines.ts';

const POLICY = complaintPolicy(parseConfig({}));
const functionNamed = (shortName: string) =>
  ({ shortName, environment: { COMPLAINT_POLICY: POLICY, TIMER_GROUP: 'timers' } }) as unknown as FunctionModel;
const policyOf = ({ environment }: FunctionModel) => parsePolicy(JSON.parse(environment.COMPLAINT_POLICY ?? ''));

describe('the function that timers wake up', () => {
  const changed = withMissedDeadlines(functionNamed('complaints-timers'));

  it('takes every first response for missed at once, at any hour, and no resolution', () => {
    const { levels, calendars } = policyOf(changed);
    for (const [priority, level] of Object.entries(levels)) {
      expect(level.first_response_minutes).toBeLessThan(0.01);
      expect(level.resolution_minutes).toBe(
        policyOf(functionNamed('x')).levels[priority as keyof typeof levels].resolution_minutes,
      );
      expect(calendars[level.calendar]?.windows.sun).toEqual([['00:00', '24:00']]);
    }
  });

  it('keeps everything else of its environment', () => {
    expect(changed.environment.TIMER_GROUP).toBe('timers');
    expect(policyOf(changed).departments).toEqual(policyOf(functionNamed('x')).departments);
  });

  it('is the only one that is changed', () => {
    const intake = functionNamed('complaints-intake');
    expect(withMissedDeadlines(intake)).toBe(intake);
  });
});
