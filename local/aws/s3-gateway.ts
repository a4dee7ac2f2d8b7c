import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { MAX_S3_BODY_BYTES } from './engine-patches.ts';
import { type AwsError, sendError } from './errors.ts';
import type { Gatekeeper } from './gatekeeper.ts';
import type { ObjectStore } from './object-store.ts';
import { relay, relayWhole, sendXml } from './relay.ts';
import { headerOf, s3Accesses } from './s3-access.ts';
import { createDeletes } from './s3-deletes.ts';
import { encodeKey, parseCopySource, parseS3Target, type S3Target } from './s3-path.ts';
import { createReads } from './s3-reads.ts';
import { versioningXml, versionsXml } from './s3-xml.ts';
import type { State } from './state.ts';
import type { Uploads } from './uploads.ts';
import { type Answer, forwardable, type Outgoing, type Upstream } from './upstream.ts';
import { shadowOf, type Versions } from './versions.ts';

export interface S3GatewayOptions {
  readonly s3: Upstream;
  readonly store: ObjectStore;
  readonly state: State;
  readonly versions: Versions;
  readonly uploads: Uploads;
  readonly gatekeeper: Gatekeeper;
  readonly lock: <T>(key: string, task: () => Promise<T>) => Promise<T>;
}

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** S3 as functions see it: the engine, and what it does not know, which is versions, notifications and grants. */
export function createS3Gateway(options: S3GatewayOptions): Handle {
  const { s3, state, versions, gatekeeper } = options;
  const read = createReads(options);
  const deletes = createDeletes(options);
  const upload = createUploadHandler(options);
  const forward: Handle = async (request, response) => relay(await s3.stream(outgoing(request, state)), response);

  return async (request, response) => {
    const target = parseS3Target(request.url ?? '/');
    if (target === undefined) {
      sendError(response, 's3', { status: 400, code: 'InvalidURI', message: "Couldn't parse the specified URI." });
      return;
    }
    const principal = gatekeeper.principalOf(request);
    const error = gatekeeper.denial(principal, s3Accesses(request, target)) ?? beyondEngine(request);
    if (error !== undefined) {
      request.resume(); // read to the end, or the client sees a broken pipe instead of the reason
      sendError(response, 's3', error);
      return;
    }
    const operation = operationOf(request, target);
    switch (operation) {
      case 'enableVersioning':
        if (/<Status>Enabled<\/Status>/.test(await text(request))) await versions.enable(target.bucket);
        response.writeHead(200).end();
        return;
      case 'readVersioning':
        return sendXml(response, versioningXml(state.isVersioned(target.bucket)));
      case 'listVersions':
        return sendXml(response, versionsXml(target.bucket, target.query, state.listVersions(target.bucket)));
      case 'deleteMany':
        return deletes.many(request, response, target, principal);
      case 'deleteOne':
        return state.isVersioned(target.bucket) ? deletes.one(target, response) : forward(request, response);
      case 'read':
        return read(request, response, target, principal);
      case 'forward':
        return forward(request, response);
      default:
        return upload(request, response, target, `ObjectCreated:${operation}`);
    }
  };
}

/** Uploads of one key take turns, and the journal knows of each before the engine does. */
function createUploadHandler({ s3, state, uploads, lock }: S3GatewayOptions) {
  const uploadInTurn = async (
    request: IncomingMessage,
    response: ServerResponse,
    { bucket, key }: S3Target,
    eventName: string,
  ): Promise<void> => {
    await uploads.accepted;
    const intent = uploads.begin(bucket, key, eventName);
    if (intent === undefined) {
      relay(await s3.stream(outgoing(request, state)), response);
      return;
    }
    let answer: Answer;
    try {
      answer = await s3.ask(outgoing(request, state));
    } catch (error) {
      await uploads.settle(intent); // it may have arrived although the answer did not
      throw error;
    }
    if (answer.status !== 200) {
      uploads.abandon(intent);
      relayWhole(answer, response);
      return;
    }
    await uploads.complete(intent);
    relayWhole(answer, response, intent.versionId === undefined ? {} : { 'x-amz-version-id': intent.versionId });
  };

  return (request: IncomingMessage, response: ServerResponse, target: S3Target, eventName: string): Promise<void> =>
    lock(`${target.bucket}/${target.key}`, () => uploadInTurn(request, response, target, eventName));
}

function outgoing(request: IncomingMessage, state: State): Outgoing {
  const headers = forwardable(request.headers);
  const source = copySourceHeader(request, state);
  if (source !== undefined) {
    headers['x-amz-copy-source'] = source;
  }
  if (headers['content-length'] === '0') {
    // The engine's parser skips bodies of length 0 and then misses them; an empty chunked body it reads.
    delete headers['content-length'];
    headers['transfer-encoding'] = 'chunked';
  }
  return { method: request.method ?? 'GET', path: request.url ?? '/', headers, body: request };
}

type Operation =
  | 'enableVersioning'
  | 'readVersioning'
  | 'listVersions'
  | 'deleteMany'
  | 'deleteOne'
  | 'read'
  | 'forward'
  | 'Put'
  | 'Copy'
  | 'CompleteMultipartUpload';

/** What the gateway does with a request; everything it has no opinion on goes to the engine as it is. */
function operationOf(request: IncomingMessage, { bucket, key, query }: S3Target): Operation {
  const { method } = request;
  if (bucket !== '' && key === '') {
    if (query.has('versioning')) return method === 'PUT' ? 'enableVersioning' : 'readVersioning';
    if (query.has('versions') && method === 'GET') return 'listVersions';
    return method === 'POST' && query.has('delete') ? 'deleteMany' : 'forward';
  }
  const multipart = query.has('uploadId');
  if (method === 'GET' || method === 'HEAD') return key === '' || multipart ? 'forward' : 'read';
  if (method === 'DELETE') return multipart ? 'forward' : 'deleteOne';
  if (method === 'POST') return multipart ? 'CompleteMultipartUpload' : 'forward';
  if (method !== 'PUT' || multipart) return 'forward';
  return headerOf(request, 'x-amz-copy-source') === undefined ? 'Put' : 'Copy';
}

/** A copy from a version reads its shadow. An unknown version stays as it is, so the engine answers NoSuchKey. */
function copySourceHeader(request: IncomingMessage, state: State): string | undefined {
  const source = parseCopySource(headerOf(request, 'x-amz-copy-source') ?? '');
  if (source?.versionId === undefined) {
    return undefined;
  }
  const version = state.findVersion(source.bucket, source.key, source.versionId);
  if (version === undefined) {
    return undefined;
  }
  const shadow = shadowOf(version);
  return `/${shadow.bucket}/${encodeKey(shadow.key)}`;
}

/** What S3 would take and the engine behind it cannot: better a clear refusal than an internal error. */
function beyondEngine(request: IncomingMessage): AwsError | undefined {
  if (Number(request.headers['content-length'] ?? 0) > MAX_S3_BODY_BYTES) {
    const message =
      `The laptop's S3 takes at most ${MAX_S3_BODY_BYTES} bytes in one request; use a multipart upload ` +
      '(aws s3 cp does that by itself).';
    return { status: 400, code: 'EntityTooLarge', message };
  }
  const contentType = request.headers['content-type'] ?? '';
  if (request.method === 'PUT' && /^application\/(x-www-form-urlencoded|x-amz-json-1\.0)/.test(contentType)) {
    const message = `The laptop's S3 cannot store objects of the content type ${contentType}; send another one.`;
    return { status: 400, code: 'InvalidRequest', message };
  }
  return undefined;
}
