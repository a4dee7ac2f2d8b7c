import type { Priority } from './types.ts';

/** Seven weekdays as people name them, Monday first. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** A part of a day on local clocks, `['09:00', '17:30']`: from the first minute to before the second; `24:00` ends the day. */
export type Window = readonly [from: string, to: string];

/** When people work. A day without windows, or a holiday, is off. */
export interface BusinessCalendar {
  /** As the time zone database names it, such as `Asia/Kolkata`. */
  readonly time_zone: string;
  readonly windows: Readonly<Partial<Record<Weekday, readonly Window[]>>>;
  /** Local days, `2026-12-25`. */
  readonly holidays: readonly string[];
}

/** What is promised for a priority, in minutes of the calendar's working time; may be fractions. */
export interface ServiceLevel {
  readonly first_response_minutes: number;
  readonly resolution_minutes: number;
  /** Key of `calendars`. */
  readonly calendar: string;
}

export interface DepartmentPolicy {
  /** Who owns its complaints until a person does, and who does once a deadline was missed. */
  readonly group: string;
  readonly escalation_group: string;
}

/** How complaints are dealt with; configuration (lib/complaint-policy.json). */
export interface ComplaintPolicy {
  /** Stored with what was decided by it. */
  readonly version: string;
  readonly levels: Readonly<Record<Priority, ServiceLevel>>;
  readonly calendars: Readonly<Record<string, BusinessCalendar>>;
  /** By department; there is one named as FALLBACK_DEPARTMENT. */
  readonly departments: Readonly<Record<string, DepartmentPolicy>>;
  /** Days within which a client's complaint about the same issue is a repeated one. */
  readonly repeat_days: number;
  /** Days after which a resolved complaint is closed by itself; 0 leaves it to people. */
  readonly close_after_days: number;
}

export const FALLBACK_DEPARTMENT = 'general';
