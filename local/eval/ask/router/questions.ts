import { readFileSync } from 'node:fs';
import type { Dimension } from '#lambdas/domain/analytics/dimensions.ts';
import type { Metric } from '#lambdas/domain/analytics/metrics.ts';
import type { QueryType } from '#lambdas/domain/query/interpretation.ts';
import { VOCABULARY_FIELDS, type Vocabulary } from '#lambdas/domain/query/vocabulary.ts';
import { readJsonLines } from '../../../data/call-sets.ts';

export const STYLES = ['terse', 'chatty', 'hinglish'] as const;
export type Style = (typeof STYLES)[number];

export const SPLITS = ['dev', 'test'] as const;
export type Split = (typeof SPLITS)[number];

/** Filters as a person would fill them in; days are those of the question's time zone, an end of today or later is none. */
export interface ExpectedFilters {
  readonly [field: string]: unknown;
  readonly date_range?: { readonly start?: string; readonly end?: string };
  readonly not?: Readonly<Record<string, readonly string[]>>;
  readonly contains?: readonly string[];
  readonly duration_min?: number;
  readonly duration_max?: number;
}

/** What of a plan matters; what is missing is the default: a count, no groups, no percentages, any order. */
export interface ExpectedPlan {
  readonly metrics?: readonly Metric[];
  readonly group_by?: readonly { readonly by: Dimension; readonly top?: number }[];
  readonly order?: 'asc' | 'desc';
  readonly percentages?: boolean;
}

/** A list means that each of them is right. What is missing is not judged. */
export interface Expected {
  readonly query_type: QueryType | readonly QueryType[];
  readonly filters?: ExpectedFilters | readonly ExpectedFilters[];
  readonly plan?: ExpectedPlan | readonly ExpectedPlan[];
  /** A share of the calls of `share_of` is asked for. */
  readonly share?: true;
  readonly share_of?: ExpectedFilters;
}

/** A question of the set, written for it. */
export interface RouterQuestion {
  readonly id: string;
  readonly style: Style;
  readonly query: string;
  readonly time_zone: string;
  readonly expected: Expected;
}

/** The moment at which all questions of the set are asked: a Wednesday. */
export const ASKED_AT = new Date('2026-11-18T10:00:00Z');

const FOLDER = new URL('../questions/', import.meta.url).pathname;

export function readQuestions(split: Split): readonly RouterQuestion[] {
  return readJsonLines<RouterQuestion>(`${FOLDER}${split}.jsonl`);
}

/** What the questions of the set may name; another file of the same shape may lack fields. */
export function readVocabulary(path = `${FOLDER}vocabulary.json`): Vocabulary {
  const named = JSON.parse(readFileSync(path, 'utf8')) as Partial<Vocabulary>;
  const fields = VOCABULARY_FIELDS.map((field) => [field, named[field] ?? []] as const);
  return Object.fromEntries(fields) as unknown as Vocabulary;
}

export const listOf = <T>(value: T | readonly T[]): readonly T[] =>
  Array.isArray(value) ? (value as readonly T[]) : [value as T];
