import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Usage } from '../bedrock/usage.ts';
import type { EmbeddingAccount } from '../chaos/embedding-watch.ts';
import type { ActiveFaults } from '../chaos/engine-faults.ts';
import type { PromptReport } from '../chaos/prompt-watch.ts';

export type EngineUrls = Readonly<Record<'s3' | 'sqs' | 'sns' | 'dynamodb' | 'opensearch' | 'bedrock', string>>;

export type EnginesRequest = { readonly type: 'faults'; readonly faults: ActiveFaults } | { readonly type: 'account' };

/** What the engines' side has counted by itself. */
export interface EnginesAccount {
  /** What the stand-in for models says that it was asked and paid. */
  readonly usage: Usage;
  /** Faults that hit a request, by service and kind. */
  readonly injected: Readonly<Record<string, number>>;
  readonly prompts: PromptReport;
  readonly embeddings: EmbeddingAccount;
}

export type EnginesAnswer =
  | { readonly type: 'ready'; readonly direct: EngineUrls; readonly proxied: EngineUrls }
  | ({ readonly type: 'account' } & EnginesAccount)
  | { readonly type: 'problem'; readonly line: string };

/** The embedded engines in a process of their own. */
export interface EnginesProcess {
  readonly pid: number;
  /** Past the proxies: for whoever looks at the state from outside. */
  readonly direct: EngineUrls;
  /** Through the proxies: for the runtime. */
  readonly proxied: EngineUrls;
  setFaults(faults: ActiveFaults): void;
  account(): Promise<EnginesAccount>;
  stop(): Promise<void>;
}

export async function startEnginesProcess(seed: number, onProblem: (line: string) => void): Promise<EnginesProcess> {
  const env = { ...process.env, CALLSIFT_LOAD_SEED: String(seed) };
  const stdio = ['ignore', 'ignore', 'inherit', 'ipc'] as const;
  const child = fork(new URL('./engines-main.ts', import.meta.url), { env, stdio: [...stdio] });
  child.on('message', (answer: EnginesAnswer) => {
    if (answer.type === 'problem') onProblem(`engines: ${answer.line}`);
  });
  const { direct, proxied } = await answerOf(child, 'ready');
  const ask = (request: EnginesRequest) => void child.send(request);
  return {
    pid: child.pid ?? 0,
    direct,
    proxied,
    setFaults: (faults) => ask({ type: 'faults', faults }),
    async account() {
      ask({ type: 'account' });
      return await answerOf(child, 'account');
    },
    stop: () => stop(child),
  };
}

async function answerOf<T extends EnginesAnswer['type']>(child: ChildProcess, type: T) {
  return await new Promise<Extract<EnginesAnswer, { type: T }>>((resolve, reject) => {
    const ended = () => reject(new Error('The process of the engines has ended.'));
    const listen = (answer: EnginesAnswer) => {
      if (answer.type !== type) return;
      child.off('message', listen).off('exit', ended);
      resolve(answer as Extract<EnginesAnswer, { type: T }>);
    };
    child.on('message', listen).once('exit', ended);
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
