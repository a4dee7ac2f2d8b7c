import { afterAll, beforeAll } from 'vitest';
import { CALLS_ENGINE } from '#local/engines/calls-engine.ts';
import { LedgerEngine } from '#local/engines/ledger-engine.ts';
import { MemoryLedger } from '../testing/memory-ledger.ts';
import { costReaderContract } from './cost-reader.contract.ts';
import { ledgerContract } from './ledger.contract.ts';

let engine: LedgerEngine;

beforeAll(async () => {
  engine = await LedgerEngine.start();
});
afterAll(() => engine.close());

ledgerContract('memory', async () => {
  const ledger = new MemoryLedger();
  return { ledger, rows: async () => ledger.rows() };
});
ledgerContract(CALLS_ENGINE, () => engine.fresh());

costReaderContract('memory', async () => {
  const ledger = new MemoryLedger();
  return { ledger, costs: ledger, rows: async () => ledger.rows() };
});
costReaderContract(CALLS_ENGINE, (now) => engine.fresh(undefined, now));
