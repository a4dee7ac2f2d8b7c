import { sentencesOf } from '../../enrichment/plain-text.ts';
import { tokenize } from '../../text/tokenize.ts';
import { type ComplaintRules, type RuleKind, ruleKey } from './rules.ts';

/** What parts a sentence into what is told of one and of another. */
const PARTING = /;|(?<![\p{L}\p{M}\p{N}])(?:but|lekin|magar|लेकिन|मगर)(?![\p{L}\p{M}\p{N}])/giu;

const GRIEVANCES: readonly RuleKind[] = ['condition', 'priority'];

/** Whether a turn tells of what might happen, or of others, and of nothing that went wrong for the customer. */
export function isAside(text: string, found: ReadonlySet<string>, rules: ComplaintRules): boolean {
  const possible = rules.asides.filter(({ name }) => found.has(ruleKey('aside', name)));
  if (possible.length === 0) return false;
  const clauses = clausesOf(text).map((clause) => new Set(rules.wordsIn(tokenize(clause))));
  return possible.some(({ name }) => {
    const isIt = (words: ReadonlySet<string>) => words.has(ruleKey('aside', name));
    const isOwn = (words: ReadonlySet<string>) =>
      words.has(ruleKey('own', name)) || (!isIt(words) && isGrievance(words));
    return clauses.some(isIt) && !clauses.some(isOwn);
  });
}

function clausesOf(text: string): readonly string[] {
  return sentencesOf(text).flatMap((sentence) => sentence.split(PARTING));
}

function isGrievance(words: ReadonlySet<string>): boolean {
  return [...words].some((key) => GRIEVANCES.some((kind) => key.startsWith(ruleKey(kind, ''))));
}
