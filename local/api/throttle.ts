import type { RouteModel, ThrottleModel } from '../assembly/model.ts';

/** True when the request may pass. */
export type Throttle = (route: Pick<RouteModel, 'method' | 'path'>) => boolean;

interface Bucket {
  tokens: number;
  /** Seconds. */
  filledAt: number;
}

/**
 * Token buckets of the stage's method settings: each method has its own, filled at `rate` tokens a second up to `burst`.
 * `now` gives seconds.
 */
export function createThrottle(settings: readonly ThrottleModel[], now = () => performance.now() / 1000): Throttle {
  const buckets = new Map<string, Bucket>();
  return ({ method, path }) => {
    const setting = settingOf(settings, method, path);
    if (setting === undefined) return true;
    const key = `${method} ${path}`;
    const time = now();
    const bucket = buckets.get(key) ?? { tokens: setting.burst, filledAt: time };
    const tokens = Math.min(setting.burst, bucket.tokens + (time - bucket.filledAt) * setting.rate);
    const passes = tokens >= 1;
    buckets.set(key, { tokens: passes ? tokens - 1 : tokens, filledAt: time });
    return passes;
  };
}

function settingOf(settings: readonly ThrottleModel[], method: string, path: string): ThrottleModel | undefined {
  const own = settings.find((setting) => setting.path === path && ['*', method].includes(setting.method));
  return own ?? settings.find((setting) => setting.path === '/*' && setting.method === '*');
}
