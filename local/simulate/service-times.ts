import type { ServiceTime } from './stage.ts';

/** One invocation, as it was measured. */
export interface MeasuredInvocation {
  readonly messages: number;
  readonly ms: number;
}

/**
 * Splits measured invocations into a part for each invocation and a part for each message (least squares; none of them
 * below 0). With sizes that do not differ, all of it is the part for each message: batches then promise nothing.
 */
export function serviceTimeOf(measured: readonly MeasuredInvocation[]): ServiceTime {
  const mean = (of: (m: MeasuredInvocation) => number) => measured.reduce((sum, m) => sum + of(m), 0) / measured.length;
  const [x, y] = [mean(({ messages }) => messages), mean(({ ms }) => ms)];
  const spread = measured.reduce((sum, { messages }) => sum + (messages - x) ** 2, 0);
  const together = measured.reduce((sum, { messages, ms }) => sum + (messages - x) * (ms - y), 0);
  const slope = spread === 0 ? y / x : Math.min(y / x, Math.max(0, together / spread));
  const perMessageMs = slope;
  const fixedMs = Math.max(0, y - slope * x);
  const rest = measured.map(({ messages, ms }) => ms - fixedMs - perMessageMs * messages);
  const deviation = Math.sqrt(rest.reduce((sum, one) => sum + one ** 2, 0) / measured.length);
  return { fixedMs, perMessageMs, cv: y === 0 ? 0 : deviation / y };
}
