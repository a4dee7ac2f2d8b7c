import { describe, expect, it } from 'vitest';
import type { Client } from './client.ts';

export function highlightContract(client: Client, index: string): void {
  const marked = async (query: object, fields: object, rest: object = {}) => {
    const filtered = { bool: { must: query, filter: { ids: { values: ['a', 'b'] } } } };
    const { body } = await client.send('POST', `/${index}/_search`, {
      query: filtered,
      highlight: { fields, pre_tags: ['['], post_tags: [']'], ...rest },
    });
    return Object.fromEntries(
      body.hits.hits.map((hit: { _id: string; highlight?: object }) => [hit._id, hit.highlight]),
    );
  };
  const whole = { number_of_fragments: 0 };

  describe('a highlight', () => {
    it('marks the words in the whole text', async () => {
      expect(await marked({ match: { text: 'refund router' } }, { text: whole })).toEqual({
        a: { text: ['I want a [refund] for the [router]. The [router] never worked.'] },
        b: { text: ['The [refund] is late, and nobody refunded me.'] },
      });
    });

    it('marks what the analysis of the field makes equal', async () => {
      const { b } = await marked({ match: { 'text.en': 'refunds' } }, { 'text.en': whole });
      expect(b).toEqual({ 'text.en': ['The [refund] is late, and nobody [refunded] me.'] });
    });

    it('marks a phrase only where it is complete', async () => {
      const { a } = await marked({ match_phrase: { text: 'the router' } }, { text: whole });
      expect(a).toEqual({ text: ['I want a refund for [the] [router]. [The] [router] never worked.'] });
      const { b } = await marked(
        { bool: { should: [{ match_phrase: { text: 'late refund' } }, { match_all: {} }] } },
        { text: whole },
      );
      expect(b).toBeUndefined();
    });

    it('marks a phrase with the gaps that words leave which are not indexed', async () => {
      const { b } = await marked({ match_phrase: { 'text.en': 'refunds is late' } }, { 'text.en': whole });
      expect(b).toEqual({ 'text.en': ['The [refund] is [late], and nobody refunded me.'] });
      const without = { bool: { should: [{ match_phrase: { 'text.en': 'refund late' } }, { match_all: {} }] } };
      expect((await marked(without, { 'text.en': whole })).b).toBeUndefined();
    });

    it('cuts off the blanks around the whole text', async () => {
      await client.fill(index, { blanks: { text: ' \n\t router \n ' } });
      const query = { bool: { must: { match: { text: 'router' } }, filter: { ids: { values: ['blanks'] } } } };
      const highlight = { fields: { text: whole }, pre_tags: ['['], post_tags: [']'] };
      const { body } = await client.send('POST', `/${index}/_search`, { query, highlight });
      await client.send('DELETE', `/${index}/_doc/blanks?refresh=true`);
      expect(body.hits.hits[0].highlight).toEqual({ text: ['[router]'] });
    });

    it('takes the words of other fields where that is asked for', async () => {
      const query = { match: { title: 'refund' } };
      expect((await marked(query, { text: whole })).b).toBeUndefined();
      expect((await marked(query, { text: whole }, { require_field_match: false })).b).toEqual({
        text: ['The [refund] is late, and nobody refunded me.'],
      });
    });

    it('shows sentences with a match', async () => {
      const { a } = await marked(
        { match: { text: 'worked' } },
        { text: { fragment_size: 30, number_of_fragments: 1 } },
      );
      expect(a).toEqual({ text: ['The router never [worked].'] });
    });
  });
}
