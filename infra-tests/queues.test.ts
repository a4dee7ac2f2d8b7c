import { Match, type Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { synthesize } from './synth.ts';

const { storage, pipeline, enrichment, search, api } = synthesize();

describe('queues', () => {
  it('gives every queue a dead-letter queue', () => {
    for (const [template, count] of [
      [pipeline, 5],
      [search, 1],
    ] as const) {
      const queues = Object.entries(template.findResources('AWS::SQS::Queue'));
      const targets = queues.flatMap(
        ([, { Properties }]) => Properties.RedrivePolicy?.deadLetterTargetArn['Fn::GetAtt'][0] ?? [],
      );
      expect(targets).toHaveLength(count);
      const without = queues.filter(([, { Properties }]) => Properties.RedrivePolicy === undefined).map(([id]) => id);
      expect(without.toSorted()).toEqual(targets.toSorted());
    }
    for (const template of [storage, enrichment, api]) template.resourceCountIs('AWS::SQS::Queue', 0);
  });

  it('delivers to the enrichment queues the calls of their lane only, and to the intake those that may complain', () => {
    for (const [filter, queue] of [
      [{ enrichment: ['priority'] }, /^EnrichmentPriorityWork/],
      [{ enrichment: ['normal'] }, /^EnrichmentWork/],
      [{ complaint: ['yes'] }, /^ComplaintIntakeWork/],
    ] as const) {
      pipeline.hasResourceProperties('AWS::SNS::Subscription', {
        Endpoint: { 'Fn::GetAtt': [Match.stringLikeRegexp(queue.source), 'Arn'] },
        RawMessageDelivery: true,
        FilterPolicy: filter,
      });
    }
    const filters = Object.values(pipeline.findResources('AWS::SNS::Subscription')).map(
      ({ Properties }) => Properties.FilterPolicy,
    );
    expect(filters.filter((filter) => filter === undefined)).toHaveLength(1);
  });
});

describe('the topic of alerts', () => {
  it('lets CloudWatch publish the alarms of this deployment, and nobody else by the policy of the topic', () => {
    const policies = Object.entries(pipeline.findResources('AWS::SNS::TopicPolicy'));
    const statements = policies
      .filter(([id]) => id.startsWith('Alerts'))
      .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement);
    const allowed = statements.filter(({ Effect }: { Effect: string }) => Effect === 'Allow');
    expect(allowed).toHaveLength(1);
    expect(allowed[0].Principal).toEqual({ Service: 'cloudwatch.amazonaws.com' });
    expect(JSON.stringify(allowed[0].Condition.ArnLike)).toContain(':alarm:Callsift-dev-*');
  });

  it('sends alerts to the address of the configuration, and to nobody without one', () => {
    const emails = (template: Template) =>
      Object.values(template.findResources('AWS::SNS::Subscription', { Properties: { Protocol: 'email' } }));
    expect(emails(pipeline)).toEqual([]);
    const [email] = emails(synthesize({ alarmEmail: 'operators@example.com' }).pipeline);
    expect(email?.Properties.Endpoint).toBe('operators@example.com');
  });
});
