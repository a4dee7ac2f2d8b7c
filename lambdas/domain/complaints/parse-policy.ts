import * as z from 'zod/mini';
import { knownZone } from '../analytics/time-zone.ts';
import { utcTime } from '../time/iso-time.ts';
import { describeIssue, faultSentence } from '../validation/fault.ts';
import { type BusinessCalendar, type ComplaintPolicy, FALLBACK_DEPARTMENT, WEEKDAYS, type Window } from './policy.ts';
import { PRIORITIES } from './types.ts';

/** A year. */
const MAX_MINUTES = 525_600;
const MAX_DAYS = 365;
const MAX_VERSION = 40;
const MAX_WINDOWS = 24;
const MAX_HOLIDAYS = 400;

/** Of calendars, departments and groups. */
const NAME = /^[a-z][a-z0-9_-]{0,39}$/;
const NAME_RULE = 'must be a small letter and at most 39 further ones, digits, _ or -';
const FROM = /^([01]\d|2[0-3]):[0-5]\d$/;
const TO = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const name = z.string().check(z.refine((text) => NAME.test(text), NAME_RULE));
const minutes = z
  .number()
  .check(z.refine((value) => value > 0 && value <= MAX_MINUTES, `must be more than 0 and at most ${MAX_MINUTES}`));
const days = z.int().check(z.gte(0), z.lte(MAX_DAYS));

const windows = z
  .array(z.custom<Window>(isWindow, 'must be two times of day, such as ["09:00", "17:30"]'))
  .check(
    z.maxLength(MAX_WINDOWS),
    z.refine(areInOrder, 'must have windows that end after they begin, each behind the one before'),
  );

const calendar = z.strictObject({
  time_zone: z.string().check(z.refine((zone) => knownZone(zone) !== undefined, 'must be a known time zone')),
  windows: z
    .strictObject(everyOf(WEEKDAYS, z.exactOptional(windows)))
    .check(z.refine(hasWindow, 'must have a window on some day')),
  holidays: z
    .array(z.string().check(z.refine(isDay, 'must be a day such as 2026-12-25')))
    .check(z.maxLength(MAX_HOLIDAYS)),
});

const level = z.strictObject({ first_response_minutes: minutes, resolution_minutes: minutes, calendar: z.string() });
const department = z.strictObject({ group: name, escalation_group: name });

const ComplaintPolicySchema = z
  .strictObject({
    version: z.string().check(z.minLength(1), z.maxLength(MAX_VERSION)),
    levels: z.strictObject(everyOf(PRIORITIES, level)),
    calendars: z.catchall(z.object({}), calendar).check(z.superRefine(checkNames)),
    departments: z.catchall(z.object({}), department).check(
      z.superRefine(checkNames),
      z.refine((all) => Object.hasOwn(all, FALLBACK_DEPARTMENT), `must have the one named ${FALLBACK_DEPARTMENT}`),
    ),
    repeat_days: days,
    close_after_days: days,
  })
  .check(z.superRefine(checkCalendars));

const given = z.object({ department: z.string() });

/** What the file of the rules (opening/rule-schema.ts) says of departments. */
const DepartmentsOfRules = z.object({
  issues: z.record(z.string(), given),
  other_issues: given,
  unnamed: z.extend(given, { by_intent: z.record(z.string(), z.string()) }),
  routes: z.array(given),
  subjects: z.array(given),
});

/** Checks a policy; throws an Error of one sentence that names the place of what is wrong with it. */
export function parsePolicy(value: unknown): ComplaintPolicy {
  const parsed = z.safeParse(ComplaintPolicySchema, value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const fault = issue ? describeIssue(issue) : { field: '', reason: 'is not valid' };
  throw new Error(faultSentence(fault, 'The policy of complaints'));
}

/**
 * Checks that a policy has the departments that the rules of complaints name; `rules` is what stands in their file, which is
 * checked elsewhere. Throws an Error of one sentence: complaints of a department that is missing would go to the fallback.
 */
export function requireDepartments({ departments }: ComplaintPolicy, rules: unknown): void {
  const missing = [...namedDepartments(rules)].filter((name) => !Object.hasOwn(departments, name));
  if (missing.length === 0) return;
  throw new Error(`departments lacks ${missing.join(', ')}, which the rules of complaints name.`);
}

/** As departmentsOf of opening/rules.ts, which compiles every word of the rules before. */
function namedDepartments(rules: unknown): ReadonlySet<string> {
  const file = DepartmentsOfRules.parse(rules);
  const rule = [...Object.values(file.issues), file.other_issues, file.unnamed, ...file.routes, ...file.subjects];
  return new Set([...rule.map((one) => one.department), ...Object.values(file.unnamed.by_intent)]);
}

function everyOf<K extends string, T>(keys: readonly K[], one: T): Record<K, T> {
  return Object.fromEntries(keys.map((key) => [key, one])) as Record<K, T>;
}

function isWindow(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [from, to]: readonly unknown[] = value;
  return typeof from === 'string' && typeof to === 'string' && FROM.test(from) && TO.test(to);
}

/** Texts of one length sort as the times that they stand for. */
function areInOrder(all: readonly Window[]): boolean {
  return all.every(([from, to], i) => from < to && (all[i - 1]?.[1] ?? '') <= from);
}

function hasWindow(week: BusinessCalendar['windows']): boolean {
  return WEEKDAYS.some((day) => (week[day]?.length ?? 0) > 0);
}

function isDay(text: string): boolean {
  return DAY.test(text) && utcTime(text) !== undefined;
}

type Context = { readonly addIssue: (issue: { code: 'custom'; path: string[]; message: string }) => void };

function checkNames(named: Readonly<Record<string, unknown>>, context: Context): void {
  const wrong = Object.keys(named).find((key) => !NAME.test(key));
  if (wrong !== undefined) context.addIssue({ code: 'custom', path: [wrong], message: `${NAME_RULE}, as a name` });
}

/** Every level has a calendar that there is; what objects inherit is none. */
function checkCalendars({ levels, calendars }: ComplaintPolicy, context: Context): void {
  const wrong = PRIORITIES.find((priority) => !Object.hasOwn(calendars, levels[priority].calendar));
  if (wrong === undefined) return;
  const message = `must be one of ${Object.keys(calendars).join(', ') || 'the calendars, of which there are none'}`;
  context.addIssue({ code: 'custom', path: ['levels', wrong, 'calendar'], message });
}
