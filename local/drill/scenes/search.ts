import type { Scene } from '../scene.ts';
import { askModels, SAID, upload } from './calls.ts';
import { all, befall, DENIED, moved } from './faults.ts';

const HOURS = 24;
/** Questions of half an hour of which a share means something. */
const QUESTIONS = 60;
const AT_A_TIME = 6;

export const SEARCH_SCENES: readonly Scene[] = [
  {
    name: 'search-down',
    how: 'fault',
    what: 'every connection to the search engine is reset',
    alarms: ['SearchUnreachable', 'SearchClusterRed', 'SearchEngineDown'],
    quiet: ['ApiFailing', 'PipelineFailing', 'IndexBehind', 'EffectsOutstanding'],
    act: 1,
    raise: async (world) => befall(world, { service: 'opensearch', mishap: { kind: 'reset' } }),
    meanwhile: async (world) => void (await upload(world, SAID.plain)),
  },
  {
    name: 'index-behind',
    how: 'fault',
    what: 'indexing reads records of a day ago, and the embeddings of searches are refused',
    alarms: ['IndexLag', 'SearchDegraded', 'IndexBehind'],
    act: 3,
    raise: async (world) => {
      const answer = (text: string) => moved(text, -HOURS);
      return all(
        befall(world, { service: 'dynamodb', of: ['indexing'], mishap: { kind: 'altered', answer } }),
        befall(world, { service: 'bedrock', of: ['search'], mishap: DENIED }),
      );
    },
    meanwhile: async (world) => {
      await upload(world, SAID.plain);
      for (let i = 0; i < AT_A_TIME; i++) {
        await world.ask('analyst', '/search', { body: { query: `language of the app ${Date.now()}`, mode: 'hybrid' } });
      }
    },
  },
  {
    name: 'cache-misses',
    how: 'fault',
    what: `${QUESTIONS} questions, none of which was asked before`,
    alarms: ['CacheHitRateLow'],
    act: 2,
    raise: async (world) => {
      const ask = async (from: number) => {
        for (let i = from; i < QUESTIONS; i += AT_A_TIME) {
          const query = `How many calls about Fibre in the last ${i + 2} days?`;
          await world.ask('analyst', '/query', { body: { query } });
        }
      };
      await Promise.all(Array.from({ length: AT_A_TIME }, (_, i) => ask(i)));
      return () => {};
    },
  },
  {
    name: 'models-refuse',
    how: 'fault',
    what: 'Bedrock denies every request of those who ask chat models',
    alarms: ['ModelRefused', 'EnrichmentBatchFailed', 'ModelsUnavailable'],
    act: 3,
    raise: async (world) => {
      const of = ['enrichment', 'query', 'query-stream', 'complaint-summary'] as const;
      // Embeddings are let through, without which no question comes to a model.
      const when = ({ path }: { path: string }) => !/embed/.test(path);
      return befall(world, { service: 'bedrock', of, mishap: DENIED, when });
    },
    meanwhile: async (world) => {
      await upload(world, SAID.critical);
      await askModels(world);
    },
  },
];
