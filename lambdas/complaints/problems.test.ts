import { expect, it } from 'vitest';
import { problemOf } from './problems.ts';

it('tells that a key was used for another comment', () => {
  expect(problemOf({ code: 'other-comment' })).toEqual({
    status: 422,
    code: 'other-comment',
    title: 'This Idempotency-Key was used for another comment.',
  });
});
