import { describe, expect, it } from 'vitest';
import type { TemplateResource } from './load-stacks.ts';
import { resolveAssembly } from './resolve-assembly.ts';

const values = {
  region: 'us-east-1',
  account: '000000000000',
  awsUrl: 'http://127.0.0.1:4566',
  issuerUrl: (pool: string) => `http://127.0.0.1:4566/oidc/${pool}`,
};
const arn = (name: string) => ({ 'Fn::GetAtt': [name, 'Arn'] });
const trust = (Effect: string, Service: unknown) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: { Statement: [{ Effect, Action: 'sts:AssumeRole', Principal: { Service } }] },
  },
});

function resolve(Resources: Record<string, TemplateResource>, Outputs = {}) {
  return resolveAssembly([{ name: 'App', template: { Resources, Outputs }, dir: '/asm', assets: {} }], values);
}

describe('groups for the schedules that functions make', () => {
  const resources: Record<string, TemplateResource> = {
    Timers: { Type: 'AWS::Scheduler::ScheduleGroup' },
    Named: { Type: 'AWS::Scheduler::ScheduleGroup', Properties: { Name: 'mine' } },
  };

  it('have a name and an ARN, which other resources refer to', () => {
    const outputs = { Name: { Value: { Ref: 'Timers' } }, Arn: { Value: arn('Timers') } };
    const { scheduleGroups, outputs: resolved } = resolve(resources, outputs);
    const group = 'arn:aws:scheduler:us-east-1:000000000000:schedule-group';
    expect(scheduleGroups).toEqual([
      { stack: 'App', logicalId: 'Timers', name: 'App-Timers', arn: `${group}/App-Timers` },
      { stack: 'App', logicalId: 'Named', name: 'mine', arn: `${group}/mine` },
    ]);
    expect(resolved.App).toEqual({ Name: 'App-Timers', Arn: `${group}/App-Timers` });
  });

  it('keep within the 64 characters of a name', () => {
    const long = `Timers${'OfComplaints'.repeat(6)}`;
    const [group] = resolve({ [long]: { Type: 'AWS::Scheduler::ScheduleGroup' } }).scheduleGroups;
    expect(group?.name).toMatch(/^App-Timers.{45}-[0-9a-f]{8}$/);
    expect(group?.name).toHaveLength(64);
  });
});

describe('roles that schedules run as', () => {
  it('are those that trust EventBridge Scheduler, with what they may do', () => {
    const mayDo = [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: arn('Queue') }];
    const { schedulerRoles } = resolve({
      Queue: { Type: 'AWS::SQS::Queue' },
      Timers: trust('Allow', ['lambda.amazonaws.com', 'scheduler.amazonaws.com']),
      Policy: {
        Type: 'AWS::IAM::Policy',
        Properties: { Roles: [{ Ref: 'Timers' }], PolicyDocument: { Statement: mayDo } },
      },
      Denied: trust('Deny', 'scheduler.amazonaws.com'),
      Function: trust('Allow', 'lambda.amazonaws.com'),
      // Nobody on the laptop asks whom it trusts.
      Other: trust('Allow', { 'Fn::Cidr': [] }),
    });
    expect(schedulerRoles).toEqual([
      {
        stack: 'App',
        logicalId: 'Timers',
        name: 'App-Timers',
        arn: 'arn:aws:iam::000000000000:role/App-Timers',
        statements: [
          { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:us-east-1:000000000000:App-Queue' },
        ],
      },
    ]);
  });
});
