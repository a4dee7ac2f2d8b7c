import { describe, expect, it } from 'vitest';
import { MAX_QUERY, parseSearchRequest } from '#lambdas/domain/search/search-request.ts';
import { documentRecord } from './document-record.ts';
import { asQuery, judgedTopics } from './text-corpora.ts';

describe('a judged collection', () => {
  const queries = [
    { _id: 'q1', text: 'How do tides turn?' },
    { _id: 'q2', text: 'Who paints bridges?' },
  ];

  it('keeps the queries that have something relevant, with the gains', () => {
    const qrels = 'query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\td2\t1\r\nq1\td3\t0\nq2\td1\t0\n';
    const topics = judgedTopics(queries, qrels);
    expect(topics.map(({ id, text }) => [id, text])).toEqual([['q1', 'How do tides turn?']]);
    expect([...(topics[0]?.relevant ?? [])]).toEqual([
      ['d1', 2],
      ['d2', 1],
    ]);
  });

  it('takes the line of headings for no judgement', () => {
    expect(judgedTopics(queries, 'q1\td1\t1\n')).toEqual([]);
  });
});

describe('a text as a query', () => {
  it('is cut at a blank, so that no word is cut', () => {
    expect(asQuery('boats at the quay', 14)).toBe('boats at the');
    expect(asQuery('boats', 14)).toBe('boats');
    expect(asQuery('aaaaaaaa', 3)).toBe('aaa');
  });

  it('is one that the search takes, whatever its length', () => {
    const query = asQuery('word '.repeat(MAX_QUERY));
    expect(parseSearchRequest(JSON.stringify({ query })).ok).toBe(true);
  });

  it('asks for no phrases', () => {
    const parsed = parseSearchRequest(JSON.stringify({ query: asQuery('She said "the bridge is red" twice.') }));
    expect(parsed).toMatchObject({ ok: true, request: { phrases: [], words: 'She said the bridge is red twice' } });
  });
});

describe('a text as a call', () => {
  it('has the title and each sentence as a turn of its own', () => {
    const { turns } = documentRecord({ _id: 'd1', title: 'Tides', text: 'They turn twice. By 0.5 m.\n\nWhy?' });
    expect(turns.map(({ turn, text }) => [turn, text])).toEqual([
      [0, 'Tides'],
      [1, 'They turn twice.'],
      [2, 'By 0.5 m.'],
      [3, 'Why?'],
    ]);
  });

  it('loses no word of a text without sentences', () => {
    expect(documentRecord({ _id: 'd1', text: 'no end' }).turns.map(({ text }) => text)).toEqual(['no end']);
  });
});
