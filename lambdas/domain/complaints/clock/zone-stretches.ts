import { zoneClock } from '../../analytics/time-zone.ts';

export const DAY_MS = 86_400_000;

/** Time throughout which the clocks of a zone are as far ahead of UTC; milliseconds since 1970, `to` not included. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Milliseconds. */
  readonly offset: number;
}

/**
 * Reads into which stretches clocks of a zone part a day of UTC, that many days after 1 January 1970. Clocks of one zone
 * are never set twice within 24 hours: since 1970 they were left alone for 6 days at least (Brazil in October 2000, by the
 * transitions in version 2 data of https://www.iana.org/time-zones), so a day whose ends agree is one stretch. Throws for
 * a zone that is none.
 */
export function zoneStretches(zone: string): (day: number) => readonly Stretch[] {
  const clock = zoneClock(zone);
  const offsetAt = (ms: number) => clock(ms).offset;
  return (day) => {
    const [from, to] = [day * DAY_MS, (day + 1) * DAY_MS];
    const [before, behind] = [offsetAt(from), offsetAt(to)];
    if (before === behind) return [{ from, to, offset: before }];
    const set = firstMoment({ from, to }, (ms) => offsetAt(ms) !== before);
    return [
      { from, to: set, offset: before },
      { from: set, to, offset: behind },
    ].filter((stretch) => stretch.from < stretch.to);
  };
}

/** The first whole millisecond after `from`, up to `to`, at which something holds that holds from then on; by halving. */
function firstMoment({ from, to }: Pick<Stretch, 'from' | 'to'>, holds: (ms: number) => boolean): number {
  let [still, already] = [from, to];
  while (already - still > 1) {
    const middle = Math.floor((still + already) / 2);
    if (holds(middle)) already = middle;
    else still = middle;
  }
  return already;
}
