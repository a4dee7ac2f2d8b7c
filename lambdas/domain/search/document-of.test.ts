import { describe, expect, it } from 'vitest';
import { storedCall } from '../../testing/documents.ts';
import { documentOf } from './document-of.ts';

describe('the document of a call', () => {
  it('has a line for each turn, whatever stands in the turn', () => {
    const { text, turns } = documentOf(storedCall('a', ['one\ntwo', 'three\u2028four', '\ue000mark\ue001']), [], 0);
    expect(text).toBe('one two\nthree four\n mark ');
    expect(turns).toEqual([
      { turn: 0, speaker: 'customer' },
      { turn: 1, speaker: 'agent' },
      { turn: 2, speaker: 'customer' },
    ]);
  });

  it('leaves out what a call does not have, and knows its identifiers and costs', () => {
    const document = documentOf(storedCall('a', ['order ORD-4711']), [], 0.000004);
    expect(Object.keys(document)).not.toContain('client_segment');
    expect(document).toMatchObject({ identifiers: ['ORD4711'], cost_usd: 0.000004, revision: 1 });
  });

  it('holds as many whole turns as are searched of a very long call', () => {
    const { text, turns } = documentOf(
      storedCall(
        'a',
        Array.from({ length: 100 }, () => 'x'.repeat(9_999)),
      ),
      [],
      0,
    );
    expect(turns).toHaveLength(50);
    expect(text.split('\n')).toHaveLength(50);
  });

  it('holds none of the characters that mark words in its moments', () => {
    const moment = { turn: 0, last_turn: 0, text: 'my \ue000bill\ue001\nis wrong', vector: [1] };
    const { moments } = documentOf(storedCall('a', ['x']), [moment], 0);
    expect(moments).toEqual([{ ...moment, text: 'my  bill \nis wrong' }]);
  });
});
