import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { closeServer, listenOnLoopback } from '../loopback-server.ts';
import { shown } from '../shown.ts';
import { type Engine, startEngine } from './engines.ts';
import { sendError } from './errors.ts';
import { createGatekeeper } from './gatekeeper.ts';
import type { Grants } from './iam.ts';
import { createKeyLock } from './key-lock.ts';
import { createObjectStore } from './object-store.ts';
import { createIssuer, type Issuer, OIDC_PATH, openKey, serveOidc } from './oidc.ts';
import { createQueryGateway, queryProtocolOf } from './query-gateway.ts';
import { createS3Gateway } from './s3-gateway.ts';
import { openState } from './state.ts';
import { createUploads, type NotificationRule } from './uploads.ts';
import { connectUpstream } from './upstream.ts';
import { createVersions } from './versions.ts';

export interface AwsEndpointOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** Folder for everything that survives a restart; without it everything is in memory. */
  readonly dataDir?: string;
  /** @default us-east-1 */
  readonly region?: string;
  /** @default everything is allowed */
  readonly grants?: Grants;
  /** Hears of denials, late events and faults of the engines, one line each. @default stderr */
  readonly onProblem?: (line: string) => void;
  /** Real services to use in place of an emulator, by URL. */
  readonly upstream?: Upstreams;
}

export interface Upstreams {
  readonly s3?: string;
  readonly sqs?: string;
  readonly sns?: string;
  readonly dynamodb?: string;
}

export interface AwsEndpoint {
  /** `http://127.0.0.1:PORT`: the value of every AWS_ENDPOINT_URL_*. */
  readonly url: string;
  readonly port: number;
  /** Turns versioning on for a bucket that exists. Survives a restart. */
  enableVersioning(bucket: string): Promise<void>;
  /** Sends S3's event to a queue after each upload that matches. Register at every start. */
  onObjectCreated(bucket: string, rule: NotificationRule): void;
  setGrants(grants: Grants | undefined): void;
  readonly issuer: Issuer;
  close(): Promise<void>;
}

/** Starts the laptop's AWS: one address that speaks S3, SQS, SNS, STS and DynamoDB, and a local OIDC issuer. */
export async function startAwsEndpoint(options: AwsEndpointOptions): Promise<AwsEndpoint> {
  // Listening comes first: a taken port must fail before anything else was started.
  const { promise: handler, resolve: serve } = Promise.withResolvers<RequestListener>();
  const server = createServer({ keepAliveTimeout: 65_000, noDelay: true }, async (request, response) =>
    (await handler)(request, response),
  );
  const port = await listenOnLoopback(server, options.port, 'CALLSIFT_AWS_PORT');
  const undo: Undo[] = [() => closeServer(server)];
  try {
    const { endpoint, listener } = await assemble(options, port, undo);
    serve(listener);
    return endpoint;
  } catch (error) {
    await undoAll(undo);
    throw error;
  }
}

type Undo = () => void | Promise<void>;

async function assemble(
  options: AwsEndpointOptions,
  port: number,
  undo: Undo[],
): Promise<{ endpoint: AwsEndpoint; listener: RequestListener }> {
  const { dataDir, region = 'us-east-1', onProblem = console.error } = options;
  const url = `http://127.0.0.1:${port}`;
  let grants = options.grants;
  let closing: Promise<void> | undefined;

  const state = openState(dataDir);
  undo.push(() => state.close());
  const [key, upstreams] = await Promise.all([openKey(dataDir), startUpstreams(options, region, onProblem, undo)]);

  const gatekeeper = createGatekeeper(() => grants, onProblem);
  const store = createObjectStore(upstreams.s3);
  const versions = createVersions(store, state);
  const uploads = createUploads({ store, sqs: upstreams.sqs, state, versions, region, onProblem });
  undo.push(uploads.stop);
  await uploads.replay();

  const lock = createKeyLock();
  const s3 = createS3Gateway({ s3: upstreams.s3, store, state, versions, uploads, gatekeeper, lock });
  const query = createQueryGateway({ upstreams, gatekeeper, region, url });
  const own = serveOwnPaths(serveOidc(key, url));
  const listener: RequestListener = (request, response) => {
    const protocol = queryProtocolOf(request);
    const handled = own(request, response) ?? (protocol ? query(protocol, request, response) : s3(request, response));
    handled.catch((error: unknown) => {
      const clientLeft = request.destroyed && !request.complete;
      if (!clientLeft && closing === undefined) {
        onProblem(`${request.method} ${shown(request.url ?? '')} failed: ${error}`);
      }
      sendError(response, protocol ?? 's3', { status: 500, code: 'InternalError', message: String(error) });
    });
  };

  const endpoint: AwsEndpoint = {
    url,
    port,
    enableVersioning: versions.enable,
    onObjectCreated: uploads.notify,
    setGrants: (next) => {
      grants = next;
    },
    issuer: createIssuer(key, url),
    close: () => {
      closing ??= undoAll(undo);
      return closing;
    },
  };
  return { endpoint, listener };
}

async function startUpstreams(
  { dataDir, upstream = {} }: AwsEndpointOptions,
  region: string,
  onProblem: (line: string) => void,
  undo: Undo[],
) {
  const start = async (kind: 'fauxqs' | 'dynalite'): Promise<Engine> => {
    const folder = dataDir === undefined ? {} : { dataDir: join(dataDir, kind) };
    const engine = await startEngine({ kind, region, ...folder }, onProblem);
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
  };
}

/** Answers `/_callsift/...`; undefined for every other path. */
function serveOwnPaths(oidc: (request: IncomingMessage, response: ServerResponse) => void) {
  return (request: IncomingMessage, response: ServerResponse): Promise<void> | undefined => {
    if (!request.url?.startsWith('/_callsift/')) {
      return undefined;
    }
    if (request.url.startsWith(OIDC_PATH)) {
      oidc(request, response);
    } else {
      const found = request.url === '/_callsift/health';
      response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify(found ? { status: 'ok' } : { message: 'Not found.' }));
    }
    return Promise.resolve();
  };
}

/** Server first, so that no request meets a closed engine; then the rest, in any order. */
async function undoAll([first, ...rest]: Undo[]): Promise<void> {
  await first?.();
  await Promise.all(rest.map((undo) => undo()));
}
