import { estimateTokens } from '../../enrichment/token-estimate.ts';
import { metadataOf } from '../source-metadata.ts';
import { type ScoredTurn, scoreTurns } from './score-turns.ts';
import { sourceLine } from './source-line.ts';
import type { RetrievedCall, SourceTurn } from './types.ts';

/** Relevance below which a turn has nothing to do with the question. */
const LEAST_RELEVANCE = 0.1;
/** Each turn of its call that was chosen before makes a turn worth so much less, and each call of its client. */
const SAME_CALL = 0.75;
const SAME_CLIENT = 0.85;
/** Turns of a call and calls of a client, unless there are too few of these to give as many sources as are worth reading. */
const MAX_TURNS_A_CALL = 4;
const MAX_CALLS_A_CLIENT = 3;
const ENOUGH = 12;
/** Share of content words that two turns have in common which say the same (Jaccard). */
const SAME_TEXT = 0.8;
/** Sources that are compared with each other; more than any budget has room for is of no use to a reader. */
const MAX_SOURCES = 60;
/** Turns that are passed over for want of room before the search for a shorter one ends. */
const MAX_MISSES = 20;

/**
 * The turns that are worth a model's reading within a number of tokens, numbered from 1, the best first; turns of one call
 * that follow each other stand together. Chosen one by one, each the best that is left, where what resembles the chosen
 * ones (same call, same client) is worth less, as in maximal marginal relevance (Carbonell and Goldstein, SIGIR 1998).
 * What says the same as a better one is left out.
 */
export function chooseSources(
  question: string,
  calls: readonly RetrievedCall[],
  limits: { readonly tokens: number },
): readonly SourceTurn[] {
  const scored = scoreTurns(question, calls).filter(({ relevance }) => relevance >= LEAST_RELEVANCE);
  const chosen = diversified(scored, limits.tokens);
  return inRuns(chosen).map((one, i) => sourceOf(one, i + 1));
}

/** Greedy: `left` is sorted by score, and a penalty only lowers, so that the best one is found without looking at all. */
function diversified(scored: readonly ScoredTurn[], tokens: number): readonly ScoredTurn[] {
  const taken = createTaken(scored);
  const left = [...scored];
  const chosen: ScoredTurn[] = [];
  let [room, misses] = [tokens, 0];
  while (left.length > 0 && chosen.length < MAX_SOURCES && misses < MAX_MISSES) {
    const best = bestOf(left, taken.worth);
    const [one] = left.splice(best, 1);
    if (one === undefined || taken.worth(one) === 0) break;
    if (chosen.some((other) => saysTheSame(one, other))) continue;
    const cost = estimateTokens(`${sourceLine(sourceOf(one, MAX_SOURCES))}\n`);
    if (cost > room) {
      misses++;
      continue;
    }
    room -= cost;
    chosen.push(one);
    taken.add(one);
  }
  return chosen;
}

function bestOf(left: readonly ScoredTurn[], worth: (one: ScoredTurn) => number): number {
  let [best, most] = [0, -1];
  for (const [i, one] of left.entries()) {
    if (one.score <= most) break;
    const value = worth(one);
    if (value > most) [best, most] = [i, value];
  }
  return best;
}

/** Counts what was chosen of calls and clients. */
function createTaken(scored: readonly ScoredTurn[]) {
  const turns = new Map<string, number>();
  const callsOf = new Map<string, Set<string>>();
  const calls = new Set(scored.map(({ call }) => call.passages.facts.call_id));
  const clients = new Set(scored.map(({ call }) => call.passages.facts.client_id));
  const mostTurns = Math.max(MAX_TURNS_A_CALL, Math.ceil(ENOUGH / Math.max(1, calls.size)));
  const mostCalls = Math.max(MAX_CALLS_A_CLIENT, Math.ceil(ENOUGH / Math.max(1, clients.size)));
  return {
    worth({ call, score }: ScoredTurn): number {
      const { call_id, client_id } = call.passages.facts;
      const ofCall = turns.get(call_id) ?? 0;
      const ofClient = callsOf.get(client_id)?.size ?? 0;
      if (ofCall >= mostTurns || (ofCall === 0 && ofClient >= mostCalls)) return 0;
      const others = ofClient - (ofCall > 0 ? 1 : 0);
      return score * SAME_CALL ** ofCall * SAME_CLIENT ** others;
    },
    add({ call }: ScoredTurn): void {
      const { call_id, client_id } = call.passages.facts;
      turns.set(call_id, (turns.get(call_id) ?? 0) + 1);
      callsOf.set(client_id, (callsOf.get(client_id) ?? new Set()).add(call_id));
    },
  };
}

function saysTheSame(one: ScoredTurn, other: ScoredTurn): boolean {
  if (one.text === other.text) return true;
  const [small, large] = one.stems.size < other.stems.size ? [one.stems, other.stems] : [other.stems, one.stems];
  if (small.size === 0 || small.size < SAME_TEXT * large.size) return false;
  let common = 0;
  for (const stem of small) if (large.has(stem)) common++;
  return common >= SAME_TEXT * (small.size + large.size - common);
}

/** Each with those of its call that stand right before and behind it, in the order of the call. */
function inRuns(chosen: readonly ScoredTurn[]): readonly ScoredTurn[] {
  const byPlace = new Map(chosen.map((one) => [placeOf(one, 0), one]));
  const done = new Set<ScoredTurn>();
  return chosen.flatMap((one) => {
    let first = one;
    for (let before = byPlace.get(placeOf(first, -1)); before; before = byPlace.get(placeOf(first, -1))) first = before;
    const run: ScoredTurn[] = [];
    for (let next: ScoredTurn | undefined = first; next && !done.has(next); next = byPlace.get(placeOf(next, 1))) {
      done.add(next);
      run.push(next);
    }
    return run;
  });
}

function placeOf({ call, turn }: ScoredTurn, offset: number): string {
  return `${turn.turn + offset} ${call.passages.facts.call_id}`;
}

function sourceOf({ call, turn, text, relevance }: ScoredTurn, number: number): SourceTurn {
  const { facts } = call.passages;
  const rounded = Math.round(relevance * 1000) / 1000;
  return {
    ...{ number, call_id: facts.call_id, turn: turn.turn, speaker: turn.speaker },
    ...{ text, relevance: rounded, metadata: metadataOf(facts) },
  };
}
