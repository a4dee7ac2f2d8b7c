import { ACCOUNT_ID } from './query-access.ts';
import { encodeKey } from './s3-path.ts';
import type { Intent } from './state.ts';

export interface Uploaded {
  readonly etag: string;
  readonly size: number;
}

/**
 * The message that S3 puts into a queue, field by field:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
export function objectCreatedMessage(intent: Intent, uploaded: Uploaded, region: string): string {
  const { bucket, key, eventName, startedMs, sequencer, versionId, queueNames } = intent;
  const record = {
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: region,
    eventTime: new Date(startedMs).toISOString(),
    eventName,
    userIdentity: { principalId: `AWS:${ACCOUNT_ID}` },
    requestParameters: { sourceIPAddress: '127.0.0.1' },
    responseElements: { 'x-amz-request-id': sequencer, 'x-amz-id-2': sequencer },
    s3: {
      s3SchemaVersion: '1.0',
      configurationId: `${bucket}-to-${queueNames.join('-')}`,
      bucket: { name: bucket, ownerIdentity: { principalId: ACCOUNT_ID }, arn: `arn:aws:s3:::${bucket}` },
      object: {
        key: encodeKey(key).replaceAll('%20', '+'),
        size: uploaded.size,
        eTag: uploaded.etag.replaceAll('"', ''),
        ...(versionId === undefined ? {} : { versionId }),
        sequencer,
      },
    },
  };
  return JSON.stringify({ Records: [record] });
}
