import { afterAll, beforeAll } from 'vitest';
import { CALLS_ENGINE, CallsEngine } from '#local/engines/calls-engine.ts';
import { MemoryCallStore } from '../testing/memory-calls.ts';
import { callBatchesContract } from './call-batches.contract.ts';
import { callEnrichmentContract } from './call-enrichment.contract.ts';
import { callSpendingContract } from './call-spending.contract.ts';
import { callStoreContract } from './call-store.contract.ts';

let engine: CallsEngine;

beforeAll(async () => {
  engine = await CallsEngine.start();
});
afterAll(() => engine.close());

callStoreContract('memory', async () => new MemoryCallStore());
callStoreContract(CALLS_ENGINE, async () => (await engine.fresh()).store);

callEnrichmentContract('memory', async () => new MemoryCallStore());
callEnrichmentContract(CALLS_ENGINE, async () => (await engine.fresh()).store);

callSpendingContract('memory', async () => new MemoryCallStore());
callSpendingContract(CALLS_ENGINE, async () => (await engine.fresh()).store);

callBatchesContract('memory', async () => {
  const calls = new MemoryCallStore();
  return { store: calls, batches: calls };
});
callBatchesContract(CALLS_ENGINE, () => engine.fresh());
