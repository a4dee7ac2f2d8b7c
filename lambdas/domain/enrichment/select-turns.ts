import type { TriagedTurn } from '../calls/record.ts';
import type { Speaker } from '../transcript/call.ts';
import { beginning, plainText } from './plain-text.ts';
import { estimateTokens } from './token-estimate.ts';

/** A turn as a model sees it: one line of redacted text. */
export interface SentTurn {
  readonly turn: number;
  readonly speaker: Speaker;
  readonly text: string;
  /** The turn goes on, but that was left out. */
  readonly cut?: true;
}

export type Selectable = Pick<TriagedTurn, 'turn' | 'speaker' | 'text' | 'importance_score'>;

/** Importance from which a turn is sent for its own sake. */
const MATTERS = 0.2;
/** Last turns of a call, which tell how it ended. */
const LAST_TURNS = 3;
/** A turn of at least so many words states something: "hello" is no opening statement. */
const STATEMENT_WORDS = 4;
/** Share of the budget that one turn may take, so that a monologue leaves room for how the call ended. */
const LARGEST_SHARE = 0.4;
/** A line of fewer tokens tells nothing: `{"turn":12,"speaker":"customer","text":""}` alone is 19. */
const LEAST_LINE = 30;

interface Candidate extends SentTurn {
  readonly importance: number;
  readonly place: number;
}

/**
 * The turns of a call that matter, in order, within a number of tokens: the customer's opening statement, how the call
 * ended, and the most important turns with one before and one after each. Long turns are cut at the end of a sentence.
 */
export function selectTurns(turns: readonly Selectable[], budgetTokens: number): readonly SentTurn[] {
  const candidates = turns.flatMap(candidateOf).map((one, place) => ({ ...one, place }));
  const chosen = new Map<number, SentTurn>();
  let left = budgetTokens;
  for (const { place, importance, ...turn } of inOrderOfNeed(candidates)) {
    if (left <= 0) break;
    const sent = fitting(turn, Math.min(left, LARGEST_SHARE * budgetTokens));
    if (sent === undefined) continue;
    chosen.set(place, sent);
    left -= costOf(sent);
  }
  return [...chosen].sort(([a], [b]) => a - b).map(([, sent]) => sent);
}

function candidateOf({ turn, speaker, text, importance_score }: Selectable): Omit<Candidate, 'place'>[] {
  const line = plainText(text);
  return line === '' ? [] : [{ turn, speaker, text: line, importance: importance_score }];
}

/** Each candidate that has a reason to be sent, once: the most needed ones first. */
function inOrderOfNeed(candidates: readonly Candidate[]): readonly Candidate[] {
  const opening = candidates.find(isStatement);
  const last = candidates.slice(-LAST_TURNS).reverse();
  const important = candidates
    .filter(({ importance }) => importance >= MATTERS)
    .sort((a, b) => b.importance - a.importance || a.place - b.place);
  const neighbours = (one: Candidate) => [one, candidates[one.place - 1], candidates[one.place + 1]];
  const all = [opening, ...last, ...important.flatMap(neighbours)];
  return [...new Set(all.filter((one) => one !== undefined))];
}

function isStatement({ speaker, text }: Candidate): boolean {
  return speaker !== 'agent' && text.split(' ', STATEMENT_WORDS).length === STATEMENT_WORDS;
}

/** The turn, or as much of it as there is room for. */
function fitting(turn: SentTurn, tokens: number): SentTurn | undefined {
  if (costOf(turn) <= tokens) return turn;
  if (tokens < LEAST_LINE) return undefined;
  const piece = (length: number): SentTurn => ({ ...turn, text: beginning(turn.text, length), cut: true });
  const longest = piece(longestWithin(turn.text.length, (length) => costOf(piece(length)) <= tokens));
  return longest.text === '' ? undefined : longest;
}

/** The largest number up to a limit that fits, where all below it do. */
function longestWithin(limit: number, fits: (length: number) => boolean): number {
  let low = 0;
  let high = limit;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Tokens of the line that a model is sent, with its end. */
function costOf(turn: SentTurn): number {
  return estimateTokens(`${JSON.stringify(turn)}\n`);
}
