import type { ConverseRequest } from '../converse/types.ts';
import { askedIn, userText } from './question.ts';

/** What somebody said in a call. */
interface Turn {
  /** Its number in the call, or among the sources of an answer. */
  readonly turn: number;
  readonly speaker: string;
  readonly text: string;
  /** Id of the complaint that it was said in, where the line names one. */
  readonly id?: string;
}

/** A sentence of a turn, verbatim. */
export interface Sentence {
  readonly turn: number;
  readonly speaker: string;
  readonly text: string;
  /** In lower case. */
  readonly words: readonly string[];
  /** Place in the call. */
  readonly place: number;
  /** Id of the complaint that it was said in, where there is one. */
  readonly id?: string;
}

/** More than any call has; a longer text is not read to its end. */
const MAX_SENTENCES = 2_000;

/** The sentences of what the user sent, in order: of its turns when there are any, else of all of it. A question is not said. */
export function sentencesIn(request: ConverseRequest): readonly Sentence[] {
  const { question, lines } = askedIn(request);
  const turns = turnsIn(lines);
  const isData = turns.length > 0 || question !== '';
  return (isData ? turns : [{ turn: 0, speaker: 'customer', text: userText(request) }])
    .flatMap(sentencesOf)
    .slice(0, MAX_SENTENCES)
    .map(placed);
}

/** Any line that is a JSON object with a text is a turn, wherever it stands. */
function turnsIn(lines: readonly string[]): readonly Turn[] {
  return lines.filter((line) => line.startsWith('{') && line.endsWith('}')).flatMap((line, i) => turnOf(line, i));
}

function turnOf(line: string, i: number): readonly Turn[] {
  try {
    const { turn: ofCall, source, speaker, text, complaint_id: id } = JSON.parse(line);
    if (typeof text !== 'string') return [];
    const turn = [source, ofCall].find(Number.isSafeInteger) ?? i;
    const said = { turn, speaker: typeof speaker === 'string' ? speaker : '', text };
    return [typeof id === 'string' ? { ...said, id } : said];
  } catch {
    return [];
  }
}

const SENTENCE = /[^.!?।\n]+[.!?।]*/gu;
const WORD = /[\p{L}\p{M}']+/gu;

function sentencesOf({ text, ...turn }: Turn): readonly Omit<Sentence, 'place'>[] {
  return Array.from(text.matchAll(SENTENCE), ([sentence]) => sentence.trim())
    .filter((sentence) => sentence !== '')
    .map((sentence) => ({ ...turn, text: sentence, words: sentence.toLowerCase().match(WORD) ?? [] }));
}

function placed(sentence: Omit<Sentence, 'place'>, place: number): Sentence {
  return { ...sentence, place };
}
