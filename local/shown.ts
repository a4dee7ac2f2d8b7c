import { redactedKey } from '#lambdas/domain/source/redacted-key.ts';

/** A key or the path of a request as the terminal may show it: percent-encoding undone, personal data redacted. */
export function shown(path: string): string {
  return redactedKey(path.replace(/(?:%[0-9a-f]{2})+/gi, decoded));
}

/** A resource as the terminal may show it: of its ARN only the key of an S3 object is chosen by people. */
export function shownResource(arn: string): string {
  const [, bucket, key] = /^(arn:[^:]*:s3:::[^/]*\/)(.*)$/s.exec(arn) ?? [];
  return bucket === undefined || key === undefined ? arn : bucket + shown(key);
}

function decoded(escapes: string): string {
  try {
    return decodeURIComponent(escapes);
  } catch {
    return escapes;
  }
}
