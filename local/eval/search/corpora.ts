import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from '../../cli/command.ts';
import { readClassCorpus, readTaskCorpus } from './call-corpora.ts';
import type { Corpus } from './corpus.ts';
import { readTextCorpus } from './text-corpora.ts';

interface Source {
  /** Below the folder of the data. */
  readonly path: string;
  /** What must be there. */
  readonly file: string;
  readonly read: (path: string) => Corpus | Promise<Corpus>;
}

const JUDGED = 'Queries and judgements of the collection itself';

const SOURCES = {
  scifact: {
    path: 'rag/scifact',
    file: '/corpus.jsonl.gz',
    read: (path) => readTextCorpus(path, 'scifact', `${JUDGED}: the 300 claims of BEIR's test set.`),
  },
  bank: {
    path: 'rag/tau2_banking_kb',
    file: '/corpus.jsonl.gz',
    read: (path) =>
      readTextCorpus(
        path,
        'bank',
        `${JUDGED}: a customer's whole story, cut to the longest query; the articles needed.`,
      ),
  },
  star: { path: 'calls/star/dev', file: '.calls.jsonl.gz', read: (path) => readTaskCorpus(path, 'star') },
  hinglish: {
    path: 'calls/cucom_hinglish/even',
    file: '.calls.jsonl.gz',
    read: (path) => readClassCorpus(path, 'hinglish'),
  },
} as const satisfies Record<string, Source>;

export type CorpusName = keyof typeof SOURCES;
export const CORPORA = Object.keys(SOURCES) as readonly CorpusName[];

export async function readCorpus(data: string, name: CorpusName): Promise<Corpus> {
  const { path, file, read } = SOURCES[name];
  const full = join(data, path);
  if (!existsSync(`${full}${file}`)) throw new CommandError(`${data} has no ${path}${file}.`, 66);
  return await read(full);
}
