import { shownText } from '../../query/figures/label-words.ts';
import { numberWords } from '../../query/figures/number-words.ts';
import { UNNAMED_ISSUE } from '../types.ts';
import type { SummaryRequest } from './read-request.ts';
import { topIssues } from './top-issues.ts';
import type { IssueFigure, SummaryFacts } from './types.ts';

const DAY_LENGTH = '2026-11-21'.length;

/** What happened in two or three sentences; every number in them is one of the facts, or a day. */
export function whatSentence(facts: SummaryFacts, request: SummaryRequest): string {
  const { kpis, sentiment } = facts;
  const where = `${request.department === undefined ? '' : ` in ${spaced(request.department)}`} ${daysOf(request)}`;
  if (kpis.opened === 0) return `No complaint was opened${where}.`;
  const counted = `${complaints(kpis.opened)} opened${where}: ${numberWords(kpis.open)} still open, ${numberWords(kpis.resolved)} resolved or closed, ${numberWords(kpis.breached)} with a missed promise.`;
  const felt = `Customers were very negative in ${numberWords(sentiment.very_negative)} of these complaints and negative in ${numberWords(sentiment.negative)}.`;
  return [counted, issuesSentence(facts.issues), felt].filter((one) => one !== '').join(' ');
}

/** The key of an issue as words: `late_refund` is read `late refund`. */
export function keyWords(key: string): string {
  return key === UNNAMED_ISSUE ? 'an issue without a name' : spaced(key);
}

function spaced(key: string): string {
  return shownText(key.replace(/[_-]/g, ' '));
}

function complaints(count: number): string {
  return `${numberWords(count)} ${count === 1 ? 'complaint was' : 'complaints were'}`;
}

function daysOf({ start, end }: SummaryRequest): string {
  const [first, last] = [start.slice(0, DAY_LENGTH), end.slice(0, DAY_LENGTH)];
  return first === last ? `on ${first}` : `from ${first} to ${last}`;
}

function issuesSentence(issues: readonly IssueFigure[]): string {
  const named = topIssues(issues).map(({ issue, count }) => `${keyWords(issue)} (${numberWords(count)})`);
  const list = named.length < 2 ? named.join('') : `${named.slice(0, -1).join(', ')} and ${named.at(-1)}`;
  const nameless = issues.find(({ issue }) => issue === UNNAMED_ISSUE)?.count ?? 0;
  const rest = nameless === 0 ? '' : `${numberWords(nameless)} ${nameless === 1 ? 'has' : 'have'} no named issue`;
  if (list === '') return rest === '' ? '' : `${rest}.`;
  return `Most frequent: ${list}${rest === '' ? '' : `; ${rest}`}.`;
}
