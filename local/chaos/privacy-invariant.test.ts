import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { NO_REQUESTS } from '../bedrock/usage.ts';
import { CANARIES } from '../load/calls.ts';
import type { World } from '../load/world.ts';
import { nothingPersonal } from './privacy-invariant.ts';
import { wholeEvidence } from './test-evidence.ts';

const [CANARY] = CANARIES;
const REASON = 'quarantine/load/a.json.reason.json';

/** A world with one line of a log and one reason in quarantine. */
async function worldWith({ line = 'fine', reason = 'fine' }): Promise<World> {
  const dir = await mkdtemp(join(tmpdir(), 'callsift-privacy-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const stateDir = join(dir, 'state');
  await mkdir(join(stateDir, 'logs'), { recursive: true });
  await writeFile(join(stateDir, 'logs', 'triage.log'), `${line}\n`);
  const s3 = {
    send: async ({ input }: { input: object }) => {
      if (!('Key' in input)) return { Contents: [{ Key: REASON }] };
      return { Body: Object.assign(Readable.from([]), { transformToString: async () => reason }) };
    },
  };
  return { stateDir, s3, outputs: { bucket: 'b' } } as unknown as World;
}

const counted = { models: {}, total: NO_REQUESTS };
const account = (leaking: number) => ({
  usage: { chat: counted, embeddings: counted },
  injected: {},
  prompts: { looked: 1, leaking },
  embeddings: { invocations: [], questions: 0 },
});
const evidence = (leaks: { items?: number; documents?: number }) => {
  const whole = wholeEvidence();
  return { ...whole, state: { ...whole.state, leaks: { items: 0, documents: 0, ...leaks } } };
};
const letter = { queue: 'triage', body: `mail ${CANARY}`, poison: false, sentMs: 0 };

test('A run without a personal value anywhere holds', async () => {
  const found = await nothingPersonal(await worldWith({}), evidence({}), account(0));
  expect(found).toMatchObject({ violations: 0, checked: 3 });
  expect(found.note).toContain('1 log lines, 1 reasons');
});

test.each([
  ['1 items of the table', {}, evidence({ items: 1 }), 0],
  ['1 documents', {}, evidence({ documents: 1 }), 0],
  ['1 log lines', { line: `{"text":"${CANARY}"}` }, evidence({}), 0],
  ['1 reasons of the quarantine', { reason: `line with ${CANARY}` }, evidence({}), 0],
  ['1 dead letters', {}, { ...evidence({}), deadLetters: [letter] }, 0],
  ['1 prompts', {}, evidence({}), 1],
])('A personal value is found in %s', async (where, world, found, leaking) => {
  const { examples } = await nothingPersonal(await worldWith(world), found, account(leaking));
  expect(examples).toEqual([where]);
});
