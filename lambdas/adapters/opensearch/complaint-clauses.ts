import type { ComplaintFilters } from '../../domain/complaints/listing/list.ts';
import { NO_OWNER } from '../../domain/complaints/listing/owners.ts';
import { wordsOf } from '../../domain/complaints/listing/words.ts';
import { pseudonymousId } from '../../domain/pii/pseudonymous-id.ts';
import { canonicalId } from '../../domain/transcript/canonical-id.ts';
import type { Clause } from './filter-clauses.ts';

const LISTS = ['department', 'status', 'priority', 'group', 'issue'] as const;
const IDS = ['client_id', 'call_id'] as const;

/** The filters as clauses of a bool query's `filter`. */
export function complaintClauses(filters: ComplaintFilters): readonly Clause[] {
  const { owner, due_before, text } = filters;
  const lists = LISTS.flatMap((field) => clauseOf(filters[field], (values) => ({ terms: { [field]: values } })));
  const ids = IDS.flatMap((field) => clauseOf(filters[field], (id) => ({ term: { [field]: id } })));
  return [
    ...lists,
    ...ids,
    ...clauseOf(owner, ownerClause),
    ...clauseOf(due_before, dueBefore),
    ...openedClauses(filters),
    ...clauseOf(text, textClause),
  ];
}

function clauseOf<T>(value: T | undefined, clause: (value: T) => Clause): readonly Clause[] {
  return value === undefined ? [] : [clause(value)];
}

/** What stands still or is done has no `due_at`. */
export const dueBefore = (time: string): Clause => ({ range: { due_at: { lt: time } } });

/** Any of the clauses. */
export const anyOf = (...should: readonly Clause[]): Clause => ({ bool: { should, minimum_should_match: 1 } });

function ownerClause(owners: readonly string[]): Clause {
  const terms = { terms: { owner: owners } };
  return owners.includes(NO_OWNER) ? anyOf(terms, { bool: { must_not: [{ exists: { field: 'owner' } }] } }) : terms;
}

function openedClauses({ opened_from, opened_to }: ComplaintFilters): readonly Clause[] {
  const bounds = {
    ...(opened_from !== undefined && { gte: opened_from }),
    ...(opened_to !== undefined && { lte: opened_to }),
  };
  return Object.keys(bounds).length > 0 ? [{ range: { opened_at: bounds } }] : [];
}

const EXACT = ['complaint_id', 'call_id', 'client_id', 'issue', 'entities'] as const;

/** Each word by its stem or by its sound, or the whole as an identifier. */
function textClause(text: string): Clause {
  const given = [...new Set([text, pseudonymousId(canonicalId(text))])];
  const exact = EXACT.map((field) => ({ terms: { [field]: given } }));
  return anyOf({ bool: { filter: wordsOf(text).map(wordClause) } }, ...exact);
}

/** Digits of any script. */
const DIGIT = /\p{Nd}/u;

/** A word that an analyser drops, such as `the`, asks for nothing. A number has no sound. */
function wordClause(word: string): Clause {
  const match = { query: word, operator: 'and', zero_terms_query: 'all' };
  const written = { match: { text: match } };
  return DIGIT.test(word) ? written : anyOf(written, { match: { 'text.sounds': match } });
}
