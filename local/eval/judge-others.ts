import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sentimentScore } from '#lambdas/domain/sentiment/sentiment-score.ts';
import { tokenize } from '#lambdas/domain/text/tokenize.ts';
import { FLAGS } from '#lambdas/domain/triage/types.ts';
import { type Example, readJsonLines } from '../data/call-sets.ts';
import type { Engine, Reading } from './engine.ts';
import { BUDGETS, caughtAt, type Scored, type ThresholdRow, thresholdTable } from './importance.ts';
import { pearson, shareOf } from './statistics.ts';

type Read = readonly { readonly example: Example; readonly reading: Reading }[];

export interface ImportanceFigures {
  readonly set: string;
  readonly calls: number;
  /** Share of the calls that people hold for high: what a random choice would catch, divided by the budget. */
  readonly highShare: number;
  readonly caught: Readonly<Record<string, number>>;
  readonly thresholds: readonly ThresholdRow[];
  /** High calls with the lowest scores. */
  readonly worst: readonly { id: string; score: number }[];
}

/** A model call of 1,500 tokens in and 300 out at $0.80 and $4.00 a million (a small model, list price, 2026-11). */
export const USD_PER_CALL = (1500 * 0.8 + 300 * 4) / 1e6;

export function judgeImportance(read: Read): ImportanceFigures[] {
  return bySet(read, ({ example }) => example.labels.importance != null).map(([set, own]) => {
    const calls = own.map(({ example, reading }): Scored => {
      return { id: example.id, score: reading.call.importance_score, high: example.labels.importance === 'high' };
    });
    const caught = Object.fromEntries(BUDGETS.map((budget) => [String(budget), caughtAt(calls, budget)]));
    const worst = calls
      .filter((call) => call.high)
      .sort((a, b) => a.score - b.score)
      .slice(0, 5);
    return {
      set,
      calls: calls.length,
      highShare: shareOf(calls, (call) => call.high),
      caught,
      thresholds: thresholdTable(calls, USD_PER_CALL),
      worst: worst.map(({ id, score }) => ({ id, score })),
    };
  });
}

export interface ShareFigures {
  readonly set: string;
  readonly examples: number;
  readonly right: number;
  /** The best constant answer. */
  readonly majority: number;
}

/** Sentiment of calls against the classes that people accept. */
export function judgeSentiment(read: Read): ShareFigures[] {
  return bySet(read, ({ example }) => example.labels.sentiment_accept != null).map(([set, own]) =>
    shares(
      set,
      own,
      (one) => one.reading.call.sentiment,
      (one) => one.example.labels.sentiment_accept ?? [],
    ),
  );
}

export function judgeLanguage(read: Read): ShareFigures[] {
  return bySet(read, ({ example }) => example.labels.language != null).map(([set, own]) =>
    shares(
      set,
      own,
      (one) => one.reading.call.language,
      (one) => [one.example.labels.language ?? ''],
    ),
  );
}

/** Correlation with people's ratings, -4..4, of every short/vader_gt_* file. */
export function judgeValence(data: string): { set: string; texts: number; r: number }[] {
  const names = existsSync(join(data, 'short')) ? readdirSync(join(data, 'short')).sort() : [];
  return names
    .filter((name) => name.startsWith('vader_gt_'))
    .map((name) => {
      const lines = readJsonLines<{ text: string; valence: number }>(join(data, 'short', name));
      const scores = lines.map(({ text }) => sentimentScore(tokenize(text)));
      const r = pearson(
        scores,
        lines.map((line) => line.valence),
      );
      return { set: name.replace('.jsonl.gz', ''), texts: lines.length, r };
    });
}

export interface InjectionFigures {
  readonly source: string;
  readonly label: string;
  readonly texts: number;
  /** Share that is flagged: to be high for attacks and low for the others. */
  readonly flagged: number;
}

export function judgeInjection(engine: Engine, data: string): InjectionFigures[] {
  const path = join(data, 'injection/injection_dev.jsonl.gz');
  if (!existsSync(path)) return [];
  const lines = readJsonLines<{ id: string; source: string; label: string; text: string }>(path);
  const kinds = [...new Set(lines.map(({ source, label }) => `${source} ${label}`))].sort();
  return kinds.map((kind) => {
    const own = lines.filter(({ source, label }) => `${source} ${label}` === kind);
    const flagged = shareOf(own, ({ id, text }) => {
      const { call } = engine.read({ id, product: 'unknown', turns: [{ speaker: 'customer', text }] });
      return call.flags.includes(FLAGS.injectionLike);
    });
    return { source: own[0]?.source ?? '', label: own[0]?.label ?? '', texts: own.length, flagged };
  });
}

function bySet(read: Read, has: (one: Read[number]) => boolean): [string, Read][] {
  const own = read.filter(has);
  return [...new Set(own.map(({ example }) => example.corpus))]
    .sort()
    .map((set) => [set, own.filter(({ example }) => example.corpus === set)]);
}

function shares<T>(
  set: string,
  items: readonly T[],
  said: (item: T) => string,
  accept: (item: T) => readonly string[],
): ShareFigures {
  const answers = [...new Set(items.flatMap((item) => accept(item)))];
  const majority = Math.max(...answers.map((answer) => shareOf(items, (item) => accept(item).includes(answer))));
  return { set, examples: items.length, right: shareOf(items, (item) => accept(item).includes(said(item))), majority };
}
