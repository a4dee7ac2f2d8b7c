import { describe, expect, it } from 'vitest';
import { pseudonymousId } from './pseudonymous-id.ts';
import { redactMetadata } from './redact-metadata.ts';

describe('metadata', () => {
  it('keeps identifiers and replaces those that hold an e-mail address with a stable pseudonym', () => {
    expect(pseudonymousId('client-1001')).toBe('client-1001');
    const pseudonym = pseudonymousId('Jo@Example.com');
    expect(pseudonym).toMatch(/^id_[0-9a-f]{24}$/);
    expect(pseudonymousId('jo@example.com')).toBe(pseudonym);
  });

  it.each([
    '4111 1111 1111 1111',
    '512-44-0198',
    '+1 415 555 0132',
    '+919876543210',
    'GB82 WEST 1234 5698 7654 32',
    'tel (415) 555-0132',
    '9876543210',
  ])('replaces an identifier that is %s', (id) => {
    expect(pseudonymousId(id)).toMatch(/^id_[0-9a-f]{24}$/);
  });

  it.each([
    '1001',
    'call-20261121-000042',
    'C-998877',
    'sample-gas-smell',
    'star-01000',
    '8f14e45f-ceea-4671-9c1a-2b3c4d5e6f70',
    'ACC_00017',
  ])('keeps the identifier %s', (id) => {
    expect(pseudonymousId(id)).toBe(id);
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
