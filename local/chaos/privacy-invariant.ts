import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { PREFIX } from '#lambdas/names.ts';
import type { EnginesAccount } from '../load/engines-process.ts';
import type { World } from '../load/world.ts';
import { type Evidence, type Finding, finding } from './invariants.ts';
import { holdsCanary } from './prompt-watch.ts';

/** I6: no personal value of a made call in logs, reasons, dead letters, index, items and prompts. */
export async function nothingPersonal(world: World, evidence: Evidence, account: EnginesAccount): Promise<Finding> {
  const { leaks, calls, indexed } = evidence.state;
  const logs = await leakingLines([join(world.stateDir, 'logs'), dirname(world.stateDir)]);
  const reasons = await leakingReasons(world);
  const letters = evidence.deadLetters.filter(({ body }) => holdsCanary(body)).length;
  const found = {
    'items of the table': leaks.items,
    documents: leaks.documents,
    'log lines': logs.leaking,
    'reasons of the quarantine': reasons.leaking,
    'dead letters': letters,
    prompts: account.prompts.leaking,
  };
  const bad = Object.entries(found).flatMap(([where, n]) => (n > 0 ? [`${n} ${where}`] : []));
  const note = `${calls.length} items, ${indexed.length} documents, ${logs.lines} log lines, ${reasons.looked} reasons, ${account.prompts.looked} requests to models`;
  return finding('I6', 'nothing personal in logs, reasons, index or prompts', calls.length, bad, note);
}

async function leakingLines(folders: readonly string[]) {
  let [lines, leaking] = [0, 0];
  for (const folder of folders) {
    for (const name of (await readdir(folder)).filter((file) => file.endsWith('.log'))) {
      for await (const line of createInterface(createReadStream(join(folder, name)))) {
        lines++;
        if (holdsCanary(line)) leaking++;
      }
    }
  }
  return { lines, leaking };
}

async function leakingReasons({ s3, outputs: { bucket: Bucket } }: World) {
  let [looked, leaking] = [0, 0];
  for await (const Key of quarantineKeys(s3, Bucket)) {
    if (!Key.endsWith('.reason.json')) continue;
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
    looked++;
    if (holdsCanary((await Body?.transformToString()) ?? '')) leaking++;
  }
  return { looked, leaking };
}

/** All keys of the quarantine. */
export async function* quarantineKeys(s3: World['s3'], Bucket: string): AsyncGenerator<string> {
  let ContinuationToken: string | undefined;
  do {
    const page = await s3.send(
      new ListObjectsV2Command({ Bucket, Prefix: PREFIX.quarantine, ...(ContinuationToken && { ContinuationToken }) }),
    );
    for (const { Key } of page.Contents ?? []) if (Key !== undefined) yield Key;
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken !== undefined);
}
