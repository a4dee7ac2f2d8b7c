import { afterAll, beforeAll } from 'vitest';
import { startOpenSearch } from '#local/opensearch/server.ts';
import { SearchRig } from '../../testing/search-rig.ts';
import { callAnalyticsContract } from './call-analytics.contract.ts';
import { callIndexContract } from './call-index.contract.ts';
import { callSearchContract } from './call-search.contract.ts';
import { dataVersionsContract } from './data-versions.contract.ts';
import { filtersContract } from './filters.contract.ts';
import { passagesContract } from './passages.contract.ts';
import { rebuildContract } from './rebuild.contract.ts';

let engine: Awaited<ReturnType<typeof startOpenSearch>>;

beforeAll(async () => {
  engine = await startOpenSearch({ port: 0 });
});
afterAll(() => engine.stop());

async function fresh(): Promise<SearchRig> {
  const rig = new SearchRig(`http://127.0.0.1:${engine.port}`);
  await rig.wipe();
  return rig;
}

callIndexContract('the embedded OpenSearch', fresh);
callSearchContract('the embedded OpenSearch', fresh);
rebuildContract('the embedded OpenSearch', fresh);
callAnalyticsContract('the embedded OpenSearch', fresh);
filtersContract('the embedded OpenSearch', fresh);
passagesContract('the embedded OpenSearch', fresh);
dataVersionsContract('the embedded OpenSearch', fresh);
