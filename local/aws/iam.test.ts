import { describe, expect, it } from 'vitest';
import { accessKeyOf, evaluate, type Statement, signedServiceOf } from './iam.ts';

const TABLE = 'arn:aws:dynamodb:us-east-1:000000000000:table/calls';

function allow(Action: string | string[], Resource: string | string[]): Statement {
  return { Effect: 'Allow', Action, Resource };
}

describe('evaluate', () => {
  it('denies what no statement mentions', () => {
    expect(evaluate([], 'dynamodb:GetItem', TABLE)).toBe('deny');
    expect(evaluate([allow('dynamodb:PutItem', TABLE)], 'dynamodb:GetItem', TABLE)).toBe('deny');
  });

  it('allows an action on a resource that one statement grants together', () => {
    expect(evaluate([allow(['dynamodb:GetItem', 'dynamodb:PutItem'], TABLE)], 'dynamodb:GetItem', TABLE)).toBe('allow');
    const apart = [allow('dynamodb:GetItem', 'other'), allow('dynamodb:PutItem', TABLE)];
    expect(evaluate(apart, 'dynamodb:GetItem', TABLE)).toBe('deny');
  });

  it('lets an explicit deny win whatever the order', () => {
    const deny: Statement = { Effect: 'Deny', Action: 'dynamodb:*', Resource: '*' };
    expect(evaluate([deny, allow('*', '*')], 'dynamodb:GetItem', TABLE)).toBe('deny');
    expect(evaluate([allow('*', '*'), deny], 'dynamodb:GetItem', TABLE)).toBe('deny');
  });

  it('skips a deny with a condition that it cannot evaluate', () => {
    const insecure = { Bool: { 'aws:SecureTransport': 'false' } };
    const deny: Statement = { Effect: 'Deny', Action: '*', Resource: '*', Condition: insecure };
    expect(evaluate([allow('*', '*'), deny], 's3:GetObject', 'arn:aws:s3:::b/k')).toBe('allow');
  });

  it('matches * across slashes and ? for one character', () => {
    expect(evaluate([allow('s3:GetObject*', 'arn:aws:s3:::b/*')], 's3:GetObjectVersion', 'arn:aws:s3:::b/x/y')).toBe(
      'allow',
    );
    expect(evaluate([allow('s3:Get?bject', 'arn:aws:s3:::b/k')], 's3:GetObject', 'arn:aws:s3:::b/k')).toBe('allow');
    expect(evaluate([allow('s3:GetObject', 'arn:aws:s3:::b/k?')], 's3:GetObject', 'arn:aws:s3:::b/k')).toBe('deny');
  });

  it('takes every other character literally', () => {
    expect(evaluate([allow('s3:GetObject', 'arn:aws:s3:::a.b/(x)+')], 's3:GetObject', 'arn:aws:s3:::a.b/(x)+')).toBe(
      'allow',
    );
    expect(evaluate([allow('s3:GetObject', 'arn:aws:s3:::a.b/k')], 's3:GetObject', 'arn:aws:s3:::aXb/k')).toBe('deny');
  });

  it('ignores case in actions but not in resources', () => {
    expect(evaluate([allow('S3:getobject', 'arn:aws:s3:::b/k')], 's3:GetObject', 'arn:aws:s3:::b/k')).toBe('allow');
    expect(evaluate([allow('s3:GetObject', 'arn:aws:s3:::b/K')], 's3:GetObject', 'arn:aws:s3:::b/k')).toBe('deny');
  });

  it('does not grant an index by its table', () => {
    expect(evaluate([allow('dynamodb:Query', TABLE)], 'dynamodb:Query', `${TABLE}/index/byClient`)).toBe('deny');
  });
});

describe('accessKeyOf', () => {
  it('reads the header and the presigned query', () => {
    const header = 'AWS4-HMAC-SHA256 Credential=triage/20260101/us-east-1/s3/aws4_request, SignedHeaders=host';
    expect(accessKeyOf(header, '/')).toBe('triage');
    expect(accessKeyOf(undefined, '/b/k?X-Amz-Credential=triage%2F20260101%2Fus-east-1')).toBe('triage');
    expect(accessKeyOf(undefined, '/b/k')).toBeUndefined();
  });
});

describe('signedServiceOf', () => {
  it('reads the scope of the credential', () => {
    const header = 'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/bedrock/aws4_request, SignedHeaders=host';
    expect(signedServiceOf(header)).toBe('bedrock');
    expect(signedServiceOf('Basic YTpi')).toBeUndefined();
    expect(signedServiceOf(undefined)).toBeUndefined();
  });
});

describe('a condition on what the request has a value for', () => {
  const passTo = (operator: string, service: string | string[]): Statement => ({
    ...allow('iam:PassRole', '*'),
    Condition: { [operator]: { 'iam:PassedToService': service, 'aws:SourceAccount': '1' } },
  });
  const context = { 'iam:PassedToService': 'scheduler.amazonaws.com' };

  it.each([
    ['StringEquals', 'scheduler.amazonaws.com', 'allow'],
    ['StringEquals', ['lambda.amazonaws.com', 'scheduler.amazonaws.com'], 'allow'],
    ['StringEquals', 'lambda.amazonaws.com', 'deny'],
    ['StringEquals', '*.amazonaws.com', 'deny'],
    ['StringLike', '*.amazonaws.com', 'allow'],
    ['StringLike', 'events.*', 'deny'],
    ['ArnEquals', 'lambda.amazonaws.com', 'allow'],
  ])('%s %j: %s', (operator, service, expected) => {
    expect(evaluate([passTo(operator, service)], 'iam:PassRole', 'arn:r', context)).toBe(expected);
  });

  it('does not count when the request has no value', () => {
    expect(evaluate([passTo('StringEquals', 'lambda.amazonaws.com')], 'iam:PassRole', 'arn:r')).toBe('allow');
  });
});
