import type { Topic } from './corpus.ts';

/** Labels of a call by people who had its tasks before them. */
export interface TaskLabels {
  readonly call_id: string;
  /** Such as `bill_dispute`. */
  readonly tasks: readonly string[];
}

/** One query a task, its name with blanks; right is every call with that task. */
export function taskTopics(labels: readonly TaskLabels[]): readonly Topic[] {
  const tasks = [...new Set(labels.flatMap((label) => label.tasks))].sort();
  return tasks.map((task) => topicOf(task, [task], labels));
}

/**
 * One query for each combination of two tasks or more that some call has, the names of its tasks; right is every call that
 * has all of them. Many combinations are of a few calls, some of a single one, which is then a known item.
 */
export function taskSetTopics(labels: readonly TaskLabels[]): readonly Topic[] {
  const sets = new Map(labels.map(({ tasks }) => [...new Set(tasks)].sort()).map((set) => [set.join('+'), set]));
  return [...sets].filter(([, set]) => set.length > 1).map(([id, set]) => topicOf(id, set, labels));
}

function topicOf(id: string, tasks: readonly string[], labels: readonly TaskLabels[]): Topic {
  const right = labels.filter((label) => tasks.every((task) => label.tasks.includes(task)));
  return { id, text: tasks.map(wordsOf).join(' '), relevant: gainsOf(right) };
}

const wordsOf = (label: string): string => label.replaceAll('_', ' ');

const gainsOf = (labels: readonly { readonly call_id: string }[]) =>
  new Map(labels.map(({ call_id }) => [call_id, 1] as const));

/** Labels of a call about which only its classes are known. */
export interface ClassLabels {
  readonly call_id: string;
  readonly gold_intent_set: readonly string[];
  readonly fraud?: boolean;
}

/**
 * What a class is called in English, in Hindi as people type it, and in Hindi; dictionary words for the class, not words of
 * any call. `general` is left out: it names no subject that one could ask for.
 */
const CLASS_NAMES = {
  technical_issue: ['technical issue', 'takneeki samasya', 'तकनीकी समस्या'],
  billing_dispute: ['billing dispute', 'galat bill', 'गलत बिल'],
  complaint: ['complaint', 'shikayat', 'शिकायत'],
  inquiry: ['inquiry', 'jaankari chahiye', 'जानकारी चाहिए'],
  fraud: ['fraud', 'dhokhadhadi', 'धोखाधड़ी'],
} as const;

/** Three queries a class that some call has, one a language and script; right is every call of the class. */
export function classTopics(labels: readonly ClassLabels[]): readonly Topic[] {
  return Object.entries(CLASS_NAMES).flatMap(([name, texts]) => {
    const relevant = gainsOf(labels.filter((label) => classesOf(label).includes(name)));
    return relevant.size === 0 ? [] : texts.map((text, i) => ({ id: `${name}/${i + 1}`, text, relevant }));
  });
}

const classesOf = ({ gold_intent_set, fraud }: ClassLabels): readonly string[] =>
  fraud ? [...gold_intent_set, 'fraud'] : gold_intent_set;
