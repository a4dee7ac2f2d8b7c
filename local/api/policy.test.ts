import { expect, it } from 'vitest';
import { decide } from './policy.ts';

const arn = 'arn:aws:execute-api:us-east-1:000000000000:abc/dev/GET/calls/x';
const allow = (Resource: string | string[], Action = 'execute-api:Invoke') => ({ Effect: 'Allow', Action, Resource });

it.each([
  [[allow(arn)], 'allow'],
  [[allow('*', '*')], 'allow'],
  [[allow(['nothing', 'arn:aws:execute-api:*:*:abc/*/GET/calls/?'])], 'allow'],
  [[allow(arn, 'execute-api:invoke')], 'allow'],
  [[allow(arn, 's3:GetObject')], 'implicit-deny'],
  [[allow('arn:aws:execute-api:us-east-1:000000000000:abc/dev/POST/*')], 'implicit-deny'],
  [[], 'implicit-deny'],
  [[allow('*'), { ...allow('*/GET/*'), Effect: 'Deny' }], 'explicit-deny'],
])('the policy %j gives %s', (statements, expected) => {
  expect(decide(statements, arn)).toBe(expected);
});

it('is quick for a hostile path', () => {
  const started = performance.now();
  decide([allow(`${'*a'.repeat(30)}b`)], 'a'.repeat(20_000));
  expect(performance.now() - started).toBeLessThan(500);
});
