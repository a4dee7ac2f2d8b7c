import { SearchRig } from '../../testing/search-rig.ts';
import { callAnalyticsContract } from './call-analytics.contract.ts';
import { callSearchContract } from './call-search.contract.ts';

/** Set by `npm run test:real`. */
const url = process.env.CALLSIFT_TEST_OPENSEARCH_URL ?? '';

async function fresh(): Promise<SearchRig> {
  const rig = new SearchRig(url);
  await rig.wipe();
  return rig;
}

callSearchContract('the real OpenSearch', fresh);
callAnalyticsContract('the real OpenSearch', fresh);
