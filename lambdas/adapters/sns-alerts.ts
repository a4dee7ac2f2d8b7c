import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { Alerts, BudgetAlert } from '../domain/alerts/ports.ts';

export class SnsAlerts implements Alerts {
  readonly #client: SNSClient;
  readonly #topicArn: string;

  constructor(client: SNSClient, topicArn: string) {
    this.#client = client;
    this.#topicArn = topicArn;
  }

  async send(alert: BudgetAlert): Promise<void> {
    const MessageAttributes = { type: { DataType: 'String', StringValue: alert.type } };
    await this.#client.send(
      new PublishCommand({ TopicArn: this.#topicArn, Message: JSON.stringify(alert), MessageAttributes }),
    );
  }
}
