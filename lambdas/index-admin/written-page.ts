import type { WriteOutcome } from '../domain/search/ports.ts';
import type { WrittenPage } from '../domain/search/rebuild.ts';

/** Documents of a table that are read and written at a time. */
export const PAGE = 100;

/** What became of the documents of a page. Throws when the engine was too busy for one of them. */
export function writtenPage(outcomes: readonly WriteOutcome[], next: string | undefined): WrittenPage {
  const busy = outcomes.some(({ kind }) => kind === 'retry');
  if (busy) throw new Error('The search engine is too busy; the rebuild goes on when it is asked again.');
  const refused = outcomes.filter(({ kind }) => kind === 'refused').length;
  return { indexed: outcomes.length - refused, refused, next };
}
