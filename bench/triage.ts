import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { DEFAULT_LIMITS } from '#lambdas/domain/ingestion/limits.ts';
import { createRedactor } from '#lambdas/domain/pii/redact-call.ts';
import { sentimentScore } from '#lambdas/domain/sentiment/sentiment-score.ts';
import { tokenize } from '#lambdas/domain/text/tokenize.ts';
import type { Call } from '#lambdas/domain/transcript/call.ts';
import { parseCall } from '#lambdas/domain/transcript/parse-call.ts';
import { PARTS, TRIAGE } from '#lambdas/testing/triage.ts';
import type { Figure } from './figure.ts';
import { sampleCall } from './sample-call.ts';
import { median } from './statistics.ts';

const CALLS = 200;
const ROUNDS = 15;
const RECEIVED = '2026-11-21T00:00:00.000Z';

/** What a call of 10 KB costs on one core, step by step, beside JSON.parse of the same bytes and two npm peers. */
export async function measureTriage(): Promise<Figure[]> {
  const lines = Array.from({ length: CALLS }, (_, i) => JSON.stringify(sampleCall(`call-${i}`)));
  const calls = lines.map(readLine);
  const texts = calls.map((call) => call.turns.map((turn) => turn.text));
  const spoken = calls.flatMap((call) => call.turns.map(({ speaker, text }) => ({ speaker, tokens: tokenize(text) })));
  const peers = loadPeers();
  const tasks: Record<string, () => unknown> = {
    parse: () => lines.map((line) => JSON.parse(line)),
    whole: () => lines.map((line) => JSON.stringify(triaged(readLine(line)))),
    redact: () => calls.map((call) => createRedactor().redactTurns(call.turns)),
    // As triage does: what the agent says is looked through for injection-like text only.
    phrases: () =>
      spoken.map(({ speaker, tokens }) =>
        speaker === 'agent' ? PARTS.rules.isInjection(tokens) : [sentimentScore(tokens), PARTS.rules.find(tokens)],
      ),
    ...(peers && {
      peerSentiment: () => texts.map((turns) => turns.map((text) => peers.sentiment(text))),
      peerRedact: () => texts.map((turns) => turns.map((text) => peers.redact(text))),
      ownSentiment: () => texts.map((turns) => turns.map((text) => sentimentScore(tokenize(text)))),
    }),
  };
  const perCall = await inTurn(tasks);
  const reference = { name: 'JSON.parse', value: perCall.parse ?? 0 };
  const kb = ((lines[0]?.length ?? 0) / 1024).toFixed(1);
  const us = (name: string, task: string, more: Partial<Figure> = {}): Figure[] => {
    const value = perCall[task];
    return value === undefined ? [] : [{ name, value, unit: 'us', ...more }];
  };
  const beside = (name: string, task: string) => ({ reference: { name, value: perCall[task] ?? 0 } });
  return [
    ...us(`parse, validate, redact, score, serialise ${kb} KB`, 'whole', { reference, goal: '<= 8 x JSON.parse' }),
    { name: 'the same, calls/s on one core', value: 1e6 / (perCall.whole ?? 1), unit: 'calls/s', goal: '>= 3000' },
    ...us('redaction alone', 'redact', { reference, goal: '<= 100 us' }),
    ...us('sentiment and phrases', 'phrases', { reference, goal: '<= 80 us' }),
    ...us('redaction, beside redact-pii 3.4.0', 'redact', beside('redact-pii', 'peerRedact')).filter(() => peers),
    ...us(
      'sentiment with words, beside vader-sentiment 1.1.3',
      'ownSentiment',
      beside('vader-sentiment', 'peerSentiment'),
    ),
  ];
}

function readLine(line: string): Call {
  const parsed = parseCall(JSON.parse(line), { receivedAt: RECEIVED, limits: DEFAULT_LIMITS });
  if (!parsed.ok) throw new Error(parsed.rejection.message);
  return parsed.call;
}

function triaged(call: Call): object {
  const redactor = createRedactor();
  const turns = redactor.redactTurns(call.turns);
  const facts = { call_id: call.call_id, product: call.metadata.product };
  const result = TRIAGE(turns, facts, redactor.tokens);
  return { ...call, turns: turns.map((turn, i) => ({ ...turn, ...result.turns[i] })), triage: result.call };
}

/** Microseconds a call of each task: the median of rounds in which the tasks take turns, so that noise hits all. */
async function inTurn(tasks: Readonly<Record<string, () => unknown>>): Promise<Readonly<Record<string, number>>> {
  const times = new Map(Object.keys(tasks).map((name) => [name, [] as number[]]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, task] of Object.entries(tasks)) {
      const started = performance.now();
      task();
      times.get(name)?.push(((performance.now() - started) * 1000) / CALLS);
    }
  }
  return Object.fromEntries([...times].map(([name, values]) => [name, median(values.slice(2))]));
}

interface Peers {
  readonly redact: (text: string) => string;
  readonly sentiment: (text: string) => unknown;
}

/** The peers, if `npm ci --prefix bench/peers` has put them there. */
function loadPeers(): Peers | undefined {
  const folder = join(import.meta.dirname, 'peers');
  if (!existsSync(join(folder, 'node_modules'))) {
    process.stderr.write(
      'The peers are not installed; for a comparison: npm ci --ignore-scripts --prefix bench/peers\n',
    );
    return undefined;
  }
  const load = createRequire(join(folder, 'package.json'));
  const { SyncRedactor } = load('redact-pii') as { SyncRedactor: new () => { redact(text: string): string } };
  const { SentimentIntensityAnalyzer } = load('vader-sentiment') as {
    SentimentIntensityAnalyzer: { polarity_scores(text: string): unknown };
  };
  const redactor = new SyncRedactor();
  return {
    redact: (text) => redactor.redact(text),
    sentiment: (text) => SentimentIntensityAnalyzer.polarity_scores(text),
  };
}
