import { describe, expect, it } from 'vitest';
import { createMentionFinder } from '../mentions/find-mentions.ts';
import { ASKED, VOCABULARY } from '../mentions/vocabulary.testing.ts';

const find = createMentionFinder(VOCABULARY);
const days = (question: string, context = ASKED) =>
  find(question, context)
    .mentions.filter(({ kind }) => kind === 'date')
    .map(({ value }) => value);

describe('dates', () => {
  it.each([
    ['last 30 days', '2026-08-22..2026-09-20'],
    ['past two weeks', '2026-09-07..2026-09-20'],
    ['last 3 months', '2026-06-21..2026-09-20'],
    ['pichle 7 din', '2026-09-14..2026-09-20'],
    ['pichle do hafte', '2026-09-07..2026-09-20'],
    ['पिछले ३० दिनों', '2026-08-22..2026-09-20'],
    ['today', '2026-09-20..2026-09-20'],
    ['yesterday', '2026-09-19..2026-09-19'],
    ['kal', '2026-09-19..2026-09-19'],
    ['the day before yesterday', '2026-09-18..2026-09-18'],
    ['parso', '2026-09-18..2026-09-18'],
    ['this week', '2026-09-14..2026-09-20'],
    ['last week', '2026-09-07..2026-09-13'],
    ['pichle hafte', '2026-09-07..2026-09-13'],
    ['past month', '2026-08-21..2026-09-20'],
    ['is mahine', '2026-09-01..2026-09-20'],
    ['pichhle maheene', '2026-08-01..2026-08-31'],
    ['this quarter', '2026-07-01..2026-09-20'],
    ['last quarter', '2026-04-01..2026-06-30'],
    ['last year', '2025-01-01..2025-12-31'],
    ['year to date', '2026-01-01..2026-09-20'],
    ['ytd', '2026-01-01..2026-09-20'],
    ['month to date', '2026-09-01..2026-09-20'],
    ['last Monday', '2026-09-14..2026-09-14'],
    ['last sunday', '2026-09-13..2026-09-13'],
    ['last weekend', '2026-09-12..2026-09-13'],
    ['2 days ago', '2026-09-18..2026-09-18'],
    ['do hafte pehle', '2026-08-31..2026-09-06'],
  ])('are counted from today: %s', (question, range) => {
    expect(days(`calls ${question}`)).toEqual([range]);
  });

  it.each([
    ['in March', '2026-03-01..2026-03-31'],
    ['in November', '2025-11-01..2025-11-30'],
    ['march 2025', '2025-03-01..2025-03-31'],
    ['in may', '2026-05-01..2026-05-31'],
    ['Q3', '2026-07-01..2026-09-30'],
    ['Q4', '2025-10-01..2025-12-31'],
    ['Q3 2025', '2025-07-01..2025-09-30'],
    ['second quarter of 2025', '2025-04-01..2025-06-30'],
    ['H1 2025', '2025-01-01..2025-06-30'],
    ['first half of 2025', '2025-01-01..2025-06-30'],
    ['in 2025', '2025-01-01..2025-12-31'],
    ['on 12 Nov', '2025-11-12..2025-11-12'],
    ['12th of March, 2026', '2026-03-12..2026-03-12'],
    ['March 12', '2026-03-12..2026-03-12'],
    ['29 February', '2024-02-29..2024-02-29'],
    ['on 12/11/2025', '2025-11-12..2025-11-12'],
    ['on 12/31/2025', '2025-12-31..2025-12-31'],
    ['on 2026-03-05', '2026-03-05..2026-03-05'],
    ['in 2026-03', '2026-03-01..2026-03-31'],
    ['week of 9 November 2025', '2025-11-03..2025-11-09'],
    ['second half of August', '2026-08-16..2026-08-31'],
    ['5 tarikh ko', '2026-09-05..2026-09-05'],
    ['मार्च में', '2026-03-01..2026-03-31'],
  ])('are those of the calendar: %s', (question, range) => {
    expect(days(`calls ${question}`)).toEqual([range]);
  });

  it.each([
    ['since Monday', '2026-09-14..2026-09-20'],
    ['since 5 March', '2026-03-05..2026-09-20'],
    ['5 march se', '2026-03-05..2026-09-20'],
    ['सोमवार से अब तक', '2026-09-14..2026-09-20'],
    ['before 5 March 2026', '..2026-03-04'],
    ['after March 2026', '2026-04-01..2026-09-20'],
    ['5 march 2026 tak', '..2026-03-05'],
    ['between 5 and 10 March', '2026-03-05..2026-03-10'],
    ['between 5 March and 10 April', '2026-03-05..2026-04-10'],
    ['5 march se 10 march tak', '2026-03-05..2026-03-10'],
    ['1 jan 2026 aur 31 march 2026 ke beech', '2026-01-01..2026-03-31'],
    ['from March to May 2025', '2025-03-01..2025-05-31'],
    ['from November to January', '2025-11-01..2026-01-31'],
    ['Jul-Aug', '2026-07-01..2026-08-31'],
    ['between March and now', '2026-03-01..2026-09-20'],
    ['Mar 3 - Mar 10', '2026-03-03..2026-03-10'],
    ['2026-01-01 to 2026-01-31', '2026-01-01..2026-01-31'],
  ])('make a range: %s', (question, range) => {
    expect(days(`calls ${question}`)).toEqual([range]);
  });

  it.each([
    'they may leave',
    'sun ke bataiye',
    'the 2025 of them',
    'on Mondays',
    'order 2026-99-99',
    'is it open',
    'over 5 minutes',
    'Kiosk 5 march',
  ])('are none in "%s"', (question) => {
    const found = createMentionFinder({ ...VOCABULARY, product: ['Kiosk 5 March'] })(question, ASKED);
    expect(found.filters.date_range).toBeUndefined();
  });

  it('are less sure where day and month could be the other way round', () => {
    const [either] = find('on 03/04/2026', ASKED).mentions;
    const [sure] = find('on 23/04/2026', ASKED).mentions;
    expect(either).toMatchObject({ value: '2026-04-03..2026-04-03' });
    expect(either?.score).toBeLessThan(sure?.score ?? 0);
  });

  it('begin and end with the days of the time zone, also where clocks change', () => {
    const context = { now: new Date('2026-11-02T12:00:00.000Z'), time_zone: 'America/New_York' };
    expect(find('on 1 November', context).filters.date_range).toEqual({
      start: '2026-11-01T04:00:00.000Z',
      end: '2026-11-02T04:59:59.999Z',
    });
    expect(find('last 24 hours', context).filters.date_range).toEqual({
      start: '2026-11-01T12:00:00.000Z',
      end: '2026-11-02T12:00:00.000Z',
    });
  });

  it('are those of the place, not of UTC', () => {
    const late = new Date('2026-09-20T20:00:00.000Z');
    expect(days('today', { now: late, time_zone: 'Asia/Kolkata' })).toEqual(['2026-09-21..2026-09-21']);
    expect(days('today', { now: late, time_zone: 'America/New_York' })).toEqual(['2026-09-20..2026-09-20']);
  });

  it.each([
    ['March and April', { start: '2026-02-28T18:30:00.000Z', end: '2026-04-30T18:29:59.999Z' }],
    ['Q1 2026, on 5 March', { start: '2026-03-04T18:30:00.000Z', end: '2026-03-05T18:29:59.999Z' }],
    ['after March 2026, before June 2026', { start: '2026-03-31T18:30:00.000Z', end: '2026-05-31T18:29:59.999Z' }],
  ])('are put together: %s', (question, range) => {
    expect(find(question, ASKED).filters.date_range).toEqual(range);
  });
});
