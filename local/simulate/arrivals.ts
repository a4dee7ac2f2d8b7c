/**
 * Calls of an hour of the day by the mean of the day: a contact centre that is busiest at eleven and has a second, lower
 * peak in the afternoon. The shape is an assumption; `--flat` takes none.
 */
const BY_HOUR = [
  0.2, 0.15, 0.12, 0.1, 0.12, 0.2, 0.4, 0.8, 1.4, 1.9, 2.2, 2.3, 2.0, 1.7, 1.8, 1.9, 1.8, 1.5, 1.2, 0.9, 0.7, 0.5, 0.35,
  0.26,
] as const;
const MEAN = BY_HOUR.reduce((sum, share) => sum + share, 0) / BY_HOUR.length;

/** Arrivals a second at a second of the run, which begins at midnight. Between the middles of two hours it goes straight. */
export type Profile = (second: number) => number;

export function dayProfile(callsPerHour: number): Profile {
  return (second) => {
    const at = second / 3600 - 0.5;
    const hour = Math.floor(at);
    const part = at - hour;
    const of = (h: number) => BY_HOUR[((h % 24) + 24) % 24] ?? 0;
    return ((callsPerHour / 3600) * (of(hour) * (1 - part) + of(hour + 1) * part)) / MEAN;
  };
}

export function flatProfile(callsPerHour: number): Profile {
  return () => callsPerHour / 3600;
}
