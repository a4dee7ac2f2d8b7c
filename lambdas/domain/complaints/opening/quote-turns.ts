import type { TriagedTurn } from '../../calls/record.ts';
import { beginning, sentencesOf } from '../../enrichment/plain-text.ts';
import type { Evidence } from '../../enrichment/types.ts';
import { MAX_EVIDENCE, MAX_SUMMARY, UNNAMED_ISSUE } from '../types.ts';
import type { Matter } from './find-matters.ts';
import type { HeardCall, HeardTurn } from './heard-call.ts';
import type { ComplaintRules } from './rules.ts';

/**
 * What the customer said of it, verbatim, the best first: turns that name it before those that only belong to it, and of
 * these the more important ones.
 */
export function quoteTurns(
  matter: Matter,
  heard: HeardCall,
  rules: ComplaintRules,
  departmentRule: string,
): readonly Evidence[] {
  const ranked = matter.turns
    .map((turn) => ({ turn, rank: rankOf(turn, matter, heard, departmentRule) }))
    .toSorted((a, b) => b.rank - a.rank || b.turn.said.importance_score - a.turn.said.importance_score)
    .map(({ turn: { said } }) => said);
  const telling = ranked.filter(({ importance_score }, i) => i === 0 || importance_score >= rules.quoted_from);
  return telling.slice(0, MAX_EVIDENCE).map((said) => ({ turn: said.turn, quote: quoteOf(said) }));
}

/** Of a complaint without a name: whether a rule of triage met the turn, and whether it names what it is about. */
function rankOf({ said, words, issues }: HeardTurn, { issue }: Matter, { ruleTurns }: HeardCall, rule: string): number {
  if (issue !== UNNAMED_ISSUE) return issues.includes(issue) ? 1 : 0;
  const met = [...ruleTurns.values()].some((turns) => turns.includes(said.turn));
  return (met ? 1 : 0) + (words.has(rule) ? 1 : 0);
}

/** The whole turn where it is short; else its sentence with the most keywords of triage, or the beginning of that. */
function quoteOf({ text, keywords }: TriagedTurn): string {
  const whole = text.trim();
  if (whole.length <= MAX_SUMMARY) return whole;
  const sentences = sentencesOf(whole).map((sentence) => ({ sentence, keywords: countOf(keywords, sentence) }));
  const most = Math.max(0, ...sentences.slice(0, MAX_SENTENCES).map((one) => one.keywords));
  const best = sentences.find((one) => one.keywords === most)?.sentence ?? whole;
  return beginning(best, MAX_SUMMARY);
}

/** Sentences of a turn that are compared; a turn with more is no speech. */
const MAX_SENTENCES = 200;

function countOf(keywords: readonly string[], sentence: string): number {
  const said = sentence.toLowerCase();
  return keywords.filter((keyword) => said.includes(keyword)).length;
}
