import { SearchRig } from '../../testing/search-rig.ts';
import { callAnalyticsContract } from './call-analytics.contract.ts';
import { callBrowseContract } from './call-browse.contract.ts';
import { callIndexContract } from './call-index.contract.ts';
import { callSearchContract } from './call-search.contract.ts';
import { dataVersionsContract } from './data-versions.contract.ts';
import { filtersContract } from './filters.contract.ts';
import { passagesContract } from './passages.contract.ts';
import { rebuildContract } from './rebuild.contract.ts';

/** Set by `npm run test:real`. */
const url = process.env.CALLSIFT_TEST_OPENSEARCH_URL ?? '';

async function fresh(): Promise<SearchRig> {
  const rig = new SearchRig(url);
  await rig.wipe();
  return rig;
}

callIndexContract('the real OpenSearch', fresh);
callSearchContract('the real OpenSearch', fresh);
rebuildContract('the real OpenSearch', fresh);
callAnalyticsContract('the real OpenSearch', fresh);
filtersContract('the real OpenSearch', fresh);
passagesContract('the real OpenSearch', fresh);
dataVersionsContract('the real OpenSearch', fresh);
callBrowseContract('the real OpenSearch', fresh);
