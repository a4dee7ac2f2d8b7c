import { expect, it } from 'vitest';
import { shown, shownResource } from './shown.ts';

it('shows paths without the personal data in them, encoded or not', () => {
  expect(shown('/calls/maya@example.com?x=1')).toBe('/calls/[EMAIL_1]?x=1');
  expect(shown('/b/transcripts/maya%40example.com/a%20b')).toBe('/b/transcripts/[EMAIL_1]/a b');
  expect(shown('/b/%ff%zz%40')).toBe('/b/%ff%zz@');
});

it('shows resources as they are, but for the keys of objects', () => {
  expect(shownResource('arn:aws:s3:::b/in/maya@example.com')).toBe('arn:aws:s3:::b/in/[EMAIL_1]');
  for (const arn of ['arn:aws:s3:::b', 'arn:aws:sqs:us-east-1:000000000000:q']) expect(shownResource(arn)).toBe(arn);
});
