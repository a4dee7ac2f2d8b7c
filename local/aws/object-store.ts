import { encodeKey, objectPath } from './s3-path.ts';
import type { Answer, Outgoing, Upstream } from './upstream.ts';

export interface ObjectHead {
  /** With its quotes, as in the header. */
  readonly etag: string;
  readonly size: number;
  readonly lastModifiedMs: number;
}

export type ObjectStore = ReturnType<typeof createObjectStore>;

/** The few S3 calls that the gateway makes by itself. A missing object is a value, every other refusal throws. */
export function createObjectStore(s3: Upstream) {
  const must = async (outgoing: Outgoing): Promise<Answer> => {
    const answer = await s3.ask(outgoing);
    if (answer.status >= 300) {
      throw new Error(`S3 answered ${answer.status} to ${outgoing.method} ${outgoing.path}: ${answer.body}`);
    }
    return answer;
  };

  return {
    async head(bucket: string, key: string): Promise<ObjectHead | undefined> {
      const { status, headers } = await s3.ask({ method: 'HEAD', path: objectPath(bucket, key) });
      if (status !== 200) {
        return undefined;
      }
      const lastModifiedMs = Date.parse(headers['last-modified'] ?? '');
      return { etag: headers.etag ?? '', size: Number(headers['content-length']), lastModifiedMs };
    },

    /** Server-side copy with its metadata; returns the ETag of the copy. */
    async copy(from: { bucket: string; key: string }, to: { bucket: string; key: string }): Promise<string> {
      const source = `/${from.bucket}/${encodeKey(from.key)}`;
      const headers = { 'x-amz-copy-source': source, 'content-length': '0' };
      const { body } = await must({ method: 'PUT', path: objectPath(to.bucket, to.key), headers });
      return `"${/<ETag>(?:&quot;|&#34;|")?([^"&<]+)/.exec(body.toString())?.[1] ?? ''}"`;
    },

    async remove(bucket: string, key: string): Promise<void> {
      await must({ method: 'DELETE', path: objectPath(bucket, key) });
    },

    async createBucket(bucket: string): Promise<void> {
      await must({ method: 'PUT', path: `/${bucket}`, headers: { 'content-length': '0' } });
    },
  };
}
