import { describe, expect, it } from 'vitest';
import { departures } from './conformity.ts';
import type { Operation } from './operation.ts';
import { OPERATIONS } from './operations/operations.ts';

const operationOf = (id: string): Operation => {
  const found = OPERATIONS.find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no operation ${id}.`);
  return found;
};
const feedback = operationOf('giveFeedback');
const JSON_TYPE = 'application/json';
const PROBLEM_TYPE = 'application/problem+json';
const change = operationOf('changeComplaint');
const given = { query_id: 'q', useful: true };
const problem = { type: 'urn:callsift:problem:no-such-query', status: 404, title: 'None.', request_id: 'r' };

describe('an answer', () => {
  it('as documented has no departure', () => {
    expect(departures(feedback, { status: 200, contentType: 'application/json; charset=utf-8', body: given })).toEqual(
      [],
    );
    expect(departures(feedback, { status: 404, contentType: PROBLEM_TYPE, body: problem })).toEqual([]);
  });

  it.each([
    ['a field too many', { status: 200, contentType: JSON_TYPE, body: { ...given, more: 1 } }],
    ['a field too few', { status: 200, contentType: JSON_TYPE, body: { useful: true } }],
    ['another content type', { status: 200, contentType: 'text/html', body: given }],
    ['a status that is not documented', { status: 418, contentType: PROBLEM_TYPE, body: problem }],
    ['a problem of another status', { status: 400, contentType: PROBLEM_TYPE, body: problem }],
    ['a problem with a field too many', { status: 404, contentType: PROBLEM_TYPE, body: { ...problem, stack: '' } }],
  ])('with %s has one departure', (_what, received) => {
    expect(departures(feedback, received)).toHaveLength(1);
  });

  it('to a change that came too late departs without the complaint as it is now', () => {
    const late = { type: 'urn:callsift:problem:version-conflict', status: 409, title: 'Late.', request_id: 'r' };
    const faults = departures(change, { status: 409, contentType: PROBLEM_TYPE, body: late });
    expect(faults).toEqual([expect.stringMatching(/^current: /)]);
  });

  it('as a table has no departure, whatever its rows are, and one as anything else', () => {
    const table = { status: 200, body: 'a,b\r\n' };
    const exporting = operationOf('exportComplaints');
    expect(departures(exporting, { ...table, contentType: 'text/csv; charset=utf-8' })).toEqual([]);
    expect(departures(exporting, { ...table, contentType: JSON_TYPE })).toHaveLength(1);
  });

  it('in events departs with an event that is not documented, and with data that are not', () => {
    const events = [
      { event: 'sources', data: { sources: [] } },
      { event: 'sources', data: { sources: [], more: 1 } },
      { event: 'gossip', data: {} },
    ];
    const contentType = 'text/event-stream; charset=utf-8';
    expect(departures(operationOf('streamAnswer'), { status: 200, contentType, body: events })).toEqual([
      expect.stringMatching(/^sources: /),
      'the event gossip is not documented',
    ]);
  });
});
