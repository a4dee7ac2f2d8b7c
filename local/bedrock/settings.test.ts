import { afterEach, describe, expect, it } from 'vitest';
import { startChatServer } from './bridge/test-chat-server.ts';
import { type Bedrock, startBedrock } from './server.ts';
import { bedrockSettings } from './settings.ts';
import { REQUEST } from './test-bedrock.ts';

let bedrock: Bedrock | undefined;

afterEach(async () => {
  await bedrock?.stop();
  bedrock = undefined;
});

async function converseBy(env: Record<string, string>) {
  bedrock = await startBedrock({ port: 0, ...bedrockSettings(env) });
  const url = `http://127.0.0.1:${bedrock.port}/model/us.amazon.nova-lite-v1%3A0/converse`;
  return await fetch(url, { method: 'POST', body: JSON.stringify(REQUEST) });
}

describe('the environment', () => {
  it('without variables has the extractive model answer, and nothing fail', async () => {
    expect(bedrockSettings({})).toEqual({});
    expect((await converseBy({})).headers.get('x-callsift-stand-in')).toBe('extractive');
  });

  it('has requests fail', async () => {
    const plan = JSON.stringify({ rate: 1, seed: 4, kinds: ['throttled'] });
    expect((await converseBy({ CALLSIFT_BEDROCK_FAULTS: plan })).status).toBe(429);
  });

  it('has a language model answer; one that cannot be reached is unavailable', async () => {
    const answer = await converseBy({ CALLSIFT_LLM_URL: 'http://127.0.0.1:1', CALLSIFT_LLM_MODEL: 'tiny' });
    expect(answer.headers.get('x-callsift-stand-in')).toBe('bridge');
    expect(answer.status).toBe(503);
  });

  it.each([
    ['{', 'CALLSIFT_BEDROCK_FAULTS must be JSON'],
    ['{"rate":2,"seed":1}', 'CALLSIFT_BEDROCK_FAULTS must be JSON'],
    ['{"rate":0.2,"seed":1,"kinds":["nonsense"]}', 'CALLSIFT_BEDROCK_FAULTS must be JSON'],
  ])('with the faults %s is refused', (plan, message) => {
    expect(() => bedrockSettings({ CALLSIFT_BEDROCK_FAULTS: plan })).toThrow(message);
  });

  it('limits how long a language model may take', async () => {
    const server = await startChatServer();
    server.willReply(() => {});
    const lines: string[] = [];
    const llm = { CALLSIFT_LLM_URL: server.url, CALLSIFT_LLM_MODEL: 'tiny', CALLSIFT_LLM_TIMEOUT_SECONDS: '0.05' };
    const { converse } = bedrockSettings(llm, (line) => lines.push(line));
    await expect(converse?.(REQUEST, 'us.amazon.nova-lite-v1:0')).rejects.toThrow('in time');
    expect(lines).toHaveLength(1);
    await server.close();
  });

  it.each(['0', 'soon', '-1', '601'])('with a time of %s seconds is refused', (seconds) => {
    const llm = { CALLSIFT_LLM_URL: 'http://127.0.0.1:1', CALLSIFT_LLM_MODEL: 'tiny' };
    expect(() => bedrockSettings({ ...llm, CALLSIFT_LLM_TIMEOUT_SECONDS: seconds })).toThrow('TIMEOUT_SECONDS must be');
  });

  it('with half a language model is refused', () => {
    expect(() => bedrockSettings({ CALLSIFT_LLM_URL: 'http://127.0.0.1:1' })).toThrow('CALLSIFT_LLM_MODEL is missing');
    expect(() => bedrockSettings({ CALLSIFT_LLM_MODEL: 'tiny' })).toThrow('CALLSIFT_LLM_URL is missing');
  });
});
