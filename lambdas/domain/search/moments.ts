import type { TriagedTurn } from '../calls/record.ts';
import type { Moment } from './document.ts';

/** Moments of a call: what a vector costs to keep and to search grows with them. */
export const MAX_MOMENTS = 3;
/** Words that a moment has about; an embedding of much more than that is the mean of everything. */
const WORDS = 100;
/** Longest word run that is kept of one piece, in characters: a text without blanks is one word. */
const MAX_CHARACTERS = 1_500;
/** What the first passage with something said in it gets: customers state their purpose there. */
const OPENING_BONUS = 0.3;
/** A passage in which a customer speaks says more than one of the agent's alone. */
const CUSTOMER_BONUS = 0.1;
const MIN_WORDS = 3;

type Said = Pick<TriagedTurn, 'turn' | 'speaker' | 'text' | 'importance_score'>;

interface Passage extends Moment {
  readonly words: number;
  /** Importance of its strongest turn, 0..1, with what its speakers and its place give. */
  readonly worth: number;
}

interface Piece {
  readonly said: Said;
  readonly text: string;
  readonly words: number;
}

/**
 * The passages of a call that are worth finding by their meaning, at most MAX_MOMENTS, in the order of the call: runs of
 * whole turns of about 100 words (longer turns are cut at sentences), the most important ones.
 */
export function momentsOf(turns: readonly Said[]): readonly Moment[] {
  const passages = passagesOf(turns);
  const chosen = passages.toSorted((a, b) => b.worth - a.worth || a.turn - b.turn).slice(0, MAX_MOMENTS);
  return passages
    .filter((passage) => chosen.includes(passage))
    .map(({ turn, last_turn, text }) => ({ turn, last_turn, text }));
}

function passagesOf(turns: readonly Said[]): readonly Passage[] {
  const passages: Passage[] = [];
  let run: Piece[] = [];
  let words = 0;
  let opened = false;
  const close = () => {
    const passage = passageOf(run, words, opened);
    if (passage !== undefined) {
      passages.push(passage);
      opened ||= run.some(({ said, words }) => said.speaker !== 'agent' && words >= MIN_WORDS);
    }
    run = [];
    words = 0;
  };
  for (const said of turns) {
    for (const piece of piecesOf(said)) {
      if (words > 0 && words + piece.words > WORDS) close();
      run.push(piece);
      words += piece.words;
    }
  }
  close();
  return passages;
}

function passageOf(run: readonly Piece[], words: number, opened: boolean): Passage | undefined {
  const [first, last] = [run.at(0), run.at(-1)];
  if (first === undefined || last === undefined || words === 0) return undefined;
  const customer = run.some(({ said, words }) => said.speaker !== 'agent' && words >= MIN_WORDS);
  const importance = Math.max(...run.map(({ said }) => said.importance_score));
  const bonus = customer ? CUSTOMER_BONUS + (opened ? 0 : OPENING_BONUS) : 0;
  const text = run.map((piece) => piece.text).join('\n');
  return { turn: first.said.turn, last_turn: last.said.turn, text, words, worth: importance + bonus };
}

const SENTENCE = /[^.!?।\n]+[.!?।\n]*/g;
const WORD = /\S+/g;

/** A turn as it is, or cut at its sentences where it is longer than a passage. */
function piecesOf(said: Said): readonly Piece[] {
  const words = countWords(said.text);
  if (words <= WORDS && said.text.length <= MAX_CHARACTERS) return [{ said, text: said.text, words }];
  const pieces: Piece[] = [];
  let text = '';
  for (const [sentence] of said.text.matchAll(SENTENCE)) {
    for (const part of partsOf(sentence)) {
      // Also by length: sentences without a blank between them are one word, however many they are.
      const full = text.length + part.length > MAX_CHARACTERS || countWords(text) + countWords(part) > WORDS;
      if (text !== '' && full) {
        pieces.push({ said, text: text.trim(), words: countWords(text) });
        text = '';
      }
      text += part;
    }
  }
  if (text.trim() !== '') pieces.push({ said, text: text.trim(), words: countWords(text) });
  return pieces;
}

/** A sentence that is longer than a passage is cut at its words, a word that is endless at its characters. */
function partsOf(sentence: string): readonly string[] {
  if (sentence.length <= MAX_CHARACTERS && countWords(sentence) <= WORDS) return [sentence];
  const words = sentence.match(/\s*\S{1,200}/g) ?? [];
  const parts: string[] = [];
  for (let i = 0; i < words.length; i += WORDS)
    parts.push(
      words
        .slice(i, i + WORDS)
        .join('')
        .slice(0, MAX_CHARACTERS),
    );
  return parts;
}

function countWords(text: string): number {
  return text.match(WORD)?.length ?? 0;
}
