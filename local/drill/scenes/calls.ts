import { PutObjectCommand } from '@aws-sdk/client-s3';
import { PREFIX } from '#lambdas/names.ts';
import { transcript } from '#lambdas/testing/samples.ts';
import type { DrillWorld } from '../drill-world.ts';

export const SAID = {
  /** Read at once, by the strong model. */
  critical: 'The router began to burn, there is smoke in the room and my child is coughing.',
  /** Read in a batch job, and opens a complaint. */
  complaint:
    'This is unacceptable. You charged me twice for order 88-1234 and nobody gives me my money back. I want to complain.',
  /** Read by no model. */
  plain: 'Could you tell me how I change the language of the app?',
} as const;

/** Records of the smallest batch job. */
export const A_JOB = 100;

let made = 0;

/** Uploads so many calls in one file; their ids. */
export async function upload({ clients, output }: DrillWorld, text: string, count = 1): Promise<readonly string[]> {
  const ids = Array.from({ length: count }, () => `drill-${made++}`);
  const metadata = (id: string) => ({ client_id: `of-${id}`, product: 'Fibre', region: 'north', agent_id: 'agent-1' });
  const timestamp = new Date().toISOString();
  const lines = ids.map((id) => JSON.stringify(transcript(id, text, { timestamp, metadata: metadata(id) })));
  const Key = `${PREFIX.transcripts}${ids[0]}.jsonl`;
  const Body = lines.join('\n');
  await clients.s3.send(new PutObjectCommand({ Bucket: output('TranscriptsBucketName'), Key, Body }));
  return ids;
}

interface Listed {
  readonly complaint_id: string;
}

/** Complaints that are open, the latest first; there may be none yet. */
export async function complaints(world: DrillWorld): Promise<readonly Listed[]> {
  const { status, text } = await world.ask('agent', '/complaints?limit=50');
  return status === 200 ? (JSON.parse(text) as { complaints: readonly Listed[] }).complaints : [];
}

const DAY_MS = 86_400_000;

/** So many days from now, such as `2026-11-21`. */
function day(from: number): string {
  return new Date(Date.now() + from * DAY_MS).toISOString().slice(0, 10);
}

let asked = 0;

/** Asks what no cache knows and only a model can answer, in each of the ways in which models are asked by people. */
export async function askModels(world: DrillWorld): Promise<void> {
  const query = `Why are customers unhappy about order number ${asked++}?`;
  await Promise.all([
    world.ask('analyst', '/query', { body: { query } }),
    world.ask('analyst', '/query/stream', { body: { query: `${query} Please say it in short.` } }),
    world.ask('analyst', '/complaints/summary', { body: { date_range: { start: day(-1), end: day(1) } } }),
  ]);
}
