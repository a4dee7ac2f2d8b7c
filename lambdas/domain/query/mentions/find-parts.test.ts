import { describe, expect, it } from 'vitest';
import { createMentionFinder } from './find-mentions.ts';
import { ASKED, VOCABULARY } from './vocabulary.testing.ts';

const NAMES = {
  ...VOCABULARY,
  product: ['Fibre 500', 'Fibre 100', 'Mobile Orchid', 'Orchid Plus', 'Premium Kettle', 'Smart Mobile Box', 'Toaster'],
  region: ['Nagpur Rural', 'Upper Valley', 'Lower Valley', 'Tamil Coast', 'North'],
  client_segment: ['small business', 'founders circle'],
  issue: ['kettle'],
};
const find = createMentionFinder(NAMES);
const ask = (question: string) => find(question, ASKED);

describe('a part of a name', () => {
  it.each([
    ['nagpur complaints', { region: ['Nagpur Rural'] }],
    ['नागपुर की शिकायतें', { region: ['Nagpur Rural'] }],
    ['nagpurr calls', { region: ['Nagpur Rural'] }],
    ['calls about orchid mobile', { product: ['Mobile Orchid'] }],
    ['orchid calls', { product: ['Mobile Orchid', 'Orchid Plus'] }],
    ['fibre calls', { product: ['Fibre 500', 'Fibre 100'] }],
    ['fibre aur nagpur ki calls', { product: ['Fibre 500', 'Fibre 100'], region: ['Nagpur Rural'] }],
    ['calls not from nagpur', { not: { region: ['Nagpur Rural'] } }],
    ['founders who called', { client_segment: ['founders circle'] }],
    ['calls about the mobile box', { product: ['Smart Mobile Box'] }],
  ])('stands for what has it in "%s"', (question, { intent: _, ...filters }: Record<string, unknown>) => {
    const { intent: _intent, ...found } = ask(question).filters;
    expect(found).toEqual(filters);
  });

  it.each([
    'my mobile is lost',
    'plus a fee',
    'a smart answer',
    'Tamil calls',
    'a small shop',
    'the business was closed',
    'fibre 300 calls',
    'box 12',
    'the next valley',
  ])('is none in "%s"', (question) => {
    const { product, client_segment } = ask(question).filters;
    expect({ product, client_segment }).toEqual({});
  });

  it('is an ordinary word but beside the name of its field', () => {
    expect(ask('a premium call').filters).toEqual({});
    expect(ask('the premium product').filters).toEqual({ product: ['Premium Kettle'] });
  });

  it('never takes the words of a whole value', () => {
    expect(ask('kettle calls').filters).toEqual({ issue: ['kettle'] });
    expect(ask('Toaster and Fibre 100 calls').filters).toEqual({ product: ['Toaster', 'Fibre 100'] });
  });

  it('tells nothing where all values have it', () => {
    const rivers = createMentionFinder({ ...NAMES, region: ['Krishna Basin', 'Godavari Basin'] });
    expect(rivers('basin calls', ASKED).filters).toEqual({});
    expect(rivers('godavari calls', ASKED).filters).toEqual({ region: ['Godavari Basin'] });
  });

  it('is less sure than the whole, and less where it is several or misspelt', () => {
    const scores = ['Mobile Orchid', 'nagpur', 'orchid', 'orchidd'].map((one) => ask(one).mentions[0]?.score ?? 0);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(new Set(scores).size).toBe(4);
  });
});
