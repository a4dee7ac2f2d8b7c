/**
 * Where an S3 request points, read from the raw request line.
 *
 * Keys are hostile: spaces, `+`, `%25`, `..%2F`, `//`. So the raw path is what is forwarded, and the decoded key is
 * only for comparing, storing and reporting. `new URL` would resolve `..` and must stay away from here.
 */
export interface S3Target {
  /** Decoded; empty for the service itself (ListBuckets). */
  readonly bucket: string;
  /** Decoded; empty for the bucket itself. */
  readonly key: string;
  readonly query: URLSearchParams;
}

/** undefined when the path holds a malformed percent escape. */
export function parseS3Target(url: string): S3Target | undefined {
  const mark = url.indexOf('?');
  const query = new URLSearchParams(mark === -1 ? '' : url.slice(mark + 1));
  const place = splitBucketAndKey(mark === -1 ? url : url.slice(0, mark));
  return place === undefined ? undefined : { ...place, query };
}

export interface CopySource {
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string;
}

/** Reads `x-amz-copy-source`: `[/]bucket/key[?versionId=ID]`, percent-encoded or not. */
export function parseCopySource(header: string): CopySource | undefined {
  const [path = '', versionId] = header.split('?versionId=');
  const place = splitBucketAndKey(path);
  if (place === undefined || place.key === '') {
    return undefined;
  }
  return versionId === undefined ? place : { ...place, versionId };
}

/** The path of an object, every byte of the key escaped but `/`. */
export function objectPath(bucket: string, key: string): string {
  return `/${bucket}/${encodeKey(key)}`;
}

/** RFC 3986 escaping as AWS does it: only unreserved characters and `/` stay. */
export function encodeKey(key: string): string {
  return encodeURIComponent(key)
    .replaceAll('%2F', '/')
    .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

function splitBucketAndKey(path: string): { bucket: string; key: string } | undefined {
  const trimmed = path.startsWith('/') ? path.slice(1) : path;
  const slash = trimmed.indexOf('/');
  try {
    return slash === -1
      ? { bucket: decodeURIComponent(trimmed), key: '' }
      : { bucket: decodeURIComponent(trimmed.slice(0, slash)), key: decodeURIComponent(trimmed.slice(slash + 1)) };
  } catch {
    return undefined;
  }
}
