import type { CallRecord } from '#lambdas/domain/calls/record.ts';
import { readJsonLines } from '../../data/call-sets.ts';
import type { Corpus, Topic, TopicSet } from './corpus.ts';
import { type ClassLabels, classTopics, type TaskLabels, taskSetTopics, taskTopics } from './label-topics.ts';
import { triagedRecords } from './triaged-records.ts';

interface CallLine {
  readonly call_id: string;
}

/** Calls whose labels name the tasks that the people who played them were given. `path` is that of the files before their endings. */
export async function readTaskCorpus(path: string, name: string): Promise<Corpus> {
  const calls = await readCalls<TaskLabels>(path);
  return {
    name,
    records: calls.map(({ record }) => record),
    topicSets: [
      {
        name: `${name}-tasks`,
        built: 'A query a task label, its name with blanks; right is every call with that task (class retrieval).',
        topics: storedIds(calls, taskTopics),
      },
      {
        name: `${name}-task-sets`,
        built:
          'A query a combination of task labels that some call has, their names; right is every call with all of these tasks (known-item search where that is one call).',
        topics: storedIds(calls, taskSetTopics),
      },
    ],
  };
}

/** Calls of which only classes are labelled. */
export async function readClassCorpus(path: string, name: string): Promise<Corpus> {
  const calls = await readCalls<ClassLabels>(path);
  const topicSet: TopicSet = {
    name,
    built:
      'Three queries a class label (intents and fraud), its name in English, romanised Hindi and Devanagari; right is every call of the class (class retrieval).',
    topics: storedIds(calls, classTopics),
  };
  return { name, records: calls.map(({ record }) => record), topicSets: [topicSet] };
}

interface LabelledCall<L> {
  readonly record: CallRecord;
  readonly labels: L;
}

async function readCalls<L extends { readonly call_id: string }>(path: string): Promise<readonly LabelledCall<L>[]> {
  const lines = readJsonLines<CallLine>(`${path}.calls.jsonl.gz`);
  const labels = new Map(readJsonLines<L>(`${path}.labels.jsonl.gz`).map((label) => [label.call_id, label]));
  const records = await triagedRecords(lines);
  return lines.flatMap(({ call_id }, i) => {
    const [record, label] = [records[i], labels.get(call_id)];
    return record === undefined || label === undefined ? [] : [{ record, labels: label }];
  });
}

/** Topics over the ids that the calls are stored by: redaction may have changed them. */
function storedIds<L extends { readonly call_id: string }>(
  calls: readonly LabelledCall<L>[],
  build: (labels: readonly L[]) => readonly Topic[],
): readonly Topic[] {
  return build(calls.map(({ record, labels }) => ({ ...labels, call_id: record.call_id })));
}
