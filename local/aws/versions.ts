import { randomBytes } from 'node:crypto';
import type { ObjectHead, ObjectStore } from './object-store.ts';
import type { Intent, State, Version } from './state.ts';

export interface Deletion {
  /** The version that was removed, or the delete marker that was made. */
  readonly versionId: string;
  readonly deleteMarker: boolean;
}

export type Versions = ReturnType<typeof createVersions>;

/** Letters and digits only, 32 of them like S3's: a leading `-` would read as an option on a command line. */
export function newVersionId(): string {
  return randomBytes(24).toString('base64url').replaceAll(/[-_]/g, 'x');
}

/** Where the bytes of a version are: immutable, so a read by version never sees another upload. */
export function shadowOf(version: Pick<Version, 'bucket' | 'versionId'>): { bucket: string; key: string } {
  return { bucket: `${version.bucket}-versions`, key: version.versionId };
}

/**
 * S3 versioning over an engine that has none: each upload is copied into a shadow bucket under its version id.
 * Callers hold the lock of the key.
 */
export function createVersions(store: ObjectStore, state: State) {
  /** After the newest version went, the one below becomes current again, as on S3. */
  const restoreCurrent = async (bucket: string, key: string): Promise<void> => {
    const latest = state.latestVersion(bucket, key);
    if (latest === undefined || latest.deleteMarker) {
      await store.remove(bucket, key);
      return;
    }
    await store.copy(shadowOf(latest), { bucket, key });
  };

  return {
    async enable(bucket: string): Promise<void> {
      await store.createBucket(`${bucket}-versions`);
      state.enableVersioning(bucket);
    },

    /** Makes the uploaded object a version. Doing it twice for one intent is the same as once. */
    async record({ bucket, key, versionId, startedMs }: Intent, head: ObjectHead): Promise<void> {
      if (versionId === undefined || state.findVersion(bucket, key, versionId) !== undefined) {
        return;
      }
      const shadowEtag = await store.copy({ bucket, key }, shadowOf({ bucket, versionId }));
      const { etag, size } = head;
      state.addVersion({ bucket, key, versionId, etag, shadowEtag, size, createdMs: startedMs, deleteMarker: false });
    },

    /** DELETE without a version: the object goes, its versions stay, a delete marker is on top. */
    async deleteCurrent(bucket: string, key: string): Promise<Deletion> {
      const versionId = newVersionId();
      await store.remove(bucket, key);
      const marker = { etag: '', shadowEtag: '', size: 0, createdMs: Date.now(), deleteMarker: true };
      state.addVersion({ bucket, key, versionId, ...marker });
      return { versionId, deleteMarker: true };
    },

    /** DELETE of one version, for good. A version that is not there is success, as on S3. */
    async deleteVersion(bucket: string, key: string, versionId: string): Promise<Deletion> {
      const version = state.findVersion(bucket, key, versionId);
      if (version === undefined) {
        return { versionId, deleteMarker: false };
      }
      const wasLatest = state.latestVersion(bucket, key)?.versionId === versionId;
      state.removeVersion(versionId);
      if (wasLatest) {
        await restoreCurrent(bucket, key);
      }
      const shadow = shadowOf(version);
      await store.remove(shadow.bucket, shadow.key);
      return { versionId, deleteMarker: version.deleteMarker };
    },
  };
}
