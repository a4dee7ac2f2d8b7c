import type { TriagedCall } from '../calls/record.ts';
import { beginning, plainText, sentencesOf } from './plain-text.ts';
import { type Answer, LIMITS } from './schema.ts';
import type { SentTurn } from './select-turns.ts';
import type { Evidence, Insights } from './types.ts';
import { verify } from './verify.ts';

/** Nobody read the call; it is only what triage noticed. */
const CONFIDENCE = 0.2;
/** Rule of triage that tells of a lawyer or a court. */
const LEGAL_RULE = 'legal-action';
/** A shorter sentence tells little: "yes, please". */
const MIN_SENTENCE_WORDS = 4;

type ReadCall = Pick<TriagedCall, 'turns'> & { readonly triage: Pick<TriagedCall['triage'], 'issues' | 'reasons'> };
type Said = TriagedCall['turns'][number];

/**
 * What can be said of a call without a model, from triage alone: the strongest sentences of the customer word for word,
 * the issues that rules found with the turns where they did, and their keywords. What only a reader can tell is unknown.
 * It goes through the same verification as the answer of a model.
 */
export function extractiveInsights(call: ReadCall): Insights {
  const said = call.turns.map((turn) => ({ ...turn, text: plainText(turn.text) })).filter(({ text }) => text !== '');
  const sent = said.map(({ turn, speaker, text }): SentTurn => ({ turn, speaker, text }));
  const answer: Answer = {
    summary: summaryOf(said),
    key_issues: call.triage.issues.flatMap((key) => issueOf(key, said)),
    action_items: [],
    tags: tagsOf(said),
    resolution: 'unknown',
    customer_effort: 'unknown',
    churn_risk: { level: 'unknown', evidence: [] },
    escalation_risk: escalationRisk(call, said),
    confidence: CONFIDENCE,
  };
  return verify(answer, sent);
}

interface Sentence {
  readonly text: string;
  readonly importance: number;
  readonly place: number;
}

/** Sentences of the most important turns, as many as fit, in the order of the call. */
function summaryOf(said: readonly Said[]): string {
  const spoken = said.filter(({ speaker }) => speaker !== 'agent');
  const all = (spoken.length > 0 ? spoken : said).flatMap(({ text, importance_score: importance }) =>
    sentencesOf(text).map((sentence) => ({ text: sentence, importance })),
  );
  const sentences = all.map((sentence, place): Sentence => ({ ...sentence, place }));
  const telling = sentences.filter(({ text }) => text.split(' ', MIN_SENTENCE_WORDS).length === MIN_SENTENCE_WORDS);
  const ranked = (telling.length > 0 ? telling : sentences).toSorted(
    (a, b) => b.importance - a.importance || a.place - b.place,
  );
  const chosen = withinLength(ranked, LIMITS.summary);
  return chosen
    .sort((a, b) => a.place - b.place)
    .map(({ text }) => text)
    .join(' ');
}

function withinLength(ranked: readonly Sentence[], limit: number): Sentence[] {
  const [first, ...others] = ranked;
  if (first === undefined) return [];
  const chosen = [{ ...first, text: beginning(first.text, limit) }];
  let left = limit - (chosen[0]?.text.length ?? 0);
  for (const sentence of others) {
    if (sentence.text.length + 1 > left) continue;
    chosen.push(sentence);
    left -= sentence.text.length + 1;
  }
  return chosen;
}

function issueOf(key: string, said: readonly Said[]): Answer['key_issues'] {
  const where = said
    .filter(({ issues }) => issues.includes(key))
    .toSorted((a, b) => b.importance_score - a.importance_score);
  const evidence = where.slice(0, LIMITS.evidence).map(quoteOf);
  return evidence.length === 0 ? [] : [{ key, description: key.replaceAll('_', ' '), evidence }];
}

function escalationRisk({ triage }: ReadCall, said: readonly Said[]): Answer['escalation_risk'] {
  const turns = new Set(triage.reasons.filter(isLegal).map(({ turn }) => turn));
  const evidence = said.filter(({ turn }) => turns.has(turn)).map(quoteOf);
  return evidence.length === 0 ? { level: 'unknown', evidence: [] } : { level: 'high', evidence };
}

function isLegal({ feature, value }: TriagedCall['triage']['reasons'][number]): boolean {
  return feature === 'rule' && value === LEGAL_RULE;
}

/** The beginning of a turn: which of its words a rule met is not kept. */
function quoteOf({ turn, text }: Said): Evidence {
  return { turn, quote: beginning(text, LIMITS.quote) };
}

/** Products first, as there are fewer of them. */
function tagsOf(said: readonly Said[]): string[] {
  const products = said.flatMap((turn) => turn.products);
  const keywords = said.flatMap((turn) => turn.keywords);
  const short = [...products, ...keywords].filter((tag) => tag.length <= LIMITS.tag);
  return [...new Set(short.map((tag) => tag.toLowerCase()))].slice(0, LIMITS.tags);
}
