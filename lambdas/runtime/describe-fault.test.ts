import { describe, expect, it } from 'vitest';
import { describeFault, faultName } from './describe-fault.ts';

const faultOf = (message: string, more: object = {}) => Object.assign(new Error(message), more);

describe('what a log line says of a fault', () => {
  it.each([
    faultOf('denied on resource: "arn:aws:s3:::bucket/uploads/Maya Fields complaint.json"', { name: 'AccessDenied' }),
    faultOf('no such key uploads/maya_fields_1985-04-12.json', { name: 'NoSuchKey', Code: 'NoSuchKey' }),
    faultOf('My name is Maya Fields and I live at 12 Elm Street'),
    faultOf('Maya', { name: 'Maya Fields 4111 1111 1111 1111' }),
    faultOf('Maya', { name: 'E4111111111111111', code: '4111111111111111', statusCode: '12 Elm Street' }),
    faultOf('x', { meta: { body: { error: { type: 'failed to parse Maya Fields, 12 Elm Street' } } } }),
    faultOf('Maya\n    at Maya (/home/maya_fields.js:12:4111)\n', { code: 'Maya Fields' }),
    'Maya Fields',
  ])('is nothing of what it may have been made of: %s', (fault) => {
    expect(JSON.stringify(describeFault(fault))).not.toMatch(/maya|elm|1985|411/i);
  });

  it('is the code of AWS, the status, and what was not allowed', () => {
    const denied = faultOf(
      'User: arn:aws:sts::1:assumed-role/x is not authorized to perform: dynamodb:PutItem on resource: arn:aws:dynamodb:::table/Calls',
      { name: 'AccessDeniedException', $metadata: { httpStatusCode: 400 } },
    );
    expect(describeFault(denied)).toEqual({
      fault: 'AccessDeniedException',
      fault_status: 400,
      fault_action: 'dynamodb:PutItem',
      fault_at: expect.stringMatching(/^describe-fault\.test\.ts:\d+:\d+$/),
    });
  });

  it('is the code of Node.js or of the search engine', () => {
    const reset = faultOf('read', { code: 'ECONNRESET' });
    const refused = faultOf('x', {
      statusCode: 429,
      meta: { body: { error: { type: 'rejected_execution_exception' } } },
    });
    expect(describeFault(reset)).toMatchObject({ fault: 'Error', fault_code: 'ECONNRESET' });
    expect(describeFault(refused)).toMatchObject({ fault_code: 'rejected_execution_exception', fault_status: 429 });
  });

  it('is where it was made, so that a fault of ours is found', () => {
    const { fault_at } = describeFault(new TypeError('Cannot read properties of undefined'));
    expect(fault_at).toMatch(/^describe-fault\.test\.ts:/);
    expect(describeFault(undefined)).toEqual({ fault: 'undefined' });
  });

  it('takes no time, however long a message is', () => {
    const began = performance.now();
    describeFault(faultOf('is not authorized to perform: a'.repeat(100_000)));
    describeFault(faultOf('    at '.repeat(200_000)));
    expect(performance.now() - began).toBeLessThan(500);
  });

  it('names what is thrown by an identifier only', () => {
    expect([new RangeError('x'), faultOf('x', { name: 'a b' }), 7].map(faultName)).toEqual([
      'RangeError',
      'unknown',
      'unknown',
    ]);
  });
});
