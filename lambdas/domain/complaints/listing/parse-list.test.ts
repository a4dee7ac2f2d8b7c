import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeComplaintCursor } from './cursor.ts';
import type { ListQuery } from './list.ts';
import type { Parameters } from './parameter.ts';
import { LIST_PARAMETERS, parseComplaintList, parseExport } from './parse-list.ts';

const NOW = new Date('2026-06-15T12:00:00.000Z');
const LATER = new Date('2026-06-15T12:05:00.000Z');

function read(parameters: Parameters, now = NOW): ListQuery {
  const parsed = parseComplaintList(parameters, now);
  if (!parsed.ok) throw new Error(`${parsed.field}: ${parsed.title}`);
  return parsed.query;
}

const refused = (parameters: Parameters) => {
  const parsed = parseComplaintList(parameters, NOW);
  return parsed.ok ? undefined : parsed.field;
};

const pageAfter = (query: ListQuery) =>
  writeComplaintCursor([...(query.order === 'priority' ? [1] : []), 1_800_000_000_000, 'c-1'], query) ?? '';

describe('parameters of GET /complaints', () => {
  it('are none at all: what is due first, a page of twenty', () => {
    expect(read({})).toEqual({ filters: {}, order: 'due', limit: 20 });
  });

  it('are lists with commas, names, ids and times', () => {
    const query = read({
      department: 'billing, network,billing',
      status: 'open,reopened',
      priority: 'urgent',
      owner: 'none,agent-7',
      group: 'desk-a',
      issue: 'overcharge',
      client_id: ' client  1 ',
      call_id: 'call-1',
      due_before: '2026-06-16',
      opened_from: '2026-06-01',
      opened_to: '2026-06-14',
      text: '  charged \t twice ',
      order: 'priority',
      limit: '100',
    });
    expect(query).toEqual({
      filters: {
        department: ['billing', 'network'],
        status: ['open', 'reopened'],
        priority: ['urgent'],
        owner: ['none', 'agent-7'],
        group: ['desk-a'],
        issue: ['overcharge'],
        client_id: 'client 1',
        call_id: 'call-1',
        due_before: '2026-06-16T00:00:00.000Z',
        opened_from: '2026-06-01T00:00:00.000Z',
        opened_to: '2026-06-14T23:59:59.999Z',
        text: 'charged twice',
      },
      order: 'priority',
      limit: 100,
    });
  });

  it('know a client that is called by an address by its pseudonym', () => {
    expect(read({ client_id: 'jo@example.com' }).filters.client_id).toMatch(/^id_[0-9a-f]{24}$/);
  });

  it('take overdue for due before now', () => {
    expect(read({ overdue: 'true' }).filters).toEqual({ due_before: NOW.toISOString() });
    expect(read({ overdue: 'false', due_before: '2026-06-16' }).filters.due_before).toBe('2026-06-16T00:00:00.000Z');
  });

  it.each<[Parameters, string]>([
    [{ deparment: 'billing' }, 'deparment'],
    [{ ['x'.repeat(100)]: '1' }, 'x'.repeat(64)],
    [JSON.parse('{"__proto__":"x"}') as Parameters, '__proto__'],
    [{ constructor: 'x' } as unknown as Parameters, 'constructor'],
    [{ department: '' }, 'department'],
    [{ department: 'a,,b' }, 'department'],
    [{ group: 'x'.repeat(257) }, 'group'],
    [{ issue: Array.from({ length: 101 }, (_, i) => i).join(',') }, 'issue'],
    [{ status: 'opened' }, 'status'],
    [{ status: 'open,' }, 'status'],
    [{ priority: 'low' }, 'priority'],
    [{ client_id: ' \u200b' }, 'client_id'],
    [{ call_id: 'x'.repeat(257) }, 'call_id'],
    [{ due_before: 'tomorrow' }, 'due_before'],
    [{ due_before: '9999-12-31T23:59:59-12:00' }, 'due_before'],
    [{ due_before: '0000-01-01T00:00:00+12:00' }, 'due_before'],
    [{ overdue: 'yes' }, 'overdue'],
    [{ overdue: 'true', due_before: '2026-06-16' }, 'overdue'],
    [{ opened_from: '2026-02-30' }, 'opened_from'],
    [{ opened_from: '2026-06-02', opened_to: '2026-06-01' }, 'opened_from'],
    [{ text: 'x'.repeat(201) }, 'text'],
    [{ text: ' ?! ' }, 'text'],
    [{ text: '' }, 'text'],
    [{ order: 'newest' }, 'order'],
    [{ limit: '0' }, 'limit'],
    [{ limit: '101' }, 'limit'],
    [{ limit: '1e1' }, 'limit'],
    [{ cursor: '' }, 'cursor'],
    [{ cursor: 'bm9wZQ' }, 'cursor'],
    [{ cursor: 'x'.repeat(5_000) }, 'cursor'],
  ])('refuse %j by the name of the parameter', (parameters, field) => {
    expect(refused(parameters)).toBe(field);
  });

  it('never throw, whatever they are', () => {
    const name = fc.constantFrom(...LIST_PARAMETERS, 'x');
    fc.assert(
      fc.property(fc.dictionary(name, fc.string({ unit: 'binary', maxLength: 300 })), (parameters) => {
        const parsed = parseComplaintList(parameters, NOW);
        if (!parsed.ok) expect(parsed.title).toMatch(/\.$/);
      }),
    );
  });
});

describe('a cursor', () => {
  it.each(['due', 'opened', 'priority'])('goes on in a list by %s', (order) => {
    const query = read({ order, department: 'billing' });
    const next = read({ order, department: 'billing', cursor: pageAfter(query), limit: '5' });
    expect(next.after?.at(-1)).toBe('c-1');
    expect(next.filters).toEqual(query.filters);
  });

  it('goes on in the list of what was overdue when its first page was asked for', () => {
    const query = read({ overdue: 'true' });
    const next = read({ overdue: 'true', cursor: pageAfter(query) }, LATER);
    expect(next.filters.due_before).toBe(NOW.toISOString());
  });

  it.each<Parameters>([
    {},
    { department: 'network' },
    { department: 'billing', order: 'opened' },
    { department: 'billing', order: 'priority' },
    { department: 'billing', overdue: 'true' },
    { department: 'billing', text: 'x' },
  ])('of another list is refused by %j', (parameters) => {
    const cursor = pageAfter(read({ department: 'billing' }));
    expect(refused({ ...parameters, cursor })).toBe('cursor');
  });

  it.each([[[1, 2, 'c-1']], [['c-1', 'c-1']], [[1]], [[null, 'c-1']], [[1.5, 'c-1']], [[1, '']], [[1e300, 'c-1']]])(
    'with %j in it is refused',
    (after) => {
      const { list } = JSON.parse(Buffer.from(pageAfter(read({})), 'base64url').toString()) as { list: string };
      const forged = Buffer.from(JSON.stringify({ after, list })).toString('base64url');
      expect(refused({ cursor: forged })).toBe('cursor');
    },
  );

  it('is null behind the last page', () => {
    expect(writeComplaintCursor(undefined, read({}))).toBeNull();
  });
});

describe('parameters of GET /complaints/export.csv', () => {
  it('are the filters of the list', () => {
    expect(parseExport({ department: 'billing', overdue: 'true' }, NOW)).toEqual({
      ok: true,
      query: {
        filters: { department: ['billing'], due_before: NOW.toISOString() },
        order: 'opened',
        limit: 1_000,
      },
    });
  });

  it.each(['order', 'limit', 'cursor'])('do not have %s', (field) => {
    expect(parseExport({ [field]: '1' }, NOW)).toMatchObject({ ok: false, field });
  });
});
