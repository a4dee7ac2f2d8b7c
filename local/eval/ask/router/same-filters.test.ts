import { describe, expect, it } from 'vitest';
import { type Asked, sameFilters } from './same-filters.ts';

const UTC: Asked = { question: 'calls', now: new Date('2026-11-18T10:00:00Z'), time_zone: 'UTC' };
const INDIA: Asked = { ...UTC, time_zone: 'Asia/Kolkata' };

describe('sameFilters', () => {
  it('takes values in any order and case, once or twice', () => {
    expect(sameFilters({ product: ['Kettle', 'Lamp'] }, { product: ['lamp', 'Kettle', 'kettle'] }, UTC)).toBe(true);
    expect(sameFilters({ product: ['Kettle'] }, { product: ['Kettle', 'Lamp'] }, UTC)).toBe(false);
    expect(sameFilters({ product: ['Kettle'] }, { region: ['Kettle'] }, UTC)).toBe(false);
  });

  it('tells what is wanted from what is not', () => {
    expect(sameFilters({ not: { product: ['Kettle'] } }, { not: { product: ['Kettle'] } }, UTC)).toBe(true);
    expect(sameFilters({ not: { product: ['Kettle'] } }, { product: ['Kettle'] }, UTC)).toBe(false);
    expect(sameFilters({}, { not: { product: ['Kettle'] } }, UTC)).toBe(false);
  });

  it('compares days as those of the time zone', () => {
    const day = { date_range: { start: '2026-11-17', end: '2026-11-17' } };
    const utc = { date_range: { start: '2026-11-17T00:00:00.000Z', end: '2026-11-17T23:59:59.999Z' } };
    const india = { date_range: { start: '2026-11-16T18:30:00.000Z', end: '2026-11-17T18:29:59.999Z' } };
    expect([sameFilters(day, utc, UTC), sameFilters(day, india, INDIA)]).toEqual([true, true]);
    expect([sameFilters(day, india, UTC), sameFilters(day, utc, INDIA)]).toEqual([false, false]);
  });

  it('takes an end today or later for none, and an earlier one for what it is', () => {
    const start = '2026-11-01T00:00:00.000Z';
    const month = { date_range: { start: '2026-11-01' } };
    expect(sameFilters(month, { date_range: { start } }, UTC)).toBe(true);
    expect(sameFilters(month, { date_range: { start, end: '2026-11-30T23:59:59.999Z' } }, UTC)).toBe(true);
    expect(sameFilters(month, { date_range: { start, end: '2026-11-18T10:00:00.000Z' } }, UTC)).toBe(true);
    expect(sameFilters(month, { date_range: { start, end: '2026-11-17T23:59:59.999Z' } }, UTC)).toBe(false);
    expect(sameFilters(month, {}, UTC)).toBe(false);
    expect(sameFilters({}, { date_range: { start } }, UTC)).toBe(false);
  });

  it('lets a bound of a duration be off by a second and no more', () => {
    expect(sameFilters({ duration_min: 600 }, { duration_min: 601 }, UTC)).toBe(true);
    expect(sameFilters({ duration_min: 600 }, { duration_min: 602 }, UTC)).toBe(false);
    expect(sameFilters({ duration_min: 600 }, {}, UTC)).toBe(false);
    expect(sameFilters({}, { duration_max: 60 }, UTC)).toBe(false);
  });

  it('lets calls be told apart by what the question has in quotes, and by nothing else that they hold', () => {
    const quoting = { ...UTC, question: 'calls with "wet base" in them' };
    expect(sameFilters({}, { contains: ['wet base'] }, quoting)).toBe(true);
    expect(sameFilters({}, { contains: ['wet base'] }, UTC)).toBe(false);
    expect(sameFilters({ contains: ['wet base'] }, { contains: ['Wet base'] }, UTC)).toBe(true);
  });
});
