import { afterAll, beforeAll } from 'vitest';
import { CALLS_ENGINE } from '#local/engines/calls-engine.ts';
import { ComplaintsEngine } from '#local/engines/complaints-engine.ts';
import { MemoryComplaints } from '../testing/memory-complaints.ts';
import { outstandingComplaintsContract } from './complaint-outstanding.contract.ts';
import { complaintStoreContract } from './complaint-store.contract.ts';
import { complaintThreadsContract } from './complaint-threads.contract.ts';

let engine: ComplaintsEngine;

beforeAll(async () => {
  engine = await ComplaintsEngine.start();
});
afterAll(() => engine.close());

const table = async () => (await engine.fresh()).store;
const memory = async () => new MemoryComplaints();

complaintStoreContract('memory', memory);
complaintStoreContract(CALLS_ENGINE, table);

outstandingComplaintsContract('memory', memory);
outstandingComplaintsContract(CALLS_ENGINE, table);

complaintThreadsContract('memory', memory);
complaintThreadsContract(CALLS_ENGINE, table);
