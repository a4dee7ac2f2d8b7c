import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MAX_QUERY } from '#lambdas/domain/search/search-request.ts';
import { readJsonLines } from '../../data/call-sets.ts';
import type { Corpus, Topic } from './corpus.ts';
import { documentRecord, type TextDocument } from './document-record.ts';

interface Query {
  readonly _id: string;
  readonly text: string;
}

/** A collection in BEIR's layout (Thakur et al. 2021): corpus.jsonl.gz, queries.jsonl.gz, qrels.tsv with a line of headings. */
export function readTextCorpus(folder: string, name: string, built: string): Corpus {
  const documents = readJsonLines<TextDocument>(join(folder, 'corpus.jsonl.gz'));
  const queries = readJsonLines<Query>(join(folder, 'queries.jsonl.gz'));
  const topics = judgedTopics(queries, readFileSync(join(folder, 'qrels.tsv'), 'utf8'));
  return { name, records: documents.map(documentRecord), topicSets: [{ name, built, topics }] };
}

/** The queries that have something relevant. `qrels` has a line a judgement: query, document, gain, with tabs between. */
export function judgedTopics(queries: readonly Query[], qrels: string): readonly Topic[] {
  const gains = new Map<string, Map<string, number>>();
  for (const line of qrels.split('\n').slice(1)) {
    const [query = '', document = '', gain = ''] = line.trim().split('\t');
    if (!(Number(gain) > 0)) continue;
    const known = gains.get(query) ?? new Map<string, number>();
    gains.set(query, known.set(document, Number(gain)));
  }
  return queries.flatMap(({ _id, text }) => {
    const relevant = gains.get(_id);
    return relevant === undefined ? [] : [{ id: _id, text: asQuery(text), relevant }];
  });
}

/**
 * A text as POST /search takes it: plain words, without the double quotes that would make phrases which every result must
 * hold; a text that is longer than a query is cut at a blank.
 */
export function asQuery(text: string, most = MAX_QUERY): string {
  const plain = text.replaceAll('"', ' ');
  if (plain.length <= most) return plain;
  const end = plain.lastIndexOf(' ', most);
  return plain.slice(0, end > 0 ? end : most);
}
