import { describe, expect, it } from 'vitest';
import type { CallRecord } from '../domain/calls/record.ts';
import { MODELS } from '../domain/cost/model-catalogue.ts';
import { ISSUE_KEYS, SETTINGS } from '../testing/batch-world.ts';
import { callOf } from '../testing/enrichment-rig.ts';
import { promptFor, requestOf } from './request-of.ts';

const GIVEN = { settings: SETTINGS, issueKeys: ISSUE_KEYS };
const CALL = callOf('economy') as CallRecord;
const request = (model: string, answer_tokens = 500) =>
  requestOf(promptFor(CALL, GIVEN), model, { settings: { ...SETTINGS, answer_tokens } });

describe('the request to a model', () => {
  it('holds the prompt, the forced tool and the most tokens that an answer may have', () => {
    const { system, user, tool } = promptFor(CALL, GIVEN);
    expect(request('us.amazon.nova-lite-v1:0')).toEqual({
      model: 'us.amazon.nova-lite-v1:0',
      system,
      user,
      tool,
      max_tokens: 500,
      temperature: 0,
    });
  });

  it.each(MODELS.map((model) => [model.id, model] as const))(
    'gives %s sampling and fields only as it takes them',
    (id, model) => {
      const { temperature, fields } = request(id);
      expect(temperature).toBe(model.sampling ? 0 : undefined);
      expect(fields).toEqual(model.request_fields);
    },
  );

  it('asks a model for no more than it can write', () => {
    expect(request('us.amazon.nova-lite-v1:0', 8000).max_tokens).toBe(5000);
    expect(request('us.anthropic.claude-haiku-5-5', 8000).max_tokens).toBe(8000);
  });

  it('sends no more of the transcript than is set', () => {
    const turns = Array.from({ length: 200 }, (_, turn) => ({
      ...CALL.turns[0],
      turn,
      text: 'The line is dead since Monday.',
    }));
    const long = { ...CALL, turns } as CallRecord;
    const sent = (transcript_tokens: number) =>
      promptFor(long, { ...GIVEN, settings: { ...SETTINGS, transcript_tokens } }).sent.length;
    expect(sent(300)).toBeLessThan(sent(600));
    expect(sent(600)).toBeLessThan(40);
  });
});
