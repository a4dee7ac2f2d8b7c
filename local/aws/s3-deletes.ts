import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Gatekeeper, Principal } from './gatekeeper.ts';
import type { ObjectStore } from './object-store.ts';
import { sendXml } from './relay.ts';
import { objectArn } from './s3-access.ts';
import type { S3Target } from './s3-path.ts';
import { type DeleteOutcome, deleteResultXml, parseDeleteRequest } from './s3-xml.ts';
import type { State } from './state.ts';
import type { Versions } from './versions.ts';

export interface DeletesOptions {
  readonly store: ObjectStore;
  readonly state: State;
  readonly versions: Versions;
  readonly gatekeeper: Gatekeeper;
  readonly lock: <T>(key: string, task: () => Promise<T>) => Promise<T>;
}

/** DeleteObject and DeleteObjects: the gateway does them itself, because the engine would ignore version ids. */
export function createDeletes({ store, state, versions, gatekeeper, lock }: DeletesOptions) {
  const remove = (bucket: string, key: string, versionId?: string): Promise<DeleteOutcome> =>
    lock(`${bucket}/${key}`, async () => {
      if (!state.isVersioned(bucket)) {
        await store.remove(bucket, key);
        return { key };
      }
      if (versionId === undefined) {
        const marker = await versions.deleteCurrent(bucket, key);
        return { key, deleteMarker: marker.versionId };
      }
      await versions.deleteVersion(bucket, key, versionId);
      return { key, versionId };
    });

  const removeIfGranted = (bucket: string, principal: Principal | undefined) => {
    return async ({ key, versionId }: { key: string; versionId?: string }): Promise<DeleteOutcome> => {
      const action = versionId === undefined ? 's3:DeleteObject' : 's3:DeleteObjectVersion';
      const error = gatekeeper.denial(principal, [{ action, resource: objectArn(bucket, key) }]);
      const failed = (cause: Error) => ({ key, error: { code: 'InternalError', message: cause.message } });
      return error === undefined ? remove(bucket, key, versionId).catch(failed) : { key, error };
    };
  };

  return {
    /** Access was checked by the caller. */
    async one({ bucket, key, query }: S3Target, response: ServerResponse): Promise<void> {
      const { versionId, deleteMarker } = await remove(bucket, key, query.get('versionId') ?? undefined);
      response.writeHead(204, {
        ...(versionId === undefined ? {} : { 'x-amz-version-id': versionId }),
        ...(deleteMarker === undefined ? {} : { 'x-amz-version-id': deleteMarker, 'x-amz-delete-marker': 'true' }),
      });
      response.end();
    },

    /** Each key is checked by itself: one that is not granted becomes an error in the result, the others go. */
    async many(
      request: IncomingMessage,
      response: ServerResponse,
      { bucket }: S3Target,
      principal: Principal | undefined,
    ): Promise<void> {
      const { quiet, objects } = parseDeleteRequest(await text(request));
      const outcomes = await Promise.all(objects.map(removeIfGranted(bucket, principal)));
      sendXml(response, deleteResultXml(outcomes, quiet));
    },
  };
}
