import { describe, expect, it } from 'vitest';
import { filterClauses } from './filter-clauses.ts';

describe('filters as clauses', () => {
  it('take the value unknown of an optional field for the calls that lack it, too', () => {
    expect(filterClauses({ channel: ['unknown', 'chat'] })).toEqual([
      {
        bool: {
          should: [
            { terms: { channel: ['unknown', 'chat'] } },
            { bool: { must_not: [{ exists: { field: 'channel' } }] } },
          ],
          minimum_should_match: 1,
        },
      },
    ]);
  });

  it('compare every other value, and every other field, as it stands', () => {
    expect(filterClauses({ channel: ['chat'], region: ['unknown'] })).toEqual(
      expect.arrayContaining([{ terms: { channel: ['chat'] } }, { terms: { region: ['unknown'] } }]),
    );
  });

  it('refuse what is not wanted, the calls that lack a field with it only where that is `unknown`', () => {
    const [clause] = filterClauses({ not: { region: ['north'], channel: ['unknown'] } });
    expect(clause).toEqual({
      bool: {
        must_not: [
          { terms: { region: ['north'] } },
          {
            bool: {
              should: [{ terms: { channel: ['unknown'] } }, { bool: { must_not: [{ exists: { field: 'channel' } }] } }],
              minimum_should_match: 1,
            },
          },
        ],
      },
    });
  });

  it.each(['500', 'plan 5G', 'बिल ५००', '٣٠ minutes'])('look for %j by how it is written alone', (phrase) => {
    expect(filterClauses({ contains: [phrase] })).toEqual([{ match_phrase: { text: phrase } }]);
  });

  it('look for words by their sounds, too', () => {
    const should = [{ match_phrase: { text: 'bijlee bill' } }, { match_phrase: { 'text.sounds': 'bijlee bill' } }];
    expect(filterClauses({ contains: ['bijlee bill'] })).toEqual([{ bool: { should, minimum_should_match: 1 } }]);
  });

  it('are none where nothing is asked for', () => {
    expect(filterClauses({})).toEqual([]);
    expect(filterClauses({ not: {}, date_range: {} })).toEqual([]);
  });
});
