import { describe, expect, it } from 'vitest';
import type { Answer } from '#lambdas/domain/query/answer.ts';
import { citationFaults } from './citation-faults.ts';

const CALLS = new Map([['call-1', new Map([[2, 'The base of my kettle is wet.']])]]);
const turnsOf = async (callId: string) => CALLS.get(callId);

const answer = (change: Partial<Answer>, abstained = false) =>
  ({
    answer: 'The kettle is wet [1].',
    citations: [{ claim: 'The kettle is wet', call_id: 'call-1', turn: 2, quote: 'kettle is wet' }],
    sources: [],
    processing: { query_type: 'insight', abstained },
    ...change,
  }) as unknown as Answer;

const faultsOf = async (change: Partial<Answer>, abstained = false) =>
  (await citationFaults(answer(change, abstained), turnsOf)).map(({ what }) => what);
const cited = (change: object) => ({
  citations: [{ claim: '', call_id: 'call-1', turn: 2, quote: 'kettle is wet', ...change }],
});

describe('citationFaults', () => {
  it('finds nothing where the quote stands in its turn', async () => {
    expect(await faultsOf({})).toEqual([]);
  });

  it('finds a quote that is not there letter by letter', async () => {
    expect(await faultsOf(cited({ quote: 'Kettle is wet' }))).toEqual(['not-verbatim']);
    expect(await faultsOf(cited({ quote: 'kettle  is wet' }))).toEqual(['other-spacing']);
    expect(await faultsOf(cited({ quote: ' ' }))).toEqual(['empty']);
    expect(await faultsOf(cited({ turn: 3 }))).toEqual(['no-such-turn']);
    expect(await faultsOf(cited({ call_id: 'call-2' }))).toEqual(['no-such-call']);
  });

  it('reads sources as well, of which a part may be shown', async () => {
    const source = { call_id: 'call-1', turn: 2, relevance_score: 1, metadata: {} };
    const sources = (text: string) => ({ sources: [{ ...source, text }] }) as unknown as Partial<Answer>;
    expect(await faultsOf(sources('… kettle is wet.'))).toEqual([]);
    expect(await faultsOf(sources('my kettle is dry'))).toEqual(['not-verbatim']);
  });

  it('wants a citation for each mark and for each insight', async () => {
    expect(await faultsOf({ answer: 'Wet [2], says [NAME_1].' })).toEqual(['no-such-mark']);
    expect(await faultsOf({ answer: 'Wet.', citations: [] })).toEqual(['uncited']);
    expect(await faultsOf({ answer: 'Not known.', citations: [] }, true)).toEqual([]);
  });
});
