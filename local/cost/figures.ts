import { cpus } from 'node:os';
import type { Config } from '#lib/config.ts';
import { REPAIR_RATE } from './assumptions.ts';
import type { Bill } from './bill.ts';
import type { CorpusFigures } from './corpora.ts';
import { capacityOf } from './domain.ts';
import type { Measurements } from './measure.ts';
import { naiveUsd } from './naive.ts';
import { answerTokens, type Mix, mixWith, modelCallUsd, monthlyBill, type Scenario } from './scenario.ts';
import { SIZES, type Size } from './sizes.ts';

/** Everything that the document says, in numbers. */
export interface Figures {
  readonly date: string;
  readonly machine: string;
  readonly calls: number;
  readonly corpus: CorpusFigures;
  /** Other sets of calls, whose rates stand beside. */
  readonly others: readonly CorpusFigures[];
  readonly measured: Measurements;
  readonly mix: Mix;
  readonly sizes: readonly SizedBill[];
  /** Of the first size: with batch jobs, after a year, at other rates and mixes. */
  readonly batch: Bill;
  readonly year: Bill;
  readonly rates: readonly { readonly name: string; readonly mix: Mix; readonly bill: Bill }[];
  readonly naive: readonly { readonly model: string; readonly once: number; readonly seven: number }[];
  readonly lengths: readonly { readonly tokens: number; readonly ours: number; readonly naive: number }[];
}

export interface SizedBill {
  readonly size: Size;
  readonly bill: Bill;
  /** Calls that its domain holds, by memory and by disk. */
  readonly capacity: { readonly memory: number; readonly disk: number };
}

/**
 * Bytes of the index on disk of a call with its vectors: 4,541 STAR calls, each three times, in a real
 * OpenSearch 2.19.1 before its segments were merged, measured on 2026-11-21.
 */
export const INDEX_BYTES = { none: 10_486, scalar: 11_017 };

const LARGE_MODEL = 'us.anthropic.claude-opus-5-5';
/** Models that a naive design would call: our strong lane's, and larger ones. */
const NAIVE_MODELS = ['us.anthropic.claude-haiku-5-5', 'us.anthropic.claude-sonnet-5-5', LARGE_MODEL];
/** Tokens of the facts and borders around the turns of a prompt. */
const FACTS_TOKENS = 80;
const RATES = [0.05, 0.1, 0.2, 0.4];
/** Tokens of transcripts of about 2, 10 and 30 minutes at 150 words a minute and 0.6 words a token. */
const LENGTHS = [500, 2_500, 7_500];
const FIRST_MONTH = 0.5;
const YEAR = 12;

type Base = Scenario & { readonly corpus: CorpusFigures };

export interface Given {
  readonly calls: number;
  readonly corpora: readonly CorpusFigures[];
  readonly measured: Measurements;
  readonly now: Date;
  /** Of sizes: those of this stage only. */
  readonly env?: Config['env'] | undefined;
}

/** Makes the bills of what was measured. */
export function figuresFrom({ calls, corpora, measured, now, env }: Given): Figures {
  const [corpus, ...others] = corpora;
  const sizes = SIZES.filter((size) => env === undefined || size.config.env === env);
  const [headline] = sizes;
  if (corpus === undefined || corpus.calls === 0 || headline === undefined)
    throw new Error('There is nothing to make a bill of.');
  const mix = mixOf(corpus);
  const base: Base = {
    measured,
    corpus,
    config: headline.config,
    calls,
    mix,
    monthsStored: FIRST_MONTH,
    batch: false,
  };
  const [cpu] = cpus();
  return {
    date: now.toISOString().slice(0, 10),
    machine: `${cpus().length} virtual cores (${cpu?.model.trim() ?? 'unknown'}), Node ${process.versions.node}`,
    calls,
    corpus,
    others,
    measured,
    mix,
    sizes: sizes.map((size) => sized(base, size)),
    batch: monthlyBill({ ...base, batch: true }),
    year: monthlyBill({ ...base, monthsStored: YEAR }),
    rates: mixesOf(mix, others).map(({ name, mix }) => ({ name, mix, bill: monthlyBill({ ...base, mix }) })),
    naive: NAIVE_MODELS.map((model) => ({ model, ...naiveUsd(model, naiveCall(base)) })),
    lengths: LENGTHS.map((tokens) => ofLength(base, tokens)),
  };
}

function sized(base: Base, size: Size): SizedBill {
  const bytes = INDEX_BYTES[size.config.vectorQuantisation];
  const capacity = capacityOf(size.config, { moments: base.corpus.moments, bytes });
  return { size, bill: monthlyBill({ ...base, config: size.config }), capacity };
}

function mixOf({ lanes, calls }: CorpusFigures): Mix {
  return { none: lanes.none / calls, economy: lanes.economy / calls, strong: lanes.strong / calls };
}

/** The measured mix, other rates, one model for all, and the mixes of other sets of calls. */
function mixesOf(mix: Mix, others: readonly CorpusFigures[]): readonly { readonly name: string; readonly mix: Mix }[] {
  const routed = mix.economy + mix.strong;
  return [
    { name: 'as measured', mix },
    ...RATES.map((rate) => ({ name: `${rate * 100} %, lanes in the measured proportion`, mix: mixWith(rate, mix) })),
    { name: 'as measured, all by the economical model', mix: { none: mix.none, economy: routed, strong: 0 } },
    { name: 'as measured, all by the strong model', mix: { none: mix.none, economy: 0, strong: routed } },
    { name: 'every call, lanes in the measured proportion', mix: mixWith(1, mix) },
    ...others.map((corpus) => ({ name: `lanes of ${corpus.name} (${corpus.calls} calls)`, mix: mixOf(corpus) })),
  ];
}

/** One request such as ours, with the whole transcript. */
function naiveCall(base: Base, transcriptTokens = base.corpus.transcriptTokens) {
  const { instructionTokens } = base.corpus;
  return { transcriptTokens, instructionTokens, answerTokens: answerTokens(base, 'strong') };
}

/** What models cost in a month when every transcript is of that length: ours send a part of the routed ones. */
function ofLength(base: Base, tokens: number): Figures['lengths'][number] {
  const { config, corpus, calls, mix } = base;
  const sent = corpus.instructionTokens + Math.min(tokens, config.enrichmentTranscriptTokens) + FACTS_TOKENS;
  const promptTokens = { none: sent, economy: sent, strong: sent };
  const usd = (lane: 'economy' | 'strong') =>
    mix[lane] * modelCallUsd({ ...base, corpus: { ...corpus, promptTokens } }, lane);
  return {
    tokens,
    ours: calls * (1 + REPAIR_RATE) * (usd('economy') + usd('strong')),
    naive: calls * naiveUsd(LARGE_MODEL, naiveCall(base, tokens)).once,
  };
}
