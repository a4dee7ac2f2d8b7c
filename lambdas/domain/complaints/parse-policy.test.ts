import { describe, expect, it } from 'vitest';
import { parsePolicy } from './parse-policy.ts';

const WEEK = { mon: [['09:00', '12:30'] as string[], ['12:30', '24:00'] as string[]] as unknown };

const policy = () => ({
  version: 'p1',
  levels: {
    urgent: { first_response_minutes: 15 as unknown, resolution_minutes: 0.5, calendar: 'office' },
    high: { first_response_minutes: 120, resolution_minutes: 525_600, calendar: 'office' },
    standard: { first_response_minutes: 1440, resolution_minutes: 4320, calendar: 'office' },
  },
  calendars: { office: { time_zone: 'Asia/Kolkata', windows: { ...WEEK }, holidays: ['2028-02-29'] } },
  departments: { general: { group: 'desk', escalation_group: 'desk-leads' } } as Record<string, unknown>,
  repeat_days: 30,
  close_after_days: 0,
});
type Draft = ReturnType<typeof policy>;

/** The sentence that a policy is refused with after a change. */
function refusal(change: (draft: Draft) => unknown): string {
  const draft = policy();
  change(draft);
  try {
    parsePolicy(draft);
  } catch (error) {
    return (error as Error).message;
  }
  return 'accepted';
}

const IN_ORDER =
  'calendars.office.windows.mon must have windows that end after they begin, each behind the one before.';
const TWO_TIMES = 'calendars.office.windows.mon[0] must be two times of day, such as ["09:00", "17:30"].';
const NAMED = 'must be a small letter and at most 39 further ones, digits, _ or -';
const MINUTES = 'levels.urgent.first_response_minutes must be more than 0 and at most 525600.';

describe('a policy', () => {
  it('is given back as it was written', () => {
    expect(parsePolicy(policy())).toEqual(policy());
  });

  it.each<[string, (draft: Draft) => unknown]>([
    [MINUTES, ({ levels }) => (levels.urgent.first_response_minutes = 0)],
    [MINUTES, ({ levels }) => (levels.urgent.first_response_minutes = -5)],
    [MINUTES, ({ levels }) => (levels.urgent.first_response_minutes = 525_601)],
    [
      'levels.urgent.first_response_minutes must be a number.',
      ({ levels }) => (levels.urgent.first_response_minutes = '15'),
    ],
    [
      'levels.urgent.first_response_minutes must be a number.',
      ({ levels }) => (levels.urgent.first_response_minutes = Number.NaN),
    ],
    ['levels.high.calendar must be one of office.', ({ levels }) => (levels.high.calendar = 'always')],
    ['levels.high.calendar must be one of office.', ({ levels }) => (levels.high.calendar = 'constructor')],
    ['levels.high must be an object.', ({ levels }) => Reflect.deleteProperty(levels, 'high')],
    ['levels.low is not a known field.', ({ levels }) => Object.assign(levels, { low: levels.high })],
    ['levels.high.hours is not a known field.', ({ levels }) => Object.assign(levels.high, { hours: 2 })],
    ['calendars must be an object.', (draft) => Object.assign(draft, { calendars: [] })],
    [
      'levels.urgent.calendar must be one of the calendars, of which there are none.',
      (draft) => Object.assign(draft, { calendars: {} }),
    ],
    [
      'calendars.office.time_zone must be a known time zone.',
      ({ calendars }) => (calendars.office.time_zone = 'Mars/Olympus'),
    ],
    ['calendars.office.time_zone must be a known time zone.', ({ calendars }) => (calendars.office.time_zone = '')],
    [
      'calendars.office.holidays[1] must be a day such as 2026-12-25.',
      ({ calendars }) => calendars.office.holidays.push('2026-02-29'),
    ],
    [
      'calendars.office.holidays[1] must be a day such as 2026-12-25.',
      ({ calendars }) => calendars.office.holidays.push('2026-02-28T00:00'),
    ],
    [
      'calendars.office.windows.funday is not a known field.',
      ({ calendars }) => Object.assign(calendars.office.windows, { funday: [] }),
    ],
    [
      'departments must have the one named general.',
      ({ departments }) => Reflect.deleteProperty(departments, 'general'),
    ],
    [
      `departments.Billing ${NAMED}, as a name.`,
      ({ departments }) => Object.assign(departments, { Billing: departments.general }),
    ],
    [
      `departments.general.group ${NAMED}.`,
      ({ departments }) => Object.assign(departments.general ?? {}, { group: 'Front desk' }),
    ],
    [`calendars.2nd ${NAMED}, as a name.`, ({ calendars }) => Object.assign(calendars, { '2nd': calendars.office })],
    ['version must not be empty.', (draft) => (draft.version = '')],
    ['version must not be longer in characters than 40.', (draft) => (draft.version = 'v'.repeat(41))],
    ['repeat_days must be at most 365.', (draft) => (draft.repeat_days = 366)],
    ['close_after_days must be at least 0.', (draft) => (draft.close_after_days = -1)],
    ['close_after_days must be a whole number.', (draft) => (draft.close_after_days = 1.5)],
    ['owner is not a known field.', (draft) => Object.assign(draft, { owner: 'me' })],
  ])('is refused with a sentence that names the place: %s', (sentence, change) => {
    expect(refusal(change)).toBe(sentence);
  });

  it.each<[string, unknown]>([
    ['calendars.office.windows must have a window on some day.', []],
    ['calendars.office.windows.mon must be a list.', '09:00-17:00'],
    [TWO_TIMES, [['09:00']]],
    [TWO_TIMES, [['9:00', '12:00']]],
    [TWO_TIMES, [['09:00', '12:60']]],
    [TWO_TIMES, [['24:00', '24:00']]],
    [TWO_TIMES, [['09:00', '24:01']]],
    [TWO_TIMES, [['09:00', '12:00', '13:00']]],
    [TWO_TIMES, [[9, 12]]],
    [IN_ORDER, [['12:00', '09:00']]],
    [IN_ORDER, [['09:00', '09:00']]],
    [
      IN_ORDER,
      [
        ['09:00', '12:00'],
        ['11:59', '13:00'],
      ],
    ],
    [
      IN_ORDER,
      [
        ['13:00', '17:00'],
        ['09:00', '12:00'],
      ],
    ],
    ['accepted', [['00:00', '24:00']]],
  ])('%s', (sentence, mon) => {
    expect(refusal(({ calendars }) => (calendars.office.windows.mon = mon))).toBe(sentence);
  });

  it.each([null, 7, 'policy', [], undefined])('is an object, unlike %s', (value) => {
    expect(() => parsePolicy(value)).toThrow('The policy of complaints must be an object.');
  });

  it('takes no department from the prototype of an object', () => {
    const departments = JSON.parse('{"__proto__": {"general": {"group": "desk", "escalation_group": "leads"}}}');
    expect(() => parsePolicy({ ...policy(), departments })).toThrow('departments must have the one named general.');
  });
});
