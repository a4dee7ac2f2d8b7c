import { join } from 'node:path';
import { type Engine, type EngineKind, startEngine } from './engines.ts';
import { connectUpstream, type Upstream } from './upstream.ts';

/** Real services to use in place of an embedded engine, by URL. */
export interface Upstreams {
  readonly s3?: string;
  readonly sqs?: string;
  readonly sns?: string;
  readonly dynamodb?: string;
  readonly opensearch?: string;
  readonly bedrock?: string;
}

export interface UpstreamOptions {
  readonly dataDir?: string;
  readonly region: string;
  /** Address of the emulated AWS itself, for engines that are its clients. */
  readonly url: string;
  readonly upstream?: Upstreams;
  readonly onProblem: (line: string) => void;
}

export type Undo = () => void | Promise<void>;

/**
 * Starts the engines, or connects to what replaces them. Those of OpenSearch and Bedrock start when they are first
 * needed: much that runs here neither searches nor embeds.
 */
export async function startUpstreams(options: UpstreamOptions, undo: Undo[]) {
  const { upstream = {} } = options;
  const start = async (kind: EngineKind): Promise<Engine> => {
    const engine = await startEngine(engineOptions(kind, options), options.onProblem);
    undo.push(() => engine.close());
    return engine;
  };
  const needsFauxqs = !upstream.s3 || !upstream.sqs || !upstream.sns;
  // allSettled: when one engine fails, the other one must be known before it can be stopped
  const [fauxqs, dynalite] = await Promise.allSettled([
    needsFauxqs ? start('fauxqs') : undefined,
    upstream.dynamodb ? undefined : start('dynalite'),
  ]);
  if (fauxqs.status === 'rejected') throw fauxqs.reason;
  if (dynalite.status === 'rejected') throw dynalite.reason;

  const connect = (real: string | undefined, engine: Engine | undefined) => {
    const connection = connectUpstream(real ?? engine?.url ?? '');
    undo.push(connection.close);
    return connection;
  };
  return {
    s3: connect(upstream.s3, fauxqs.value),
    sqs: connect(upstream.sqs, fauxqs.value),
    sns: connect(upstream.sns, fauxqs.value),
    dynamodb: connect(upstream.dynamodb, dynalite.value),
    opensearch: onDemand('opensearch', options, undo),
    bedrock: onDemand('bedrock', options, undo),
  };
}

/** An engine that starts at the first call; one that could not is tried again at the next. */
function onDemand(kind: 'opensearch' | 'bedrock', options: UpstreamOptions, undo: Undo[]): () => Promise<Upstream> {
  let started: Promise<{ upstream: Upstream; close: Undo }> | undefined;
  undo.push(() => started?.then(({ close }) => close()).catch(() => {}));
  const start = async () => {
    const real = options.upstream?.[kind];
    const engine = real === undefined ? await startEngine(engineOptions(kind, options), options.onProblem) : undefined;
    const upstream = connectUpstream(real ?? engine?.url ?? '');
    const close = async () => {
      upstream.close();
      await engine?.close();
    };
    return { upstream, close };
  };
  return async () => {
    started ??= start();
    try {
      return (await started).upstream;
    } catch (error) {
      started = undefined;
      throw error;
    }
  };
}

function engineOptions(kind: EngineKind, { dataDir, region, url }: UpstreamOptions) {
  return { kind, region, awsUrl: url, ...(dataDir !== undefined && { dataDir: join(dataDir, kind) }) };
}
