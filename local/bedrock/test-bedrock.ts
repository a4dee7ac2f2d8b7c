import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { ConverseRequest, JsonObject } from './converse/types.ts';
import type { Fault, FaultedRequest } from './faults.ts';
import { type Bedrock, startBedrock } from './server.ts';

/** A stand-in for tests, with a client that does not retry. */
export interface TestBedrock {
  readonly bedrock: Bedrock;
  readonly client: BedrockRuntimeClient;
  /** What is to go wrong with the next requests, one each. */
  readonly faults: Fault[];
  /** The requests that faults were asked for. */
  readonly asked: FaultedRequest[];
  stop(): Promise<void>;
}

export async function startTestBedrock(): Promise<TestBedrock> {
  const faults: Fault[] = [];
  const asked: FaultedRequest[] = [];
  const next = (request: FaultedRequest) => {
    asked.push(request);
    return faults.shift();
  };
  const bedrock = await startBedrock({ port: 0, faults: next });
  const client = new BedrockRuntimeClient({
    endpoint: `http://127.0.0.1:${bedrock.port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'person', secretAccessKey: 'unused' },
    requestHandler: new NodeHttpHandler(),
    maxAttempts: 1,
  });
  const stop = async () => {
    client.destroy();
    await bedrock.stop();
  };
  return { bedrock, client, faults, asked, stop };
}

const TURNS = [
  { turn: 4, speaker: 'agent', text: 'Good morning, what can I do for you?' },
  { turn: 5, speaker: 'customer', text: 'The washing machine was delivered broken. The delivery man never came back!' },
  { turn: 7, speaker: 'agent', text: "I am sorry. I'll book a new delivery for Friday." },
  { turn: 8, speaker: 'customer', text: 'If that fails I cancel the order and talk to your manager.' },
];

/** The turns as lines between marks, among other words. */
export const PROMPT = `<<<CALL 1f\n{"call":{"product":"washing machine"}}\n${TURNS.map((turn) => JSON.stringify(turn)).join('\n')}\nCALL 1f>>>`;

const EVIDENCE = {
  type: 'array',
  maxItems: 3,
  items: {
    type: 'object',
    properties: { turn: { type: 'integer' }, quote: { type: 'string', maxLength: 40 } },
    required: ['turn', 'quote'],
  },
};

/** A schema like that of enrichment. */
export const SCHEMA: JsonObject = {
  type: 'object',
  properties: {
    summary: { type: 'string', maxLength: 100 },
    key_issues: {
      type: 'array',
      maxItems: 2,
      items: {
        type: 'object',
        properties: {
          key: { type: 'string', enum: ['late_refund', 'broken_delivery', 'NEW_ISSUE'] },
          proposed_name: { type: 'string' },
          evidence: EVIDENCE,
        },
        required: ['key', 'evidence'],
      },
    },
    resolution: { type: 'string', enum: ['resolved', 'unresolved', 'unknown'] },
    churn_risk: {
      type: 'object',
      properties: { level: { type: 'string', enum: ['low', 'medium', 'high', 'unknown'] }, evidence: EVIDENCE },
      required: ['level', 'evidence'],
    },
    confidence: { type: 'number', minimum: 0, maximum: 1 },
  },
  required: ['summary', 'key_issues', 'resolution', 'churn_risk', 'confidence'],
};

/** Asks for the schema to be filled from the turns. */
export const REQUEST = {
  system: [{ text: 'Record what is in the call.' }],
  messages: [{ role: 'user', content: [{ text: PROMPT }] }],
  inferenceConfig: { maxTokens: 600 },
  toolConfig: {
    tools: [{ toolSpec: { name: 'record', inputSchema: { json: SCHEMA } } }],
    toolChoice: { tool: { name: 'record' } },
  },
} as const satisfies ConverseRequest;
