import { describe, expect, it } from 'vitest';
import { pseudonymousId, redactMetadata } from './redact-metadata.ts';

describe('metadata', () => {
  it('keeps identifiers and replaces those that hold an e-mail address with a stable pseudonym', () => {
    expect(pseudonymousId('client-1001')).toBe('client-1001');
    const pseudonym = pseudonymousId('Jo@Example.com');
    expect(pseudonym).toMatch(/^id_[0-9a-f]{24}$/);
    expect(pseudonymousId('jo@example.com')).toBe(pseudonym);
  });

  it('redacts labels', () => {
    const metadata = {
      client_id: 'c',
      product: 'Plan of jo@example.com',
      region: 'north',
      agent_id: 'a@b.io',
      channel: '+1 415 555 0132',
    };
    const call = redactMetadata({ call_id: 'x', timestamp: '', duration_seconds: 0, turns: [], metadata });
    expect(call.metadata).toMatchObject({ product: 'Plan of [EMAIL_1]', region: 'north', channel: '[PHONE_1]' });
    expect(JSON.stringify(call)).not.toContain('@');
  });
});
