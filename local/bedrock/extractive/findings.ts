import type { Sentence } from './call-text.ts';
import { clip, clipAtClause, firstWords } from './clip.ts';
import { cueCount, frequentWords, strongest, withCue } from './cues.ts';

/** What a part of an answer is filled from. */
export interface Scope {
  readonly sentences: readonly Sentence[];
  /** The sentence that the part is about; undefined where it is about none. */
  readonly focus?: Sentence | undefined;
  /** The sentences that answer the question, where one is asked. */
  readonly answers?: readonly Sentence[];
  /** The key of an issue, where the part is one. */
  readonly key?: string;
}

const MOST_FINDINGS = 3;
/** What prompts ask for, in words and in characters; a schema may want less. */
const WORDS_OF_A_QUOTE = 20;
const LENGTH_OF_A_QUOTE = 200;
const LENGTH_OF_A_CLAIM = 240;
const NEW_ISSUE = 'NEW_ISSUE';

/** What a list is about, an entry for each item, by the name of the list. */
export function scopesOf(name: string, scope: Scope, keys: readonly string[]): readonly Scope[] {
  const about = (focus: Sentence): Scope => ({ ...scope, focus });
  switch (name) {
    case 'key_issues':
      return issues(scope, keys);
    case 'action_items':
      return withCue(scope.sentences, 'promise')
        .filter(({ words }) => words.length > 3)
        .slice(0, MOST_FINDINGS)
        .map(about);
    case 'evidence':
      return scope.focus === undefined ? [] : [scope];
    default:
      return scope.focus === undefined ? strongest(scope.sentences).slice(0, MOST_FINDINGS).map(about) : [scope];
  }
}

/** Keys whose words are said, each with the sentence that says most of them; else the strongest sentence as a new issue. */
function issues(scope: Scope, keys: readonly string[]): readonly Scope[] {
  const found = keys
    .filter((key) => key !== NEW_ISSUE)
    .flatMap((key) => {
      const best = bestFor(key, scope.sentences);
      return best === undefined ? [] : [{ ...best, key }];
    })
    .sort((a, b) => b.share - a.share)
    .slice(0, MOST_FINDINGS);
  if (found.length > 0) return found.map(({ focus, key }) => ({ ...scope, focus, key }));
  // A new issue is named by words of its sentence, so that it must have some.
  const focus = withCue(strongest(scope.sentences), 'problem').find((one) => frequentWords([one], 1).length > 0);
  return focus === undefined || !keys.includes(NEW_ISSUE) ? [] : [{ ...scope, focus, key: NEW_ISSUE }];
}

/** Share of the words of a key that a sentence must have. */
const ENOUGH = 0.5;

function bestFor(key: string, sentences: readonly Sentence[]): { focus: Sentence; share: number } | undefined {
  const stems = key
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word.length > 2)
    .map(stemOf);
  const shares = sentences.map((focus) => {
    const said = stems.filter((stem) => focus.words.some((word) => word.startsWith(stem)));
    return { focus, share: stems.length === 0 ? 0 : said.length / stems.length };
  });
  const best = shares.toSorted((a, b) => b.share - a.share)[0];
  return best !== undefined && best.share >= ENOUGH ? best : undefined;
}

/** Enough of a word to know its other forms by: `bill` of billing, `cancel` of cancellation. */
function stemOf(word: string): string {
  return word.slice(0, Math.max(4, Math.ceil(word.length * 0.6)));
}

/** What an object is about, by its name; most are about what they stand in. */
export function scopeOf(name: string, scope: Scope): Scope {
  const cue = { churn_risk: 'leaving', escalation_risk: 'escalating' } as const;
  if (name !== 'churn_risk' && name !== 'escalation_risk') return scope;
  return { ...scope, focus: withCue(scope.sentences, cue[name])[0] };
}

/** The words of a text, by its name; undefined where there is nothing to say. */
export function wordsFor(name: string, { sentences, focus, key, answers }: Scope): string | undefined {
  switch (name) {
    case 'summary':
      return inOrder(strongest(sentences).slice(0, MOST_FINDINGS));
    case 'proposed_name':
      return key === NEW_ISSUE && focus !== undefined ? frequentWords([focus], 3).join('_') : undefined;
    case 'quote':
      return focus === undefined ? undefined : clip(firstWords(focus.text, WORDS_OF_A_QUOTE), LENGTH_OF_A_QUOTE);
    default:
      if (answers !== undefined) return focus === undefined ? undefined : clipAtClause(focus.text, LENGTH_OF_A_CLAIM);
      return (focus ?? strongest(sentences)[0])?.text;
  }
}

function inOrder(sentences: readonly Sentence[]): string {
  return sentences
    .toSorted((a, b) => a.place - b.place)
    .map(({ text }) => text)
    .join(' ');
}

/** A value of an enumeration, by its name; undefined where the name says nothing. */
export function choiceFor(name: string, { sentences, focus, key }: Scope): string | undefined {
  switch (name) {
    case 'key':
      return key;
    case 'level':
      return focus === undefined ? 'low' : 'high';
    case 'owner':
      return focus?.speaker;
    case 'resolution':
      return sentences.slice(-3).some((sentence) => cueCount(sentence, 'settled') > 0) ? 'resolved' : 'unknown';
    case 'customer_effort': {
      const repeated = withCue(sentences, 'repeated').length;
      return repeated === 0 ? 'low' : repeated < 3 ? 'medium' : 'high';
    }
    default:
      return undefined;
  }
}
