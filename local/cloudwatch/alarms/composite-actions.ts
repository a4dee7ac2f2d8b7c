import type { AlarmState, CompositeAlarmModel } from '../../assembly/cloudwatch-model.ts';

/** What a composite alarm with a suppressor has not told yet. */
export interface Held<T> {
  readonly change: T;
  /** Milliseconds since 1970 from which it is told, unless the suppressor is in ALARM. */
  readonly due: number;
}

export interface SuppressionOptions {
  readonly suppressor: NonNullable<CompositeAlarmModel['suppressor']>;
  readonly state: AlarmState | undefined;
  readonly now: number;
  readonly timeScale: number;
}

/** When a change that happened now may be told: the suppressor is given some time to go into ALARM. */
export function hold<T>(change: T, { suppressor, now, timeScale }: SuppressionOptions): Held<T> {
  return { change, due: now + (suppressor.waitSeconds * 1000) / timeScale };
}

/** What becomes of a change that is held: told, or held on; as long as the suppressor is in ALARM, and a while longer. */
export function holdOn<T>(held: Held<T>, options: SuppressionOptions): Held<T> | 'tell' {
  const { suppressor, state, now, timeScale } = options;
  if (state === 'ALARM') return { ...held, due: now + (suppressor.extensionSeconds * 1000) / timeScale };
  return now >= held.due ? 'tell' : held;
}
