import { describeOpenSearch } from './opensearch.contract.ts';

/** Set by `npm run test:real`. */
const url = process.env.CALLSIFT_TEST_OPENSEARCH_URL ?? '';

describeOpenSearch('the real OpenSearch', async () => url);
