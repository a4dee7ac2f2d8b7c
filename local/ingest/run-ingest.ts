import { setTimeout as sleep } from 'node:timers/promises';
import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { type Expected, expectedOf, type InputFile } from './expected.ts';
import {
  checkUpload,
  isSettled,
  missingRejections,
  rejectionsOf,
  type SettlementDeps,
  type Upload,
} from './settlement.ts';
import { uploadFile } from './upload.ts';

/** Milliseconds between two looks at the table. */
const POLL_MS = 250;
/** Files looked at in one round; they are settled about in the order in which they were uploaded. */
const LOOKED_AT = 100;
/** Files that are uploaded side by side. */
const PARALLEL = 4;

export interface IngestDeps extends SettlementDeps {
  readonly sqs: SQSClient;
  readonly deadLetterUrl: string;
  /** Milliseconds without any progress after which waiting ends. */
  readonly patienceMs: number;
  /** `awaitingModel`: how many of the others are searchable and wait for a model to read them. */
  readonly onProgress: (done: number, total: number, awaitingModel: number) => void;
}

export interface IngestReport {
  readonly files: number;
  readonly calls: number;
  readonly stored: number;
  readonly superseded: number;
  readonly quarantined: number;
  readonly dead_letters: number;
  /** Calls that are stored and searchable, and that a model has yet to read when waiting ended. */
  readonly awaiting_model: number;
  /** All other calls and unreadable parts of which nothing was found before patience ran out. */
  readonly unaccounted: number;
  readonly seconds: number;
  readonly calls_per_second: number;
  readonly reasons: readonly {
    readonly key: string;
    readonly line?: number;
    readonly code: string;
    readonly message: string;
  }[];
}

/**
 * Uploads the files and waits until every call in them is settled, superseded or in quarantine: searchable, and read by a
 * model where one is to read it at once.
 */
export async function runIngest(deps: IngestDeps, files: readonly InputFile[]): Promise<IngestReport> {
  const expected: Input[] = [];
  for (const file of files) expected.push({ file, expected: await expectedOf(file) });
  const total = expected.reduce((sum, { expected: e }) => sum + e.calls.size + e.rejected, 0);
  const deadBefore = await deadLetters(deps);
  const started = performance.now();
  const uploads = await uploadAll(deps, expected);
  await waitForAll(deps, uploads, total);
  const seconds = (performance.now() - started) / 1000;
  return reportOf(uploads, (await deadLetters(deps)) - deadBefore, seconds);
}

interface Input {
  readonly file: InputFile;
  readonly expected: Expected;
}

async function uploadAll(deps: IngestDeps, inputs: readonly Input[]): Promise<Upload[]> {
  const uploads: Upload[] = [];
  const queue = inputs.values();
  const worker = async () => {
    for (const { file, expected } of queue) {
      const startedAt = new Date().toISOString();
      const versionId = await uploadFile(deps.s3, file.path, { bucket: deps.bucket, key: file.key });
      const pending = new Set(expected.calls.keys());
      const found = { stored: 0, superseded: expected.replaced, refused: 0, rejections: new Map() };
      const counts = { ...found, awaitingModel: 0, parked: 0, looksInVain: 0 };
      uploads.push({ key: file.key, versionId, startedAt, expected, pending, ...counts });
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
  return uploads;
}

async function waitForAll(deps: IngestDeps, uploads: readonly Upload[], total: number): Promise<void> {
  let done = -1;
  let lastProgress = performance.now();
  let open = [...uploads];
  while (open.length > 0 && performance.now() - lastProgress < deps.patienceMs) {
    for (const upload of open.slice(0, LOOKED_AT)) await checkUpload(deps, upload);
    open = open.filter((upload) => !isSettled(upload));
    const now = total - uploads.reduce((sum, upload) => sum + outstanding(upload), 0);
    if (now > done) lastProgress = performance.now();
    done = now;
    const awaitingModel = open.reduce((sum, upload) => sum + upload.awaitingModel, 0);
    deps.onProgress(done, total, awaitingModel);
    if (open.length > 0) await sleep(POLL_MS);
  }
}

function outstanding(upload: Upload): number {
  return upload.pending.size + missingRejections(upload);
}

async function deadLetters(deps: IngestDeps): Promise<number> {
  const { Attributes } = await deps.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: deps.deadLetterUrl, AttributeNames: ['ApproximateNumberOfMessages'] }),
  );
  return Number(Attributes?.ApproximateNumberOfMessages ?? 0);
}

function reportOf(uploads: readonly Upload[], dead: number, seconds: number): IngestReport {
  const sum = (of: (upload: Upload) => number) => uploads.reduce((total, upload) => total + of(upload), 0);
  const stored = sum((u) => u.stored + u.awaitingModel);
  return {
    files: uploads.length,
    calls: sum((u) => u.expected.calls.size + u.expected.replaced),
    stored,
    superseded: sum((u) => u.superseded),
    quarantined: sum((u) => u.rejections.size),
    dead_letters: dead,
    awaiting_model: sum((u) => u.awaitingModel + u.parked),
    unaccounted: sum((u) => outstanding(u) - u.awaitingModel),
    seconds: Math.round(seconds * 100) / 100,
    calls_per_second: Math.round(stored / seconds),
    reasons: uploads.flatMap((u) =>
      rejectionsOf(u).map(({ code, message, line }) => ({
        key: u.key,
        ...(line !== undefined && { line }),
        code,
        message,
      })),
    ),
  };
}
