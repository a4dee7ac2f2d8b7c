import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentRecord } from './document-record.ts';
import { type Engines, startEngines } from './engines.ts';
import { evaluateCorpus } from './evaluate.ts';
import { triagedRecords } from './triaged-records.ts';

const texts = {
  tides: 'The tide turns twice a day. Boats wait for it at the quay.',
  bridge: 'Painters of the red bridge begin anew as soon as they are done.',
  bees: 'A hive of bees stands behind the bakery.',
};
const corpus = {
  name: 'harbour',
  records: Object.entries(texts).map(([_id, text]) => documentRecord({ _id, text })),
  topicSets: [
    {
      name: 'harbour',
      built: 'By hand.',
      topics: [
        { id: 'q1', text: 'When do boats leave the quay?', relevant: new Map([['tides', 1]]) },
        { id: 'q2', text: 'bakery with bees', relevant: new Map([['bees', 1]]) },
      ],
    },
  ],
};

describe('a corpus on the embedded engines', () => {
  let engines: Engines;
  beforeAll(async () => {
    engines = await startEngines(undefined);
  });
  afterAll(async () => await engines.stop());

  const indices = async () => Object.keys((await engines.client.indices.get({ index: 'callsift-eval-*' })).body);

  it('is indexed and asked in every mode, and its index is gone afterwards', async () => {
    const steps = new Set<string>();
    const plan = {
      modes: ['keyword', 'semantic', 'hybrid'],
      sweep: true,
      fusion: { method: 'scores', semantic: 0.15 },
    } as const;
    const [figures] = await evaluateCorpus(engines, corpus, plan, (step) => void steps.add(step));
    expect(figures).toMatchObject({ set: 'harbour', documents: 3, queries: 2, relevant: 1 });
    expect(figures?.modes).toMatchObject({ keyword: { ndcg10: 1 }, semantic: { ndcg10: 1 }, hybrid: { ndcg10: 1 } });
    expect(figures?.hybrid_check).toMatchObject({ holds: true, better: 0, worse: 0 });
    expect(figures?.sweep?.at(0)).toMatchObject({ semantic: 0, figures: { ndcg10: 1 } });
    expect([...steps]).toEqual(['indexed', 'keyword', 'semantic', 'hybrid']);
    expect(await indices()).toEqual([]);
  });

  it('leaves nothing behind when a query is refused', async () => {
    const [set] = corpus.topicSets;
    const bad = {
      ...corpus,
      topicSets: [{ ...set, name: 'bad', built: '', topics: [{ id: 'q', text: '?', relevant: new Map() }] }],
    };
    const run = evaluateCorpus(
      engines,
      bad,
      { modes: ['keyword'], sweep: false, fusion: { method: 'scores', semantic: 0.15 } as const },
      () => {},
    );
    await expect(run).rejects.toThrow('The query q is refused');
    expect(await indices()).toEqual([]);
  });
});

describe('records of uploaded calls', () => {
  it('are redacted and triaged, in the order of the lines, and none for a call that is rejected', async () => {
    const line = {
      call_id: 'call-a',
      timestamp: '2025-11-02T09:00:00Z',
      duration_seconds: 12,
      transcript: [
        { speaker: 'customer', text: 'Mail me at jo@example.org, the boat is late.', start_time: 0, end_time: 9 },
      ],
      metadata: { client_id: 'client-1', product: 'Ferry', region: 'north', agent_id: 'agent-1' },
    };
    const [first, second, third] = await triagedRecords([line, { call_id: 'call-b' }, { ...line, call_id: 'call-c' }]);
    expect(first?.turns[0]?.text).toBe('Mail me at [EMAIL_1], the boat is late.');
    expect(first?.triage.language).toBe('en');
    expect(second).toBeUndefined();
    expect(third?.call_id).toBe('call-c');
  });
});

describe('the engine at an address', () => {
  it('that does not answer is one sentence', async () => {
    await expect(startEngines('http://127.0.0.1:9')).rejects.toThrow('No OpenSearch answers at 127.0.0.1:9.');
  });
});
