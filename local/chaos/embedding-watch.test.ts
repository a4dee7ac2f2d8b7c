import { expect, test } from 'vitest';
import { embeddingWatch } from './embedding-watch.ts';

const signed = (name: string, trace: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=fn${name}/20250101/us-east-1/bedrock/aws4_request, SignedHeaders=host`,
  'x-amzn-trace-id': `Root=${trace}`,
});
const put = (name: string, trace: string) => ({ ...signed(name, trace), 'x-amz-target': 'DynamoDB_20120810.PutItem' });
const row = (id: string, purpose = 'embedding') =>
  Buffer.from(JSON.stringify({ Item: { id: { S: id }, purpose: { S: purpose } } }));
const [INDEXING, SEARCH] = ['AppIndexingFunction12', 'AppSearchFunction34'];

test('Embeddings are counted by invocation with the rows of each, and those of questions apart', () => {
  let time = 0;
  const watch = embeddingWatch(() => ++time);
  for (const trace of ['a', 'a', 'b']) watch.asked(signed(INDEXING, trace));
  watch.asked(signed(SEARCH, 'c'));
  watch.wrote(put(INDEXING, 'a'), row('1-answered'));
  watch.wrote(put(INDEXING, 'a'), row('1-answered'));
  watch.wrote(put(INDEXING, 'a'), row('other', 'enrichment'));
  watch.wrote({ ...signed(INDEXING, 'b'), 'x-amz-target': 'DynamoDB_20120810.UpdateItem' }, Buffer.from('{}'));
  const { invocations, questions } = watch.report();
  expect(questions).toBe(1);
  expect(invocations).toMatchObject([
    { requests: 2, rows: ['1-answered'] },
    { requests: 1, rows: [] },
  ]);
  for (const { firstMs, lastMs } of invocations) expect(lastMs).toBeGreaterThan(firstMs);
});
