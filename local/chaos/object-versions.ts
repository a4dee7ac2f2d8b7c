import { ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import type { UploadedVersion } from '../load/uploads.ts';
import type { World } from '../load/world.ts';

/**
 * How many versions S3 has of the objects of these calls. More than were acknowledged, where an upload arrived and its
 * answer was lost, so that it was made again.
 */
export async function objectVersions(
  { s3, outputs: { bucket: Bucket } }: World,
  uploads: readonly Pick<UploadedVersion, 'callId' | 'key'>[],
): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const { callId, key } of uploads) {
    const { Versions = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket, Prefix: key }));
    found.set(callId, Versions.filter(({ Key }) => Key === key).length);
  }
  return found;
}
