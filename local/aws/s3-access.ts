import type { IncomingMessage } from 'node:http';
import type { Access } from './iam.ts';
import { parseCopySource, type S3Target } from './s3-path.ts';

const BUCKET_VERBS: Readonly<Record<string, string>> = { GET: 'Get', PUT: 'Put', DELETE: 'Delete' };
const SUBRESOURCES: Readonly<Record<string, string>> = {
  versioning: 'BucketVersioning',
  lifecycle: 'LifecycleConfiguration',
  notification: 'BucketNotification',
  policy: 'BucketPolicy',
  location: 'BucketLocation',
};

/** The (action, resource) pairs that S3 would check for this request. DeleteObjects is checked key by key elsewhere. */
export function s3Accesses(request: IncomingMessage, target: S3Target): Access[] {
  const method = request.method ?? 'GET';
  if (target.bucket === '') {
    return [{ action: 's3:ListAllMyBuckets', resource: '*' }];
  }
  if (target.key === '') {
    return bucketAccesses(method, target);
  }
  const resource = objectArn(target.bucket, target.key);
  const accesses = [{ action: objectAction(method, target.query), resource }];
  const source = parseCopySource(headerOf(request, 'x-amz-copy-source') ?? '');
  if (source !== undefined) {
    const action = source.versionId === undefined ? 's3:GetObject' : 's3:GetObjectVersion';
    accesses.push({ action, resource: objectArn(source.bucket, source.key) });
  }
  if (headerOf(request, 'x-amz-tagging') !== undefined) {
    accesses.push({ action: 's3:PutObjectTagging', resource });
  }
  return accesses;
}

export function objectArn(bucket: string, key: string): string {
  return `arn:aws:s3:::${bucket}/${key}`;
}

export function bucketArn(bucket: string): string {
  return `arn:aws:s3:::${bucket}`;
}

export function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function objectAction(method: string, query: URLSearchParams): string {
  const version = query.has('versionId') ? 'Version' : '';
  switch (method) {
    case 'GET':
    case 'HEAD':
      return `s3:GetObject${version}`;
    case 'DELETE':
      return query.has('uploadId') ? 's3:AbortMultipartUpload' : `s3:DeleteObject${version}`;
    default:
      return 's3:PutObject';
  }
}

function bucketAccesses(method: string, { bucket, query }: S3Target): Access[] {
  const resource = bucketArn(bucket);
  if (method === 'POST') {
    return []; // DeleteObjects: one check for each key in the body
  }
  if (query.has('versions')) {
    return [{ action: 's3:ListBucketVersions', resource }];
  }
  const subresource = Object.keys(SUBRESOURCES).find((name) => query.has(name));
  if (subresource !== undefined) {
    return [{ action: `s3:${BUCKET_VERBS[method] ?? 'Get'}${SUBRESOURCES[subresource]}`, resource }];
  }
  const plain: Readonly<Record<string, string>> = { PUT: 's3:CreateBucket', DELETE: 's3:DeleteBucket' };
  return [{ action: plain[method] ?? 's3:ListBucket', resource }];
}
