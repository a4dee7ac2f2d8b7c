import { ComplaintRig } from '../../testing/complaint-rig.ts';
import { complaintIndexContract } from './complaint-index.contract.ts';
import { complaintSearchContract } from './complaint-search.contract.ts';

/** Set by `npm run test:real`. */
const url = process.env.CALLSIFT_TEST_OPENSEARCH_URL ?? '';

async function fresh(): Promise<ComplaintRig> {
  const rig = new ComplaintRig(url);
  await rig.wipe();
  return rig;
}

complaintIndexContract('the real OpenSearch', fresh);
complaintSearchContract('the real OpenSearch', fresh);
