import { describe, expect, it } from 'vitest';
import { createMentionFinder } from '../mentions/find-mentions.ts';
import { ASKED, VOCABULARY } from '../mentions/vocabulary.testing.ts';

const find = createMentionFinder({ ...VOCABULARY, client_segment: ['business'] });
const unread = (question: string) =>
  find(question, ASKED).mentions.flatMap(({ kind, text, value, score }) =>
    kind === 'date' && score < 0.5 ? [[text, value]] : [],
  );

describe('a time of day', () => {
  it.each([
    ['calls in the morning', 'in the morning'],
    ['calls at night', 'at night'],
    ['between 2pm and 4pm', 'between 2pm and 4pm'],
    ['between 2 and 4 pm', 'between 2 and 4 pm'],
    ['after 10:30', 'after 10:30'],
    ['before noon', 'before noon'],
    ['during business hours', 'during business hours'],
    ['yesterday evening', 'evening'],
    ['afternoon calls', 'afternoon'],
    ['subah ko kitni calls', 'subah ko'],
    ['रात को', 'रात को'],
  ])('is known to be unread in "%s"', (question, text) => {
    expect(unread(question)).toEqual([[text, 'time of day']]);
    expect(find(question, ASKED).filters.client_segment).toBeUndefined();
  });

  it.each(['good morning', 'kitne baje', 'what time', 'business calls', 'peak hours', 'the 2026 plan'])(
    'is none in "%s"',
    (question) => {
      expect(unread(question)).toEqual([]);
    },
  );

  it('leaves the day that stands beside it', () => {
    expect(find('yesterday between 2pm and 4pm', ASKED).filters.date_range?.start).toBe('2026-09-18T18:30:00.000Z');
  });

  it('is no day where days of every week are meant', () => {
    expect(unread('calls on Mondays')).toEqual([['on Mondays', 'some days of the week']]);
  });
});

describe('a day that no calendar has', () => {
  it.each([
    ['on 31/02/2026', '31/02/2026'],
    ['on 31 February 2026', '31 February 2026'],
    ['30 Feb', '30 Feb'],
    ['February 30', 'February 30'],
    ['29 February 2025', '29 February 2025'],
    ['on 9999-12-31', '9999-12-31'],
    ['on 2026-13-45', '2026-13-45'],
  ])('is known to be unread in "%s"', (question, text) => {
    expect(unread(question)).toEqual([[text, 'no such day']]);
    expect(find(question, ASKED)).toMatchObject({ filters: {}, identifiers: [] });
  });

  it.each(['29 February', '31 March 2026', 'order 2026-99-99', 'March 12'])('is none in "%s"', (question) => {
    expect(unread(question)).toEqual([]);
  });
});

describe('days that do not touch', () => {
  it.each([
    ['on 14 May 2020 or 25 May 2020', true],
    ['in January and March', true],
    ['in March and April', false],
    ['between 3 March and 9 March', false],
    ['Q1 2026, on 5 March', false],
    ['not in March', false],
  ])('are told from a range in "%s"', (question, apart) => {
    expect(find(question, ASKED).apart).toBe(apart);
  });
});
