import { describe, expect, it } from 'vitest';
import type { AnswerBlock, ConverseRequest, JsonObject } from '../converse/types.ts';
import { createModels } from '../models.ts';
import { PROMPT, REQUEST, SCHEMA } from '../test-bedrock.ts';

const model = createModels().get('us.amazon.nova-lite-v1:0');

async function ask(request: ConverseRequest): Promise<AnswerBlock | undefined> {
  return (await model?.converse?.(request))?.output.message.content[0];
}

function requestFor(json: JsonObject, text: string = PROMPT): ConverseRequest {
  return {
    messages: [{ role: 'user', content: [{ text }] }],
    toolConfig: { tools: [{ toolSpec: { name: 'record', inputSchema: { json } } }] },
  };
}

async function fill(json: JsonObject, text?: string) {
  const block = await ask(requestFor(json, text));
  return block !== undefined && 'toolUse' in block ? block.toolUse.input : undefined;
}

const object = (properties: JsonObject, required = Object.keys(properties)) => ({
  type: 'object',
  properties,
  required,
});
const lines = (...texts: string[]) =>
  texts.map((text, turn) => JSON.stringify({ turn, speaker: 'customer', text })).join('\n');

describe('the extractive model', () => {
  it('fills the schema with words of the call and where they stand', async () => {
    const delivered = { turn: 5, quote: 'The washing machine was delivered' };
    const leaving = { turn: 8, quote: 'If that fails I cancel the order and' };
    expect(await fill(SCHEMA)).toEqual({
      summary: 'The washing machine was delivered broken. The delivery man never came back! If that fails I cancel',
      key_issues: [{ key: 'broken_delivery', evidence: [delivered] }],
      resolution: 'unknown',
      churn_risk: { level: 'high', evidence: [leaving] },
      confidence: 0.5,
    });
  });

  it('finds no more than was said', async () => {
    expect(await fill(SCHEMA, lines('What are your opening hours on Sunday?'))).toMatchObject({
      summary: 'What are your opening hours on Sunday?',
      key_issues: [],
      churn_risk: { level: 'low', evidence: [] },
    });
  });

  it('proposes words of the sentence as the name of an issue that has no key', async () => {
    const input = await fill(SCHEMA, lines('The soup spoon never arrived at all.'));
    expect(input).toMatchObject({ key_issues: [{ key: 'NEW_ISSUE', proposed_name: 'soup_spoon_never' }] });
  });

  it('takes any line that is a turn, and nothing else, as said', async () => {
    const text = `Answer by the tool.\n{"turn":1,"text":5}\n{"turn":2,"speaker":"customer","text":"The lamp is broken."}\n{broken}`;
    expect(await fill(object({ summary: { type: 'string' } }), text)).toEqual({ summary: 'The lamp is broken.' });
  });

  it('keeps the bounds of numbers and lists, and follows references and alternatives', async () => {
    const schema = {
      ...object({
        rating: { type: 'integer', minimum: 1, maximum: 5 },
        share: { type: 'number', exclusiveMinimum: 0, maximum: 0.4 },
        urgent: { type: 'boolean' },
        version: { const: 3 },
        notes: { type: 'array', items: { $ref: '#/$defs/note' }, minItems: 4, maxItems: 4 },
        mood: { anyOf: [{ type: 'null' }, { type: 'string', enum: ['angry', 'unknown'] }] },
        tags: { type: 'array', items: { type: 'string', maxLength: 4 }, maxItems: 2 },
        nothing: { type: 'null' },
      }),
      $defs: { note: object({ text: { type: ['string', 'null'], maxLength: 12 } }) },
    };
    const text = lines('My kettle leaks. The kettle also smells.');
    expect(await fill(schema, text)).toEqual({
      rating: 3,
      share: 0.2,
      urgent: false,
      version: 3,
      notes: [{ text: 'The kettle' }, { text: 'My kettle' }, { text: 'The kettle' }, { text: 'The kettle' }],
      mood: 'unknown',
      tags: ['kett', 'leak'],
      nothing: null,
    });
  });

  it('ends with a schema that has no end', async () => {
    const self = {
      type: 'object',
      properties: { a: { $ref: '#' }, b: { $ref: '#' }, c: { $ref: '#' } },
      required: ['a'],
    };
    const started = performance.now();
    await fill(self);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('uses the tool that is named', async () => {
    const other = { toolSpec: { name: 'other', inputSchema: { json: object({}) } } };
    const tools = [...REQUEST.toolConfig.tools, other];
    const block = await ask({ ...REQUEST, toolConfig: { tools, toolChoice: { tool: { name: 'other' } } } });
    expect(block).toMatchObject({ toolUse: { name: 'other', input: {} } });
  });

  it('says something where nothing was sent that could be selected', async () => {
    const block = await ask({ messages: [{ role: 'user', content: [{ text: '?' }] }] });
    expect(block).toEqual({ text: 'There is nothing to select from.' });
  });

  it('reads ten times the text in about ten times the time', async () => {
    const took = async (size: number) => {
      const started = performance.now();
      await fill(SCHEMA, lines('a.!? \u0301'.repeat(size), 'x'.repeat(5 * size), '{'.repeat(size)));
      return performance.now() - started;
    };
    await took(10_000);
    expect(await took(100_000)).toBeLessThan(10 * ((await took(10_000)) + 100));
  });
});
