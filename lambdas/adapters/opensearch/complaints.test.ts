import { afterAll, beforeAll } from 'vitest';
import { startOpenSearch } from '#local/opensearch/server.ts';
import { ComplaintRig } from '../../testing/complaint-rig.ts';
import { complaintIndexContract } from './complaint-index.contract.ts';
import { complaintSearchContract } from './complaint-search.contract.ts';

let engine: Awaited<ReturnType<typeof startOpenSearch>>;

beforeAll(async () => {
  engine = await startOpenSearch({ port: 0 });
});
afterAll(() => engine.stop());

async function fresh(): Promise<ComplaintRig> {
  const rig = new ComplaintRig(`http://127.0.0.1:${engine.port}`);
  await rig.wipe();
  return rig;
}

complaintIndexContract('the embedded OpenSearch', fresh);
complaintSearchContract('the embedded OpenSearch', fresh);
