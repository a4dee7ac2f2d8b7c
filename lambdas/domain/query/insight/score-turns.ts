import { plainText } from '../../enrichment/plain-text.ts';
import type { PassageTurn } from '../ports.ts';
import { knownOf, type QuestionWords, readQuestion } from './question-words.ts';
import type { RetrievedCall } from './types.ts';
import { contentOf, formsOf, readWords } from './words/read-words.ts';

/** A turn that may become a source. */
export interface ScoredTurn {
  readonly call: RetrievedCall;
  readonly turn: PassageTurn;
  /** One line. */
  readonly text: string;
  /** 0..1: what of the question it says, or means; to compare between questions. */
  readonly relevance: number;
  /** To compare within one answer: relevance, who speaks, and how well its call was found. */
  readonly score: number;
  /** Its different content words, to tell what says the same. */
  readonly stems: ReadonlySet<string>;
}

/**
 * Cosines between which a passage goes from meaning nothing of the question to meaning it. Unrelated texts of one language
 * have cosines of 0.1 to 0.2 with the models in question.
 */
const MEANING = { from: 0.2, to: 0.7 } as const;
/** How sure words alone and meaning alone can make; together they make surer, as independent signs do. */
const WORDS_ALONE = 0.9;
const MEANING_ALONE = 0.8;
/** Of a turn that says something, where the question names no matter ("what do people complain about"): all that was found fits. */
const GENERAL = 0.4;
/** Of a turn without a content word. */
const EMPTY = 0.1;
/** What customers say tells more of customers than what agents say. */
const SPEAKERS = { customer: 1, unknown: 0.95, agent: 0.8 } as const;
/** Place of its call at which a turn's score is half of what it were in the first. */
const HALF_PLACE = 10;
/** Turns that are looked at; calls give at most twelve each. */
const MAX_TURNS = 600;

/** Scores the turns of the calls, which stand best first, against the question; best first. */
export function scoreTurns(question: string, calls: readonly RetrievedCall[]): readonly ScoredTurn[] {
  const read = calls.flatMap((call, place) => readCall(call, place)).slice(0, MAX_TURNS);
  const asked = readQuestion(
    question,
    read.map(({ forms }) => forms),
  );
  const known = new Map(calls.map((call) => [call, knownOf(call.passages)]));
  const scored = read.map((one) => score(one, asked, known.get(one.call) ?? new Set()));
  return scored.toSorted((a, b) => b.score - a.score);
}

type ReadTurn = Pick<ScoredTurn, 'call' | 'turn' | 'text' | 'stems'> & {
  readonly forms: ReadonlySet<string>;
  readonly place: number;
};

function readCall(call: RetrievedCall, place: number): readonly ReadTurn[] {
  return call.passages.turns.flatMap((turn) => {
    const text = plainText(turn.text);
    if (text === '') return [];
    const words = readWords(text);
    return [
      { call, turn, text, place, forms: formsOf(words), stems: new Set(contentOf(words).map(({ stem }) => stem)) },
    ];
  });
}

function score(one: ReadTurn, asked: QuestionWords, known: ReadonlySet<string>): ScoredTurn {
  const { call, turn, text, stems } = one;
  const said = WORDS_ALONE * asked.coverage(one.forms, known);
  const meant = turn.near ? MEANING_ALONE * meaning(call.cosine) : 0;
  const fits = 1 - (1 - said) * (1 - meant);
  const general = asked.words.every((word) => word.forms.some((form) => known.has(form)));
  const relevance = (general ? Math.max(GENERAL, fits) : fits) * (stems.size === 0 ? EMPTY : 1);
  const rank = 1 / (1 + one.place / HALF_PLACE);
  const telling = 0.8 + 0.2 * Math.min(1, stems.size / 8);
  return {
    call,
    turn,
    text,
    stems,
    relevance,
    score: relevance * rank * SPEAKERS[turn.speaker] * telling,
  };
}

function meaning(cosine: number | undefined): number {
  if (cosine === undefined || !Number.isFinite(cosine)) return 0;
  return Math.min(1, Math.max(0, (cosine - MEANING.from) / (MEANING.to - MEANING.from)));
}
