import { parsePolicy } from '#lambdas/domain/complaints/parse-policy.ts';
import { type BusinessCalendar, type ComplaintPolicy, WEEKDAYS } from '#lambdas/domain/complaints/policy.ts';
import type { FunctionModel } from '../assembly/model.ts';
import { COMPLAINT_FUNCTIONS } from './complaint-functions.ts';

/** Every hour counts, so that a deadline is missed on Sundays as well. */
const ALWAYS: BusinessCalendar = {
  time_zone: 'UTC',
  windows: Object.fromEntries(WEEKDAYS.map((day) => [day, [['00:00', '24:00']]])),
  holidays: [],
};
const CALENDAR = 'every-hour';
/** 60 ms: over when anybody looks at a complaint. */
const MINUTES = 0.001;

/**
 * The function that timers wake up, with a policy by which each first response is missed: nobody waits for real deadlines
 * when it is measured. All other functions stay as they are, so that no timer fires meanwhile.
 */
export function withMissedDeadlines(model: FunctionModel): FunctionModel {
  if (model.shortName !== COMPLAINT_FUNCTIONS.timers) return model;
  const policy = parsePolicy(JSON.parse(model.environment.COMPLAINT_POLICY ?? 'null'));
  return { ...model, environment: { ...model.environment, COMPLAINT_POLICY: JSON.stringify(impatient(policy)) } };
}

function impatient({ levels, calendars, ...policy }: ComplaintPolicy) {
  const missed = Object.entries(levels).map(([priority, level]) => {
    return [priority, { ...level, first_response_minutes: MINUTES, calendar: CALENDAR }] as const;
  });
  return { ...policy, levels: Object.fromEntries(missed), calendars: { ...calendars, [CALENDAR]: ALWAYS } };
}
