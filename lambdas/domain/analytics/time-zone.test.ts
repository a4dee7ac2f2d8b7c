import { afterEach, describe, expect, it, vi } from 'vitest';
import { knownZone, zoneClock } from './time-zone.ts';

const MOMENT = Date.UTC(2026, 0, 1);

afterEach(() => vi.restoreAllMocks());

describe('a zone', () => {
  it('is looked up once, and its clock is made once', () => {
    const made = vi.spyOn(Intl, 'DateTimeFormat');
    for (let i = 0; i < 3; i++) {
      expect(knownZone('asia/tokyo')).toBe('Asia/Tokyo');
      expect(knownZone('Asia/Nowhere')).toBeUndefined();
      expect(zoneClock('Asia/Tokyo')(MOMENT).hour).toBe(9);
    }
    expect(made).toHaveBeenCalledTimes(3);
  });

  it('is forgotten behind a thousand others', () => {
    const others = Array.from({ length: 1_020 }, (_, i) => {
      const [hours, minutes] = [Math.floor(i / 60), i % 60].map((part) => String(part).padStart(2, '0'));
      return `+${hours}:${minutes}`;
    });
    zoneClock('Asia/Seoul');
    for (const name of others) zoneClock(name);
    const made = vi.spyOn(Intl, 'DateTimeFormat');
    zoneClock('Asia/Seoul');
    expect(made).toHaveBeenCalledTimes(1);
  });
});
