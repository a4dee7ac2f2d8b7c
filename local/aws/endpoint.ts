import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { closeServer, listenOnLoopback } from '../loopback-server.ts';
import { shown } from '../shown.ts';
import { createBedrockGateway, isForBedrockUsage } from './bedrock-gateway.ts';
import { type Protocol, sendError } from './errors.ts';
import { createGatekeeper } from './gatekeeper.ts';
import { type Grants, signedServiceOf } from './iam.ts';
import { createKeyLock } from './key-lock.ts';
import { createLambdaGateway, type FindFunction } from './lambda-gateway.ts';
import { createObjectStore } from './object-store.ts';
import { createIssuer, type Issuer, OIDC_PATH, openKey, serveOidc } from './oidc.ts';
import { createOpenSearchGateway, isForOpenSearch } from './opensearch-gateway.ts';
import { createQueryGateway, queryProtocolOf } from './query-gateway.ts';
import { createS3Gateway } from './s3-gateway.ts';
import { openScheduler, type Scheduler, type Scheduling } from './scheduler/scheduler.ts';
import { createSchedulerGateway } from './scheduler/scheduler-gateway.ts';
import { openState } from './state.ts';
import { createUploads, type NotificationRule } from './uploads.ts';
import type { Upstream } from './upstream.ts';
import { startUpstreams, type Undo, type Upstreams } from './upstreams.ts';
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
  /** Uploads wait until `acceptUploads`: while resources are still being made, S3 does not know whom to tell. @default false */
  readonly holdUploads?: boolean;
  /** Hears of denials, late events and faults of the engines, one line each. @default stderr */
  readonly onProblem?: (line: string) => void;
  /** Real services to use in place of an emulator, by URL. */
  readonly upstream?: Upstreams;
  /** Listens to what goes to the engines. @default nobody does */
  readonly tap?: EngineTap;
}

/** Each takes an engine and gives one that does the same. */
export interface EngineTap {
  sqs(engine: Upstream): Upstream;
  dynamodb(engine: Upstream): Upstream;
  opensearch(engine: () => Promise<Upstream>): () => Promise<Upstream>;
}

/** Answers a request; the path begins with the one that it was registered for. */
export type OwnPage = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

export interface AwsEndpoint {
  /** `http://127.0.0.1:PORT`: the value of every AWS_ENDPOINT_URL_*. */
  readonly url: string;
  readonly port: number;
  /** Turns versioning on for a bucket that exists. Survives a restart. */
  enableVersioning(bucket: string): Promise<void>;
  /** Sends S3's event to a queue after each upload that matches. Register at every start. */
  onObjectCreated(bucket: string, rule: NotificationRule): void;
  /** Lets the uploads in that `holdUploads` has kept waiting, and all that follow. */
  acceptUploads(): void;
  setGrants(grants: Grants | undefined): void;
  /** What `lambda:InvokeFunction` finds. @default nothing */
  setFunctions(find: FindFunction): void;
  /** Name of the search domain, in the ARNs that roles are granted. */
  setSearchDomain(name: string): void;
  /** Schedules fire from then on; before, they are only kept. */
  setScheduling(scheduling: Scheduling): void;
  /** Answers paths that begin with `/_callsift/<name>`, up to a slash, a question mark or the end. */
  serve(name: string, page: OwnPage): void;
  readonly issuer: Issuer;
  close(): Promise<void>;
}

/** Starts the laptop's AWS: one address that speaks S3, SQS, SNS, STS, DynamoDB, OpenSearch, Bedrock, EventBridge Scheduler and Invoke of Lambda, and a local OIDC issuer. */
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

/** What is set once the endpoint runs: the resources are created through it. */
interface Late {
  grants: Grants | undefined;
  find: FindFunction;
  domain: string;
  closing: Promise<void> | undefined;
}

async function assemble(
  options: AwsEndpointOptions,
  port: number,
  undo: Undo[],
): Promise<{ endpoint: AwsEndpoint; listener: RequestListener }> {
  const { dataDir, region = 'us-east-1', onProblem = console.error } = options;
  const url = `http://127.0.0.1:${port}`;
  const late: Late = { grants: options.grants, find: () => undefined, domain: '*', closing: undefined };

  const state = openState(dataDir);
  undo.push(() => state.close());
  const starting = startUpstreams({ ...options, region, onProblem, url }, undo);
  const [key, started] = await Promise.all([openKey(dataDir), starting]);
  const upstreams = tapped(started, options.tap);
  const pages = new Map<string, OwnPage>();

  const store = createObjectStore(upstreams.s3);
  const versions = createVersions(store, state);
  const held = options.holdUploads ?? false;
  const uploads = createUploads({ store, sqs: upstreams.sqs, state, versions, region, held, onProblem });
  undo.push(uploads.stop);
  await uploads.replay();
  const scheduler = openScheduler({ dataDir, sqs: upstreams.sqs, region, onProblem });
  undo.push(scheduler.close);

  const gateways = createGateways({
    upstreams,
    store,
    state,
    versions,
    uploads,
    scheduler,
    late,
    region,
    url,
    onProblem,
  });
  const listener = createListener(gateways, serveOwnPaths(serveOidc(key, url), pages), (line) => {
    if (late.closing === undefined) onProblem(line);
  });
  const endpoint: AwsEndpoint = {
    url,
    port,
    enableVersioning: versions.enable,
    onObjectCreated: uploads.notify,
    acceptUploads: uploads.accept,
    ...settersOf(late),
    setScheduling: scheduler.start,
    serve: (name, page) => void pages.set(name, page),
    issuer: createIssuer(key, url),
    close: () => {
      late.closing ??= undoAll(undo);
      return late.closing;
    },
  };
  return { endpoint, listener };
}

type Started = Awaited<ReturnType<typeof startUpstreams>>;

function tapped(engines: Started, tap: EngineTap | undefined): Started {
  if (tap === undefined) return engines;
  const { sqs, dynamodb, opensearch } = engines;
  return { ...engines, sqs: tap.sqs(sqs), dynamodb: tap.dynamodb(dynamodb), opensearch: tap.opensearch(opensearch) };
}

function settersOf(late: Late): Pick<AwsEndpoint, 'setGrants' | 'setFunctions' | 'setSearchDomain'> {
  return {
    setGrants: (next) => {
      late.grants = next;
    },
    setFunctions: (next) => {
      late.find = next;
    },
    setSearchDomain: (name) => {
      late.domain = name;
    },
  };
}

interface Parts {
  readonly upstreams: Started;
  readonly store: ReturnType<typeof createObjectStore>;
  readonly state: ReturnType<typeof openState>;
  readonly versions: ReturnType<typeof createVersions>;
  readonly uploads: ReturnType<typeof createUploads>;
  readonly scheduler: Scheduler;
  readonly late: Late;
  readonly region: string;
  readonly url: string;
  readonly onProblem: (line: string) => void;
}

function createGateways({ late, onProblem, url, ...parts }: Parts): Readonly<Record<Protocol, Gateway>> {
  const { upstreams, region, scheduler, ...storage } = parts;
  const gatekeeper = createGatekeeper(() => late.grants, onProblem);
  const query = createQueryGateway({ upstreams, gatekeeper, region, url });
  const { s3, opensearch, bedrock } = upstreams;
  return {
    s3: createS3Gateway({ s3, ...storage, gatekeeper, lock: createKeyLock() }),
    sqs: (request, response) => query('sqs', request, response),
    sns: (request, response) => query('sns', request, response),
    dynamodb: (request, response) => query('dynamodb', request, response),
    opensearch: createOpenSearchGateway({ engine: opensearch, gatekeeper, region, domain: () => late.domain }),
    bedrock: createBedrockGateway({ engine: bedrock, gatekeeper, region }),
    scheduler: createSchedulerGateway({ scheduler, gatekeeper }),
    lambda: createLambdaGateway({ find: (name) => late.find(name), gatekeeper }),
  };
}

type Gateway = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

function createListener(
  gateways: Readonly<Record<Protocol, Gateway>>,
  own: (request: IncomingMessage, response: ServerResponse) => Promise<void> | undefined,
  onProblem: (line: string) => void,
): RequestListener {
  const down = new Set<Protocol>();
  return (request, response) => {
    const protocol = protocolOf(request);
    const handled = own(request, response) ?? gateways[protocol](request, response);
    const failed = (error: unknown) => {
      const clientLeft = request.destroyed && !request.complete;
      // An engine that is out of service fails every request: one line is enough until it answers again.
      const known = FAULTS[protocol] === UNAVAILABLE && down.has(protocol);
      if (!clientLeft && !known) onProblem(`${request.method} ${shown(request.url ?? '')} failed: ${error}`);
      if (!clientLeft) down.add(protocol);
      sendError(response, protocol, { ...FAULTS[protocol], message: String(error) });
    };
    handled.then(() => down.delete(protocol), failed);
  };
}

const INTERNAL = { status: 500, code: 'InternalError' };
/** An engine that cannot be reached is out of service, which clients take for a reason to try again. */
const UNAVAILABLE = { status: 503, code: 'ServiceUnavailable' };
const FAULTS: Readonly<Record<Protocol, { readonly status: number; readonly code: string }>> = {
  s3: INTERNAL,
  sqs: INTERNAL,
  sns: INTERNAL,
  dynamodb: INTERNAL,
  opensearch: UNAVAILABLE,
  bedrock: UNAVAILABLE,
  lambda: INTERNAL,
  scheduler: { status: 500, code: 'InternalServer' },
};

/** Which service a request is for: by its path, by what it was signed for, else by its headers. */
function protocolOf(request: IncomingMessage): Protocol {
  if (isForOpenSearch(request)) return 'opensearch';
  if (isForBedrockUsage(request)) return 'bedrock';
  const service = signedServiceOf(request.headers.authorization);
  if (service === 'bedrock' || service === 'lambda' || service === 'scheduler') return service;
  return queryProtocolOf(request) ?? 's3';
}

/** Answers `/_callsift/...`; undefined for every other path. */
function serveOwnPaths(
  oidc: (request: IncomingMessage, response: ServerResponse) => void,
  pages: ReadonlyMap<string, OwnPage>,
) {
  return (request: IncomingMessage, response: ServerResponse): Promise<void> | undefined => {
    if (!request.url?.startsWith('/_callsift/')) {
      return undefined;
    }
    if (request.url.startsWith(OIDC_PATH)) {
      oidc(request, response);
    } else {
      const page = pages.get(request.url.slice('/_callsift/'.length).split(/[/?]/, 1)[0] ?? '');
      if (page !== undefined) return Promise.resolve(page(request, response));
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
