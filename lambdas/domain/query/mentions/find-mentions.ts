import type { Field } from '../../analytics/dimensions.ts';
import type { Filters } from '../../search/filters.ts';
import type { Mention, QuestionLanguage } from '../interpretation.ts';
import type { Moment } from '../time/local-time.ts';
import type { Vocabulary } from '../vocabulary.ts';
import {
  addComparisons,
  addCountLimits,
  addDates,
  addFiscalYears,
  addIdentifiers,
  addIds,
  addNames,
  addPhrases,
  addRanks,
  addUnreadTimes,
  addValues,
} from './add-parts.ts';
import { comparedField } from './compared.ts';
import { createDraft } from './draft.ts';
import { createPartIndex } from './part-index.ts';
import { questionLanguage } from './question-language.ts';
import { readWords } from './question-words.ts';
import { restOf } from './rest.ts';
import { areApart, toFilters } from './to-filters.ts';
import { usableVocabulary } from './usable-values.ts';
import { createValueIndex } from './value-index.ts';

/** What the words of a question say for themselves. */
export interface FoundMentions {
  /**
   * In the order of the question, not overlapping: the better reading of a span wins. The value of a mention that stands
   * for several values lists them, `negative, very_negative`; that of a date has the local days, `2026-08-22..2026-09-20`,
   * open ends left out.
   */
  readonly mentions: readonly Mention[];
  /** Filters that follow from the mentions alone, valid by FiltersSchema; times in UTC. */
  readonly filters: Filters;
  /** How many groups are asked for: `top 5`, `5 sabse`, "three most common". */
  readonly top?: number;
  /** Fewest calls of the groups that are asked for: "with at least 60 calls". */
  readonly min_count?: number;
  /** Times are named that do not touch, such as two single days; the filter has what lies between as well. */
  readonly apart: boolean;
  /** The least are asked for first. */
  readonly ascending: boolean;
  /** A share is asked for. */
  readonly percentage: boolean;
  /** Order numbers and the like, as identifiersIn writes them; not ids of clients and agents, nor names of values. */
  readonly identifiers: readonly string[];
  /** The field of which two values, or the two times, are set against each other. */
  readonly compared?: Field | 'date_range';
  /**
   * The question without the words of dates, values, comparisons, ranks and shares, blanks collapsed. Values of issues and
   * tags stay, unless they are not wanted: their words are worth looking for.
   */
  readonly rest: string;
  readonly language: QuestionLanguage;
}

export type FindMentions = (question: string, context: Moment) => FoundMentions;

/**
 * Prepares the vocabulary once; finding is linear in the question's length. What is surest takes its words first: quoted
 * phrases, ids and names of the vocabulary, identifiers, then ranks, comparisons, dates, and other values.
 */
export function createMentionFinder(given: Vocabulary): FindMentions {
  const vocabulary = usableVocabulary(given);
  const indexes = { values: createValueIndex(vocabulary), parts: createPartIndex(vocabulary) };
  const agents = new Map(vocabulary.agent_id.map((id) => [agentKey(id), id]));
  // In quotes a tag may be any word.
  const tags = new Map(given.tag.map((tag) => [tag.toLowerCase(), tag]));
  return (question, context) => {
    const draft = createDraft(readWords(question));
    const quoted = addPhrases(draft, (text) => tags.get(text.toLowerCase()));
    addUnreadTimes(draft);
    const ids = addIds(draft, (id) => agents.get(agentKey(id)));
    const names = addNames(draft, indexes.values);
    addFiscalYears(draft);
    const identifiers = addIdentifiers(draft);
    const ranks = addRanks(draft);
    const counted = addCountLimits(draft);
    const limits = addComparisons(draft);
    const dates = addDates(draft, context);
    const values = addValues(draft, indexes, names);
    const mentions = draft.mentions();
    const compared = comparedField(question.toLowerCase(), mentions);
    return {
      mentions,
      filters: toFilters(
        { values: [...quoted.values, ...ids, ...values], dates, limits, phrases: quoted.phrases },
        context.time_zone,
      ),
      ...ranks,
      ...counted,
      apart: areApart(dates),
      identifiers,
      ...(compared !== undefined && { compared }),
      rest: restOf(question, mentions),
      language: questionLanguage(question),
    };
  };
}

/** agent_02, Agent-02 and "agent 02" are one. */
function agentKey(id: string): string {
  return id.toLowerCase().replace(/[-_.]/g, '');
}
