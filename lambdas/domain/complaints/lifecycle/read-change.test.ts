import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_COMMENT, MAX_WHY } from '../steps.ts';
import { MAX_ASSIGNED, readAssign, readChange, readComment } from './read-change.ts';

const json = (body: unknown) => (typeof body === 'string' || body === null ? body : JSON.stringify(body));
const ids = (count: number) => Array.from({ length: count }, (_, i) => `cmp_${i}`);

describe('readChange', () => {
  it('takes what it may change, and leaves out what is left out', () => {
    expect(readChange(json({ status: 'resolved', owner: null, why: ' Paid\n back. ' }))).toEqual({
      ok: true,
      value: { status: 'resolved', owner: null, why: 'Paid back.' },
    });
    expect(readChange(json({ department: 'network', priority: 'high', owner: 'ana.b+c@desk-1_x' }))).toEqual({
      ok: true,
      value: { department: 'network', priority: 'high', owner: 'ana.b+c@desk-1_x' },
    });
  });

  it('takes a blank reason for none', () => {
    expect(readChange(json({ status: 'waiting', why: ' \u200b\n' }))).toEqual({
      ok: true,
      value: { status: 'waiting' },
    });
  });

  it('keeps personal data out of the reason', () => {
    const read = readChange(
      json({ status: 'waiting', why: 'She writes from maya@example.com, card 4111 1111 1111 1111.' }),
    );
    expect(read).toMatchObject({ value: { why: 'She writes from [EMAIL_1], card [CARD_1].' } });
  });

  it.each<[unknown, string, string]>([
    [null, '', 'must be an object'],
    ['', '', 'must be an object'],
    ['[]', '', 'must be an object'],
    [{}, '', 'must change at least one of status, owner, priority, department'],
    [{ why: 'Because.' }, '', 'must change at least one of status, owner, priority, department'],
    [{ status: 'done' }, 'status', 'must be one of open, in_progress, waiting, resolved, closed, reopened'],
    [{ status: null }, 'status', 'must be one of open, in_progress, waiting, resolved, closed, reopened'],
    [{ priority: 1 }, 'priority', 'must be one of urgent, high, standard'],
    [{ owner: 7 }, 'owner', 'must be a text'],
    [{ owner: '' }, 'owner', 'must be 1 to 100 letters'],
    [{ owner: 'ana b' }, 'owner', 'must be 1 to 100 letters'],
    [{ owner: 'ana\n' }, 'owner', 'must be 1 to 100 letters'],
    [{ owner: '=cmd()' }, 'owner', 'must be 1 to 100 letters'],
    [{ owner: 'none' }, 'owner', 'not the word none'],
    [{ owner: 'x'.repeat(101) }, 'owner', 'must be 1 to 100 letters'],
    [{ department: '' }, 'department', 'must not be empty'],
    [{ department: 'x'.repeat(101) }, 'department', 'must not be longer in characters than 100'],
    [{ status: 'open', why: 'x'.repeat(MAX_WHY + 1) }, 'why', 'must not be longer in characters than 500'],
    [{ status: 'open', group: 'x' }, 'group', 'is not a known field'],
    [{ status: 'open', version: 3 }, 'version', 'is not a known field'],
    ['{"status":"open","__proto__":{"owner":"x"}}', '__proto__', 'is not a known field'],
  ])('refuses %j', (body, field, reason) => {
    const read = readChange(json(body));
    expect(read).toMatchObject({ ok: false, fault: { field } });
    expect(!read.ok && read.fault.reason).toContain(reason);
  });

  it('refuses a reason that is too long with personal data replaced', () => {
    const why = 'a@b.co '.repeat(71);
    expect(why.length).toBeLessThanOrEqual(MAX_WHY);
    const read = readChange(json({ status: 'waiting', why }));
    expect(read).toMatchObject({ ok: false, fault: { field: 'why' } });
    expect(JSON.stringify(read)).not.toContain('a@b.co');
  });
});

describe('readComment', () => {
  it('keeps its lines, and is for colleagues unless told otherwise', () => {
    const text = '  The client called.\n\nShe wants\u0000 her money back.\n';
    expect(readComment(json({ text }))).toEqual({
      ok: true,
      value: { text: 'The client called.\n\nShe wants her money back.', to_client: false },
    });
    expect(readComment(json({ text: 'We pay.', to_client: true }))).toMatchObject({ value: { to_client: true } });
  });

  it('keeps personal data out, also where a line is broken within it', () => {
    const text = 'Call her on +91 98765 43210, card 4111 1111\n1111 1111.';
    expect(readComment(json({ text }))).toMatchObject({ value: { text: 'Call her on [PHONE_1], card [CARD_1].' } });
  });

  it.each([
    ['मेरा नाम राहुल शर्मा है', 'मेरा नाम [NAME_1] है'],
    ['She said: my name is Asha Verma.', 'She said: my name is [NAME_1].'],
    ['Your code is 482913', 'Your code is [ACCOUNT_1]'],
  ])('keeps out of %s what a transcript keeps out', (said, kept) => {
    expect(readComment(json({ text: said }))).toMatchObject({ value: { text: kept } });
    expect(readChange(json({ status: 'waiting', why: said }))).toMatchObject({ value: { why: kept } });
  });

  it('takes as many characters as it says', () => {
    expect(readComment(json({ text: 'x'.repeat(MAX_COMMENT) }))).toMatchObject({ ok: true });
  });

  it.each<[unknown, string, string]>([
    [null, '', 'must be an object'],
    [{}, 'text', 'must be a text'],
    [{ text: '' }, 'text', 'must not be empty'],
    [{ text: ' \u200b\n ' }, 'text', 'must not be empty'],
    [{ text: 'x'.repeat(MAX_COMMENT + 1) }, 'text', 'must not be longer in characters than 2000'],
    [{ text: 'a@b.co '.repeat(285) }, 'text', 'with personal data replaced'],
    [{ text: 'x', to_client: 'yes' }, 'to_client', 'must be true or false'],
    [{ text: 'x', comment_id: 'c1' }, 'comment_id', 'is not a known field'],
  ])('refuses %j', (body, field, reason) => {
    const read = readComment(json(body));
    expect(read).toMatchObject({ ok: false, fault: { field } });
    expect(!read.ok && read.fault.reason).toContain(reason);
  });

  it('reads any body within a moment, and never gives more than may be kept', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.json(),
          fc.string().map((text) => json({ text })),
        ),
        (body) => {
          const read = readComment(body);
          if (read.ok) expect(read.value.text.length).toBeLessThanOrEqual(MAX_COMMENT);
        },
      ),
    );
  });
});

describe('readAssign', () => {
  it('takes ids, with or without the version that they must be at', () => {
    const body = { complaint_ids: ['cmp_a', { complaint_id: 'cmp_b', version: 3 }, { complaint_id: 'cmp_c' }] };
    expect(readAssign(json({ ...body, owner: 'ana', why: 'The owner is ill.' }))).toEqual({
      ok: true,
      value: {
        complaints: [{ complaint_id: 'cmp_a' }, { complaint_id: 'cmp_b', version: 3 }, { complaint_id: 'cmp_c' }],
        change: { owner: 'ana', why: 'The owner is ill.' },
      },
    });
    expect(readAssign(json({ complaint_ids: ids(MAX_ASSIGNED), owner: null }))).toMatchObject({
      value: { change: { owner: null } },
    });
  });

  it.each<[unknown, string, string]>([
    [{ complaint_ids: ['cmp_a'] }, 'owner', 'must be a text'],
    [{ complaint_ids: [], owner: 'ana' }, 'complaint_ids', 'must not be empty'],
    [{ complaint_ids: ids(101), owner: 'ana' }, 'complaint_ids', 'must not have more entries than 100'],
    [{ complaint_ids: ['cmp_a', 'cmp_b', 'cmp_a'], owner: 'ana' }, 'complaint_ids', 'must not name a complaint twice'],
    [
      { complaint_ids: ['cmp_a', { complaint_id: 'cmp_a', version: 2 }], owner: 'ana' },
      'complaint_ids',
      'must not name a complaint twice',
    ],
    [{ complaint_ids: [''], owner: 'ana' }, 'complaint_ids[0]', 'must not be empty'],
    [{ complaint_ids: [7], owner: 'ana' }, 'complaint_ids[0]', 'must be'],
    [
      { complaint_ids: ['cmp_a', { complaint_id: 'cmp_b', version: 0 }], owner: 'ana' },
      'complaint_ids[1].version',
      'must be at least 1',
    ],
    [{ complaint_ids: 'cmp_a', owner: 'ana' }, 'complaint_ids', 'must be a list'],
    [{ complaint_ids: ['cmp_a'], owner: 'ana', status: 'closed' }, 'status', 'is not a known field'],
  ])('refuses %j', (body, field, reason) => {
    const read = readAssign(json(body));
    expect(read).toMatchObject({ ok: false, fault: { field } });
    expect(!read.ok && read.fault.reason).toContain(reason);
  });
});
