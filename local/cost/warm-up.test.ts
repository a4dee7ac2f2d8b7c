import { describe, expect, it } from 'vitest';
import { isWarmUp, warmUpCall } from './warm-up.ts';

describe('a call that warms up', () => {
  it('is another call of another client, and says the same', () => {
    const call = { call_id: 'c-1', metadata: { client_id: 'k-1', region: 'EU' }, transcript: ['hello'] };
    const warm = warmUpCall(call);
    expect(warm).toEqual({ ...call, call_id: 'warm-c-1', metadata: { client_id: 'warm-k-1', region: 'EU' } });
    expect(isWarmUp(warm.call_id)).toBe(true);
    expect(isWarmUp(call.call_id)).toBe(false);
  });

  it('gets no client where it has none', () => {
    expect(warmUpCall({ call_id: 'c-1' })).toEqual({ call_id: 'warm-c-1' });
  });
});
