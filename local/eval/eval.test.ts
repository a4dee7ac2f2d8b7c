import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { createEngine } from './engine.ts';
import { caughtAt, thresholdTable } from './importance.ts';
import { predictFile } from './predict.ts';
import { newTally, tallyText, tallyValues } from './redaction.ts';
import { pearson } from './statistics.ts';

const folder = mkdtempSync(join(tmpdir(), 'callsift-eval-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('figures', () => {
  const calls = Array.from({ length: 10 }, (_, i) => ({ id: `c${i}`, score: i / 10, high: i >= 8 }));

  it('count the high calls that a budget pays for', () => {
    expect(caughtAt(calls, 0.1)).toBe(0.5);
    expect(caughtAt(calls, 0.2)).toBe(1);
    expect(
      caughtAt(
        calls.map((call) => ({ ...call, high: call.score < 0.2 })),
        0.5,
      ),
    ).toBe(0);
  });

  it('count calls of equal score by their expected share, in whatever order they come', () => {
    const tied = calls.map((call) => ({ ...call, score: 0.5 }));
    expect(caughtAt(tied, 0.2)).toBeCloseTo(0.2, 10);
    expect(caughtAt([...tied].reverse(), 0.2)).toBeCloseTo(0.2, 10);
  });

  it('tell what a threshold would mean', () => {
    const row = thresholdTable(calls, 0.002).find(({ threshold }) => threshold === 0.7);
    expect(row).toEqual({ threshold: 0.7, precision: 2 / 3, recall: 1, rate: 0.3, usdPerMillionCalls: 600 });
  });

  it('correlate', () => {
    expect(pearson([1, 2, 3], [2, 4, 6])).toBeCloseTo(1, 10);
    expect(pearson([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1, 10);
    expect(pearson([1, 1, 1], [3, 2, 1])).toBe(0);
  });

  it('hold a value for caught only when all of it is redacted', () => {
    const text = 'it is Maya Fields, thanks';
    const gold = [{ type: 'PERSON', start: 6, end: 17 }];
    const half = newTally();
    tallyText(half, 'a', text, gold, [{ type: 'NAME', start: 6, end: 10 }]);
    expect(half.gold.get('PERSON')).toEqual({ all: 1, caught: 0 });
    const whole = newTally();
    tallyText(whole, 'a', text, gold, [
      { type: 'NAME', start: 6, end: 17 },
      { type: 'NAME', start: 19, end: 25 },
    ]);
    expect(whole.gold.get('PERSON')).toEqual({ all: 1, caught: 1 });
    expect(whole.found.get('NAME')).toEqual({ all: 2, right: 1 });
    expect([whole.words, whole.overRedacted]).toEqual([3, 1]);
  });

  it('look for values as whole words', () => {
    const tally = newTally();
    const values = [
      ['PIN', '7402'],
      ['PERSON', 'Ben'],
    ] as const;
    tallyValues(tally, 'a', ['a bench, number 17402'], values);
    expect(tally.gold.get('PIN')).toEqual({ all: 1, caught: 1 });
    expect(tally.gold.get('PERSON')).toEqual({ all: 1, caught: 1 });
    tallyValues(tally, 'b', ['it is BEN.'], values);
    expect(tally.gold.get('PERSON')).toEqual({ all: 2, caught: 1 });
    expect(tally.missed.get('PERSON')).toEqual(['b']);
  });
});

describe('predictions', () => {
  const engine = createEngine();
  const said = (path: string) =>
    readFileSync(path, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  const call = {
    call_id: 'c-1',
    transcript: [
      { speaker: 'agent', text: 'May I have your name?' },
      { speaker: 'customer', text: 'Maya Fields, and I was charged twice.' },
    ],
    metadata: { product: 'Fibre' },
  };

  it('are one line a call, with redacted texts and places by turn', async () => {
    const [path, out] = [join(folder, 'calls.jsonl.gz'), join(folder, 'calls.out')];
    writeFileSync(path, gzipSync(`${JSON.stringify(call)}\n\n${JSON.stringify({ ...call, call_id: 'c-2' })}`));
    expect(await predictFile(engine, 'predict', path, out)).toBe(2);
    const [first, second] = said(out);
    expect(first).toMatchObject({
      id: 'c-1',
      intent: 'billing_dispute',
      language: 'en',
      redacted: ['May I have your name?', '[NAME_1], and I was charged twice.'],
      spans: [[], [{ type: 'NAME', start: 0, end: 11 }]],
    });
    for (const key of ['confidence', 'sentiment', 'sentiment_score', 'importance_score', 'lane']) {
      expect(first).toHaveProperty(key);
    }
    expect(second.id).toBe('c-2');
  });

  it('are one line a text, with its redaction', async () => {
    const [path, out] = [join(folder, 'texts.jsonl'), join(folder, 'texts.out')];
    writeFileSync(
      path,
      `${JSON.stringify({ id: 7, text: 'write to jo@example.com' })}\n${JSON.stringify({ text: '' })}\n`,
    );
    await predictFile(engine, 'predict-text', path, out);
    expect(said(out)[0]).toMatchObject({ id: '7', redacted: 'write to [EMAIL_1]' });
    await predictFile(engine, 'redact', path, out);
    expect(said(out)).toEqual([
      { id: '7', redacted: 'write to [EMAIL_1]', spans: [{ type: 'EMAIL', start: 9, end: 23 }] },
      { id: '2', redacted: '', spans: [] },
    ]);
  });

  it('may replace the file they are read from, and leave it whole when they fail', async () => {
    const path = join(folder, 'same.jsonl');
    writeFileSync(path, '\ufeff{"text":"write to jo@example.com"}\n');
    expect(await predictFile(engine, 'redact', path, path)).toBe(1);
    expect(said(path)).toMatchObject([{ redacted: 'write to [EMAIL_1]' }]);
    writeFileSync(path, '{"text":"a"}\n[]\n');
    await expect(predictFile(engine, 'redact', path, path)).rejects.toThrow('Line 2');
    expect(readFileSync(path, 'utf8')).toBe('{"text":"a"}\n[]\n');
    expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });

  it('say which line cannot be read', async () => {
    const path = join(folder, 'bad.jsonl');
    writeFileSync(path, '{"text":"a"}\nnot json\n');
    const out = join(folder, 'bad.out');
    await expect(predictFile(engine, 'redact', path, out)).rejects.toThrow('Line 2 is not a JSON object.');
    await expect(predictFile(engine, 'predict', path, out)).rejects.toThrow('Line 1 has no transcript.');
    await expect(predictFile(engine, 'redact', join(folder, 'none'), out)).rejects.toThrow('There is no file');
    await expect(predictFile(engine, 'redact', folder, out)).rejects.toThrow('is a folder');
    await expect(predictFile(engine, 'redact', path, join(folder, 'none', 'x'))).rejects.toThrow('cannot be written');
    const broken = join(folder, 'broken');
    writeFileSync(broken, gzipSync('{"text":"a"}').subarray(0, 20));
    await expect(predictFile(engine, 'redact', broken, out)).rejects.toThrow('damaged gzip');
  });
});
