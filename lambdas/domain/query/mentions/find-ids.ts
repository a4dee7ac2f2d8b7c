import { identifiersIn } from '../../search/identifiers.ts';
import { MAX_ID } from '../../transcript/canonical-id.ts';
import type { IsTaken, Question, QuestionWord } from './question-words.ts';

/** An id that the question gives to an agent or a client. */
export interface FoundId {
  readonly field: 'agent_id' | 'client_id';
  /** As it is written. */
  readonly id: string;
  /** With the word before it, where that may be a part of it: `agent-02`. */
  readonly whole: string;
  /** Nothing but a hyphen or the like stands between: then it is one. */
  readonly isWhole: boolean;
  /** Half-open range of words, with those that say whose id it is. */
  readonly first: number;
  readonly end: number;
}

/** An order number or the like, and its words. */
export interface FoundIdentifier {
  /** As identifiersIn writes it. */
  readonly identifier: string;
  readonly first: number;
  readonly end: number;
}

const OWNERS: Readonly<Record<string, FoundId['field']>> = {
  agent: 'agent_id',
  agents: 'agent_id',
  client: 'client_id',
  clients: 'client_id',
  customer: 'client_id',
  customers: 'client_id',
  grahak: 'client_id',
  ग्राहक: 'client_id',
  एजेंट: 'agent_id',
};
const MARKS = /^(?:id|ids|no|number|numbers|code|is|=)$/;
const LIST = /^(?:and|or|aur|ya)$/;
/** Letters, digits and what holds them together in ids; an address may be one. */
const ID = /[\p{L}\p{M}\p{N}]+(?:[-_.:/#@+][\p{L}\p{M}\p{N}]+)*/uy;
const DIGIT = /\p{Nd}/u;
/** What a number stands before when it is none of an id. */
const COUNTED =
  /^(?:times|calls?|minute|hour|second|day|week|month|quarter|year|percent|customers?|people|complaints?|m\d{1,2}|ago|se|or|and)$/;

/** "Agent A-17", "client C-204 and C-205", "customer id 42": what stands behind such a word and has a digit. */
export function findIds({ text, words }: Question, isTaken: IsTaken): readonly FoundId[] {
  const found: FoundId[] = [];
  for (let i = 0; i < words.length; i++) {
    const owner = words[i]?.text ?? '';
    const field = Object.hasOwn(OWNERS, owner) ? OWNERS[owner] : undefined;
    if (field === undefined || isTaken(i)) continue;
    let at = i + 1;
    while (at < i + 3 && MARKS.test(words[at]?.text ?? '')) at++;
    const isWhole = at === i + 1 && isHyphenated(text, words, at);
    const name = text.slice(words[i]?.start, words[i]?.end).replace(/s$/i, '');
    let [first, kind]: [number, Place] = [i, at > i + 1 || isWhole ? 'marked' : 'bare'];
    for (
      let one = idAt({ text, words }, at, kind);
      one !== undefined && !isTaken(at);
      one = idAt({ text, words }, at, kind)
    ) {
      found.push({
        field,
        id: one.id,
        whole: `${name}-${one.id}`,
        isWhole: isWhole && kind === 'marked',
        first,
        end: one.end,
      });
      i = one.end - 1;
      at = LIST.test(words[one.end]?.text ?? '') ? one.end + 1 : one.end;
      if (at === one.end && words[at]?.before !== ',') break;
      [first, kind] = [at, 'listed'];
    }
  }
  return found;
}

const HYPHEN = /^[-_.]$/;

function isHyphenated(text: string, words: readonly QuestionWord[], at: number): boolean {
  return HYPHEN.test(text.slice(words[at - 1]?.end ?? 0, words[at]?.start ?? 0));
}

/** Nothing stands between, or a colon as in "client: C-204"; a comma between ids of a list. */
function isJoined(text: string, words: readonly QuestionWord[], at: number, place: Place): boolean {
  const { before = '', start = 0 } = words[at] ?? {};
  return (
    before === '' ||
    (before === ',' && place === 'listed') ||
    /^ ?: ?$/.test(text.slice(words[at - 1]?.end ?? 0, start))
  );
}

/** Behind the word for its owner, behind words that say that an id follows, or behind another id. */
type Place = 'bare' | 'marked' | 'listed';

function idAt({ text, words }: Question, at: number, place: Place): { id: string; end: number } | undefined {
  const word = words[at];
  if (word === undefined || !isJoined(text, words, at, place)) return undefined;
  ID.lastIndex = word.start;
  const id = ID.exec(text)?.[0] ?? '';
  if (!DIGIT.test(id) || id.length > MAX_ID) return undefined;
  const stop = word.start + id.length;
  let end = at + 1;
  while (end < words.length && (words[end]?.start ?? 0) < stop) end++;
  const isPlural = /s$/.test(words[at - 1]?.text ?? '');
  const isNumber = /^\p{Nd}+$/u.test(id);
  if (isNumber && (place === 'listed' || (place === 'bare' && (isPlural || COUNTED.test(words[end]?.form ?? '')))))
    return undefined;
  return { id, end };
}

/** Most words of one identifier. */
const MAX_WORDS = 6;
const NOT_ALPHANUMERIC = /[^\p{L}\p{M}\p{N}]/gu;

/** All identifiers of a question, and the words of those that can be told. */
export function findIdentifiers({ text, words }: Question): {
  all: readonly string[];
  found: readonly FoundIdentifier[];
} {
  const all = identifiersIn(text);
  const wanted = new Set(all);
  const found: FoundIdentifier[] = [];
  if (wanted.size === 0) return { all, found };
  const pieces = words.map((word) => word.text.normalize('NFKC').replace(NOT_ALPHANUMERIC, '').toUpperCase());
  for (let i = 0; i < pieces.length; i++) {
    const one = longestAt(pieces, i, wanted);
    if (one === undefined) continue;
    found.push(one);
    i = one.end - 1;
  }
  return { all, found };
}

function longestAt(pieces: readonly string[], i: number, wanted: ReadonlySet<string>): FoundIdentifier | undefined {
  let written = '';
  let longest: FoundIdentifier | undefined;
  for (let j = i; j < Math.min(pieces.length, i + MAX_WORDS); j++) {
    written += pieces[j] ?? '';
    if (wanted.has(written)) longest = { identifier: written, first: i, end: j + 1 };
  }
  return longest;
}
