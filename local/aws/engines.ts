import { Worker } from 'node:worker_threads';

export type EngineKind = 'fauxqs' | 'dynalite' | 'opensearch' | 'bedrock';

export interface EngineOptions {
  readonly kind: EngineKind;
  readonly region: string;
  /** Address of the emulated AWS: where batch jobs of Bedrock read and write their files. @default there are no batch jobs */
  readonly awsUrl?: string;
  /** Folder of its files; without it everything is in memory. */
  readonly dataDir?: string;
}

export type EngineMessage =
  | { readonly type: 'ready'; readonly port: number }
  | { readonly type: 'failed'; readonly reason: string }
  | { readonly type: 'problem'; readonly line: string };

export interface Engine {
  /** `http://127.0.0.1:PORT`, free port. */
  readonly url: string;
  close(): Promise<void>;
}

/** How long an engine may take to write its last pages before its thread is ended; nothing acknowledged waits for that. */
const CLOSE_WITHIN_MS = 600;

/** Starts one emulator in a thread of its own and resolves once it listens. */
export function startEngine(options: EngineOptions, onProblem: (line: string) => void): Promise<Engine> {
  const worker = new Worker(new URL('./engine-worker.ts', import.meta.url), {
    workerData: options,
    execArgv: [],
    env: { ...process.env, AWS_REGION: options.region, AWS_ACCOUNT_ID: '000000000000' },
  });
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    worker.on('message', (message: EngineMessage) => {
      switch (message.type) {
        case 'problem':
          return onProblem(message.line);
        case 'failed':
          reject(new Error(`${options.kind} does not start: ${message.reason}`));
          return void worker.terminate();
        case 'ready':
          return resolve({ url: `http://127.0.0.1:${message.port}`, close: () => stop(worker, exited) });
      }
    });
    worker.once('error', (error) => {
      onProblem(`${options.kind} stopped: ${error.message}`);
      reject(error);
    });
    exited.then(() => reject(new Error(`${options.kind} ended before it listened.`)));
  });
}

async function stop(worker: Worker, exited: Promise<void>): Promise<void> {
  worker.postMessage('stop');
  const timer = setTimeout(() => worker.terminate(), CLOSE_WITHIN_MS);
  await exited;
  clearTimeout(timer);
}
