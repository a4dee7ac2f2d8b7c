import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type BatchService, BUCKET, record, startBatchService, USAGE } from './test-batch-service.ts';

let service: BatchService;

beforeAll(async () => {
  service = await startBatchService();
});

afterEach(() => service.reset());
afterAll(() => service.close());

describe('a record with tools', () => {
  const toolSpec = { name: 'note', inputSchema: { json: { type: 'object' } } };
  const toolConfig = { tools: [{ toolSpec }], toolChoice: { tool: { name: 'note' } } };
  const toolUse = { toolUseId: 't1', name: 'note', input: { late: true } };
  const called = async (_: string, request: unknown) => {
    service.asked.push(request);
    const message = { role: 'assistant', content: [{ toolUse }] } as const;
    return { output: { message }, stopReason: 'tool_use', usage: USAGE, metrics: { latencyMs: 1 } } as const;
  };

  it('is an error 400 in a job of the type Converse, as in the service', async () => {
    service.begin({ converse: called });
    const uri = await service.upload([record('a', 'late', { toolConfig })], 'in/tools.jsonl');
    const arn = await service.create(uri);
    expect(await service.settled(arn)).toMatchObject({ status: 'Completed', errorRecordCount: 1 });
    expect(await service.output(arn, 'tools.jsonl.out')).toMatchObject([{ recordId: 'a', error: { errorCode: 400 } }]);
    expect(service.asked).toEqual([]);
  });

  it("is answered in Nova's own format, which is nearly that of Converse", async () => {
    service.begin({ converse: called });
    const { modelInput } = record('a', 'late', { toolConfig });
    const uri = await service.upload(
      [{ recordId: 'a', modelInput: { schemaVersion: 'messages-v1', ...modelInput } }],
      'in/nova.jsonl',
    );
    const arn = await service.create(uri, { modelInvocationType: 'InvokeModel' });
    await service.settled(arn);
    expect(service.asked).toEqual([modelInput]);
    expect((await service.output(arn, 'nova.jsonl.out'))[0]?.modelOutput).toEqual({
      output: { message: { role: 'assistant', content: [{ toolUse }] } },
      stopReason: 'tool_use',
      usage: { ...USAGE, cacheReadInputTokenCount: 0, cacheWriteInputTokenCount: 0 },
    });
  });

  it("is answered in Anthropic's own format", async () => {
    service.begin({ converse: called });
    const modelInput = {
      anthropic_version: 'bedrock-2023-05-31',
      max_tokens: 200,
      thinking: { type: 'disabled' },
      system: 'Read the call.',
      messages: [{ role: 'user', content: [{ type: 'text', text: 'Late.', cache_control: { type: 'ephemeral' } }] }],
      tools: [{ name: 'note', description: 'Notes.', input_schema: { type: 'object' } }],
      tool_choice: { type: 'tool', name: 'note' },
    };
    const arn = await service.create(await service.upload([{ recordId: 'a', modelInput }], 'in/claude.jsonl'), {
      modelInvocationType: 'InvokeModel',
      modelId: 'us.anthropic.claude-haiku-5-5',
    });
    await service.settled(arn);
    expect(service.asked).toEqual([
      {
        system: [{ text: 'Read the call.' }],
        messages: [{ role: 'user', content: [{ text: 'Late.' }, { cachePoint: { type: 'default' } }] }],
        inferenceConfig: { maxTokens: 200 },
        toolConfig: {
          tools: [{ toolSpec: { ...toolSpec, description: 'Notes.' } }],
          toolChoice: { tool: { name: 'note' } },
        },
        additionalModelRequestFields: { thinking: { type: 'disabled' } },
      },
    ]);
    expect((await service.output(arn, 'claude.jsonl.out'))[0]?.modelOutput).toMatchObject({
      role: 'assistant',
      content: [{ type: 'tool_use', id: 't1', name: 'note', input: { late: true } }],
      stop_reason: 'tool_use',
      usage: { input_tokens: 100, output_tokens: 10, cache_read_input_tokens: 0, cache_creation_input_tokens: 0 },
    });
  });

  it('in the format of another model is an error 400', async () => {
    service.begin({ converse: called });
    const arn = await service.create(await service.upload([record('a')], 'in/other.jsonl'), {
      modelInvocationType: 'InvokeModel',
      modelId: 'us.anthropic.claude-haiku-5-5',
    });
    await service.settled(arn);
    expect(await service.output(arn, 'other.jsonl.out')).toMatchObject([{ error: { errorCode: 400 } }]);
  });
});

describe('a job fails', () => {
  it.each([
    ['a line that is no JSON', ['{"recordId":"my parcel'], 'Line 1 of an input file is no JSON object.'],
    ['a line that is an array', [record('a'), '[]'], 'Line 2 of an input file is no JSON object.'],
    ['brackets without end', [`{"modelInput":${'['.repeat(50_000)}`], 'Line 1 of an input file is no JSON object.'],
    ['a record without input', [{ recordId: 'a' }], 'Line 1 has no modelInput that is an object.'],
    ['an id that is a number', [{ ...record('a'), recordId: 7 }], 'Line 1 has a recordId that is no string.'],
    ['too few records', [record('a')], 'The job has 1 records, fewer than the required minimum of 2.'],
    ['too many records', ['a', 'b', 'c', 'd'].map((id) => record(id)), 'The job has more records than are allowed.'],
  ])('by %s, with a message and without output', async (_, lines, message) => {
    service.begin({ records: { min: 2, max: 3 } });
    const arn = await service.create(await service.upload(lines));
    expect(await service.settled(arn)).toMatchObject({ status: 'Failed', message });
    const { KeyCount } = await service.s3.send(
      new ListObjectsV2Command({ Bucket: BUCKET, Prefix: `out/${arn.split('/')[1]}` }),
    );
    expect(KeyCount).toBe(0);
    expect(service.asked).toEqual([]);
  });

  it.each([
    ['in/none.jsonl', 'An input file cannot be read.'],
    ['in/none', 'There is no .jsonl file at the input location.'],
  ])('by input at %s, where there is none', async (key, message) => {
    service.begin();
    expect(await service.settled(await service.create(`s3://${BUCKET}/${key}`))).toMatchObject({
      status: 'Failed',
      message,
    });
  });

  it('by output that cannot be written', async () => {
    service.begin();
    const outputDataConfig = { s3OutputDataConfig: { s3Uri: 's3://nobody-has-this/out' } };
    const arn = await service.create(await service.upload([record('a')]), { outputDataConfig });
    expect((await service.settled(arn)).message).toBe('The output location cannot be written to.');
  });

  it('below 100 records, unless it is told otherwise', async () => {
    service.begin({ records: {} });
    const { message } = await service.settled(await service.create(await service.upload([record('a')])));
    expect(message).toContain('fewer than the required minimum of 100');
  });
});

describe('a scripted failure', () => {
  it('of records stands in their places', async () => {
    const error = { errorCode: 429, errorMessage: 'Too many.' };
    service.begin({ faults: { record: (id) => (id === 'b' ? error : undefined) } });
    const arn = await service.create(await service.upload([record('a'), record('b')], 'in/faults.jsonl'));
    expect(await service.settled(arn)).toMatchObject({ status: 'Completed', errorRecordCount: 1 });
    expect(await service.output(arn, 'faults.jsonl.out')).toContainEqual({ ...record('b'), error });
  });

  it.each(['Failed', 'Expired'] as const)('ends a job as %s, without output', async (status) => {
    service.begin({ faults: { job: () => status } });
    expect(await service.settled(await service.create(await service.upload([record('a')])))).toMatchObject({ status });
    expect(service.asked).toEqual([]);
  });

  it('leaves a job half done', async () => {
    service.begin({ faults: { job: () => 'PartiallyCompleted' } });
    const arn = await service.create(
      await service.upload(
        ['a', 'b', 'c', 'd', 'e'].map((id) => record(id)),
        'in/half.jsonl',
      ),
    );
    const counts = { totalRecordCount: 5, processedRecordCount: 3 };
    expect(await service.settled(arn)).toMatchObject({ status: 'PartiallyCompleted', ...counts });
    expect(await service.output(arn, 'half.jsonl.out')).toHaveLength(3);
  });
});
