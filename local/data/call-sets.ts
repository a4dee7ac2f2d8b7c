import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Speaker } from '#lambdas/domain/transcript/call.ts';
import { INTENTS, type Intent } from '#lambdas/domain/triage/types.ts';

/** A labelled text: a call, or a single message as a call of one customer turn. */
export interface Example {
  readonly id: string;
  /** Corpus it comes from, e.g. star. */
  readonly corpus: string;
  readonly kind: 'call' | 'text';
  readonly split: 'train' | 'dev';
  readonly turns: readonly { readonly speaker: Speaker; readonly text: string }[];
  readonly product: string;
  readonly gold: Intent;
  /** Intents that count as right. */
  readonly accept: readonly Intent[];
  readonly labels: Labels;
}

/** Labels of a call set beside the intent; what a set does not have is missing. */
export interface Labels {
  readonly importance?: string | null;
  readonly sentiment_accept?: readonly string[] | null;
  readonly language?: string | null;
  readonly pii_values?: readonly (readonly [type: string, value: string])[] | null;
  readonly pii_spans?: readonly { turn: number; start: number; end: number; type: string; value: string }[] | null;
}

/** One in so many texts of a set without splits is kept for evaluation. */
const DEV_SHARE = 8;

/** Lines of a JSON Lines file, gzipped or not. */
export function readJsonLines<T>(path: string): T[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

/** All labelled examples under a data folder: calls/<set>/<split>.calls.jsonl.gz with their labels, and short/*.jsonl.gz. */
export function readExamples(data: string): Example[] {
  return [...readCallSets(data), ...readTexts(data)];
}

interface CallLine {
  readonly call_id: string;
  readonly transcript: { speaker: Speaker; text: string }[];
  readonly metadata: { product: string };
}
type LabelLine = Labels & { call_id: string; gold_intent?: Intent | null; gold_intent_set?: Intent[] };

function readCallSets(data: string): Example[] {
  return folders(join(data, 'calls')).flatMap((corpus) =>
    files(join(data, 'calls', corpus), '.calls.jsonl.gz').flatMap((name) => {
      const path = join(data, 'calls', corpus, name);
      const labels = new Map(
        readJsonLines<LabelLine>(`${path}.labels.jsonl.gz`).map((line) => [line.call_id, line] as const),
      );
      return readJsonLines<CallLine>(`${path}.calls.jsonl.gz`).flatMap((call): Example[] => {
        const label = labels.get(call.call_id);
        if (!label?.gold_intent) return [];
        const { call_id: id, transcript: turns, metadata } = call;
        const accept = label.gold_intent_set ?? [label.gold_intent];
        const common = { id, corpus, kind: 'call', turns, product: metadata.product } as const;
        return [
          { ...common, split: name === 'train' ? 'train' : 'dev', gold: label.gold_intent, accept, labels: label },
        ];
      });
    }),
  );
}

interface TextLine {
  readonly id: string;
  readonly source: string;
  readonly text: string;
  readonly gold_intent?: Intent;
  readonly accept?: Intent[];
}

function readTexts(data: string): Example[] {
  return files(join(data, 'short'), '.jsonl.gz').flatMap((name) =>
    readJsonLines<TextLine>(join(data, 'short', `${name}.jsonl.gz`)).flatMap((line, i): Example[] => {
      if (line.gold_intent === undefined) return [];
      const turns = [{ speaker: 'customer', text: line.text }] as const;
      const common = { id: line.id, corpus: line.source, kind: 'text', turns, product: 'unknown', labels: {} } as const;
      const split = i % DEV_SHARE === 0 ? 'dev' : 'train';
      return [{ ...common, split, gold: line.gold_intent, accept: line.accept ?? [line.gold_intent] }];
    }),
  );
}

/** Place of an intent among the model's classes. */
export function classOf(intent: Intent): number {
  return INTENTS.indexOf(intent);
}

function folders(path: string): string[] {
  return existsSync(path) ? readdirSync(path).sort() : [];
}

/** Names of the files with that ending, without it, in order. */
function files(path: string, ending: string): string[] {
  return folders(path)
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length));
}
