import type { CallBatches } from '../domain/calls/ports.ts';
import type { CallIndex } from '../domain/search/ports.ts';
import type { RebuildSource } from '../domain/search/rebuild.ts';
import type { IndexSettings } from '../domain/search/settings.ts';
import { type EmbedDeps, embedMoments } from '../indexing/embed-moments.ts';
import { indexOperation, write } from '../indexing/index-calls.ts';
import type { Meter } from '../runtime/observability.ts';
import { PAGE, writtenPage } from './written-page.ts';

export interface CallSourceDeps extends EmbedDeps {
  readonly calls: Pick<CallBatches, 'scan' | 'size'>;
  /** The writing side of one index. */
  readonly indexOf: (name: string) => CallIndex;
  readonly settings: IndexSettings;
  readonly counter: Pick<Meter, 'count' | 'seconds'>;
  readonly pause: (ms: number) => Promise<void>;
}

/** Milliseconds for the model, a page. */
const EMBED_MS = 30_000;

/** The table of calls; the records of those that the index refuses say why once they are indexed again. */
export function callSource(deps: CallSourceDeps): RebuildSource {
  return {
    size: () => deps.calls.size(),
    async writePage({ index, after, outOfTime }) {
      const { calls, next } = await deps.calls.scan({ limit: PAGE, after });
      const embedded = await embedMoments(deps, calls, EMBED_MS);
      const failed = embedded.filter(({ complete }) => !complete).length;
      if (failed > 0) {
        throw new Error(`The embedding model failed for ${failed} calls; the rebuild goes on when it is asked again.`);
      }
      const operations = embedded.map((one) => indexOperation(one, deps.settings.embedding_model));
      const writing = { index: deps.indexOf(index), pause: deps.pause, outOfTime, counter: deps.counter };
      return writtenPage(await write(writing, operations), next);
    },
  };
}
