import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { type AwsError, sendError } from './errors.ts';
import type { Gatekeeper, Principal } from './gatekeeper.ts';
import { relay } from './relay.ts';
import { bucketArn } from './s3-access.ts';
import { objectPath, type S3Target } from './s3-path.ts';
import type { State, Version } from './state.ts';
import { forwardable, type Upstream } from './upstream.ts';
import { shadowOf } from './versions.ts';

export interface ReadsOptions {
  readonly s3: Upstream;
  readonly state: State;
  readonly gatekeeper: Gatekeeper;
}

const NO_SUCH_VERSION: AwsError = {
  status: 404,
  code: 'NoSuchVersion',
  message: 'The specified version does not exist.',
};

/** GET and HEAD of objects. In a versioned bucket the bytes come from the shadow copy, so version id and bytes agree. */
export function createReads({ s3, state, gatekeeper }: ReadsOptions) {
  /** The version that is meant; undefined when there is none, or none yet. */
  const versionFor = ({ bucket, key, query }: S3Target): Version | undefined => {
    const versionId = query.get('versionId');
    return versionId === null ? state.latestVersion(bucket, key) : state.findVersion(bucket, key, versionId);
  };

  const answerWith = async (
    request: IncomingMessage,
    response: ServerResponse,
    version: Version | undefined,
  ): Promise<'answered' | 'missing'> => {
    const { path, headers } = version === undefined ? plainRead(request) : shadowRead(request, version);
    const answer = await s3.stream({ method: request.method ?? 'GET', path, headers });
    if (answer.statusCode === 404) {
      answer.resume();
      return 'missing';
    }
    const shown = version === undefined ? {} : { etag: version.etag, 'x-amz-version-id': version.versionId };
    relay(answer, response, (answer.statusCode ?? 502) < 400 ? shown : {});
    return 'answered';
  };

  return async (
    request: IncomingMessage,
    response: ServerResponse,
    target: S3Target,
    principal: Principal | undefined,
  ): Promise<void> => {
    const version = state.isVersioned(target.bucket) ? versionFor(target) : undefined;
    const askedForVersion = state.isVersioned(target.bucket) && target.query.has('versionId');
    if (askedForVersion && version === undefined) {
      sendError(response, 's3', NO_SUCH_VERSION);
      return;
    }
    if (askedForVersion && version?.deleteMarker) {
      const message = 'The specified method is not allowed against this resource.';
      sendError(response, 's3', { status: 405, code: 'MethodNotAllowed', message });
      return;
    }
    const outcome = await answerWith(request, response, version?.deleteMarker ? undefined : version);
    if (outcome === 'missing') {
      sendError(response, 's3', missing(target, gatekeeper, principal));
    }
  };
}

/** Who may not list a bucket is not told what is missing from it: S3 answers 403 instead of 404. */
function missing({ bucket, key }: S3Target, gatekeeper: Gatekeeper, principal: Principal | undefined): AwsError {
  const list = { action: 's3:ListBucket', resource: bucketArn(bucket) };
  if (gatekeeper.may(principal, list)) {
    return { status: 404, code: 'NoSuchKey', message: `The specified key does not exist: ${bucket}/${key}` };
  }
  const message = `Access Denied: ${bucket}/${key} is missing, and ${list.action} on ${list.resource} is not granted`;
  return { status: 403, code: 'AccessDenied', message };
}

function plainRead(request: IncomingMessage): { path: string; headers: IncomingHttpHeaders } {
  return { path: request.url ?? '/', headers: forwardable(request.headers) };
}

function shadowRead(request: IncomingMessage, version: Version): { path: string; headers: IncomingHttpHeaders } {
  const shadow = shadowOf(version);
  const headers = forwardable(request.headers);
  // The copy of a multipart object has another ETag than the object; conditions name the one that the client saw.
  for (const name of ['if-match', 'if-none-match', 'if-range'] as const) {
    const value = headers[name];
    if (typeof value === 'string' && version.etag !== '') {
      headers[name] = value.replaceAll(version.etag, version.shadowEtag);
    }
  }
  return { path: objectPath(shadow.bucket, shadow.key), headers };
}
