import { afterAll, beforeAll } from 'vitest';
import { startOpenSearch } from '#local/opensearch/server.ts';
import { SearchRig } from '../../testing/search-rig.ts';
import { callBrowseContract } from './call-browse.contract.ts';

let engine: Awaited<ReturnType<typeof startOpenSearch>>;

beforeAll(async () => {
  engine = await startOpenSearch({ port: 0 });
});
afterAll(() => engine.stop());

callBrowseContract('the embedded OpenSearch', async () => {
  const rig = new SearchRig(`http://127.0.0.1:${engine.port}`);
  await rig.wipe();
  return rig;
});
