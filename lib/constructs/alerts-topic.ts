import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { Config } from '../config.ts';
import { alarmName } from './alarms.ts';

/**
 * The topic of what a person should know: alarms and steps of the budget. Alarms reach an encrypted topic only if its
 * key lets CloudWatch use it, and with enforceSSL only if its policy lets CloudWatch publish: the one that every topic
 * begins with is gone then.
 */
export function addAlertsTopic(scope: Construct, config: Config, masterKey: Key): Topic {
  const topic = new Topic(scope, 'Alerts', { displayName: 'Callsift alerts', masterKey, enforceSSL: true });
  const { account } = Stack.of(scope);
  const alarms = Stack.of(scope).formatArn({
    service: 'cloudwatch',
    resource: `alarm:${alarmName(config, '*')}`,
  });
  const onBehalfOfAlarms = {
    principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
    conditions: { StringEquals: { 'aws:SourceAccount': account }, ArnLike: { 'aws:SourceArn': alarms } },
  };
  topic.addToResourcePolicy(
    new PolicyStatement({ ...onBehalfOfAlarms, actions: ['sns:Publish'], resources: [topic.topicArn] }),
  );
  masterKey.addToResourcePolicy(
    new PolicyStatement({ ...onBehalfOfAlarms, actions: ['kms:Decrypt', 'kms:GenerateDataKey*'], resources: ['*'] }),
  );
  if (config.alarmEmail !== undefined) topic.addSubscription(new EmailSubscription(config.alarmEmail));
  return topic;
}
