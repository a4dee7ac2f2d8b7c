import type { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { BedrockStreamingChat } from '#lambdas/adapters/bedrock-converse-stream.ts';
import type { ChatRequest, StreamTimes } from '#lambdas/domain/enrichment/ports.ts';
import { enrichmentTool } from '#lambdas/domain/enrichment/schema.ts';
import type { Fault } from './faults.ts';
import { startTestBedrock, type TestBedrock } from './test-bedrock.ts';

/** Asks for a tool's input that has escapes and characters of several bytes in it. */
export const REQUEST: ChatRequest = {
  model: 'us.amazon.nova-lite-v1:0',
  system: 'Read the call.',
  user: '{"turn":1,"speaker":"customer","text":"The \\"blue\\" parcel 📦 पार्सल never came. I cancel\\\\leave."}',
  tool: enrichmentTool(['late_delivery']),
  max_tokens: 600,
};
export const TIMES: StreamTimes = { within_ms: 5_000, idle_ms: 3_000 };

/** The project's streams by a stand-in of Bedrock. For tests only. */
export class StreamRig {
  readonly service: TestBedrock;
  #before: ReturnType<StreamRig['total']>;

  constructor(service: TestBedrock) {
    this.service = service;
    this.#before = this.total();
  }

  static async start(): Promise<StreamRig> {
    return new StreamRig(await startTestBedrock());
  }

  total() {
    return this.service.bedrock.usage().chat.total;
  }

  /** Counting begins anew. */
  begin(): void {
    this.#before = this.total();
  }

  /** What the stand-in counted since then; the tokens are those of streams that are not confirmed. */
  counted() {
    const { requests, answered, failed, unconfirmed } = this.total();
    const before = this.#before;
    return {
      requests: requests - before.requests,
      answered: answered - before.answered,
      failed: failed - before.failed,
      unconfirmed: unconfirmed.requests - before.unconfirmed.requests,
      input: unconfirmed.inputTokens - before.unconfirmed.inputTokens,
      output: unconfirmed.outputTokens - before.unconfirmed.outputTokens,
    };
  }

  /** Asks for a stream that something goes wrong with; gives the outcome and the pieces that were told. */
  async stream(fault: Fault = {}, times = TIMES, client: BedrockRuntimeClient = this.service.client) {
    this.service.faults.push(fault);
    const pieces: string[] = [];
    const outcome = await new BedrockStreamingChat(client).stream(REQUEST, times, (json) => void pieces.push(json));
    return { outcome, pieces };
  }
}
