import { escapeXml, unescapeXml } from './errors.ts';
import { ACCOUNT_ID } from './query-access.ts';
import { encodeKey } from './s3-path.ts';
import type { Version } from './state.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const XMLNS = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';

export interface DeleteRequest {
  readonly quiet: boolean;
  readonly objects: readonly { readonly key: string; readonly versionId?: string }[];
}

/** Body of DeleteObjects. */
export function parseDeleteRequest(xml: string): DeleteRequest {
  const objects = [...xml.matchAll(/<Object>([\s\S]*?)<\/Object>/g)].map(([, block = '']) => {
    const key = unescapeXml(/<Key>([\s\S]*?)<\/Key>/.exec(block)?.[1] ?? '');
    const versionId = /<VersionId>([\s\S]*?)<\/VersionId>/.exec(block)?.[1];
    return versionId === undefined ? { key } : { key, versionId };
  });
  return { quiet: /<Quiet>true<\/Quiet>/i.test(xml), objects };
}

/** What became of one object of a DeleteObjects call. */
export interface DeleteOutcome {
  readonly key: string;
  readonly versionId?: string;
  readonly deleteMarker?: string;
  readonly error?: { readonly code: string; readonly message: string };
}

export function deleteResultXml(outcomes: readonly DeleteOutcome[], quiet: boolean): string {
  const rows = outcomes.map(({ key, versionId, deleteMarker, error }) => {
    const which = `<Key>${escapeXml(key)}</Key>${versionId === undefined ? '' : `<VersionId>${versionId}</VersionId>`}`;
    if (error !== undefined) {
      return `<Error>${which}<Code>${error.code}</Code><Message>${escapeXml(error.message)}</Message></Error>`;
    }
    const marker =
      deleteMarker === undefined
        ? ''
        : `<DeleteMarker>true</DeleteMarker><DeleteMarkerVersionId>${deleteMarker}</DeleteMarkerVersionId>`;
    return quiet ? '' : `<Deleted>${which}${marker}</Deleted>`;
  });
  return `${HEAD}<DeleteResult ${XMLNS}>${rows.join('')}</DeleteResult>`;
}

export function versioningXml(enabled: boolean): string {
  return `${HEAD}<VersioningConfiguration ${XMLNS}>${enabled ? '<Status>Enabled</Status>' : ''}</VersioningConfiguration>`;
}

/** ListObjectVersions, paged by key and version marker; without a delimiter. `versions` are in S3's order. */
export function versionsXml(bucket: string, query: URLSearchParams, versions: readonly Version[]): string {
  const prefix = query.get('prefix') ?? '';
  const maxKeys = Math.min(Number(query.get('max-keys') ?? 1000), 1000);
  const urlEncoded = query.get('encoding-type') === 'url';
  const keyText = (key: string) => (urlEncoded ? encodeKey(key) : escapeXml(key));

  const matching = versions.filter(({ key }) => key.startsWith(prefix));
  const newest = new Set(matching.filter((v, i) => matching[i - 1]?.key !== v.key).map((v) => v.versionId));
  const rest = afterMarker(matching, query.get('key-marker'), query.get('version-id-marker'));
  const page = rest.slice(0, maxKeys);
  const last = page.at(-1);
  const next =
    rest.length > page.length && last !== undefined
      ? `<NextKeyMarker>${keyText(last.key)}</NextKeyMarker><NextVersionIdMarker>${last.versionId}</NextVersionIdMarker>`
      : '';
  const rows = page.map((v) => {
    const name = v.deleteMarker ? 'DeleteMarker' : 'Version';
    const content = v.deleteMarker
      ? ''
      : `<ETag>${escapeXml(v.etag)}</ETag><Size>${v.size}</Size><StorageClass>STANDARD</StorageClass>`;
    return (
      `<${name}><Key>${keyText(v.key)}</Key><VersionId>${v.versionId}</VersionId>` +
      `<IsLatest>${newest.has(v.versionId)}</IsLatest><LastModified>${new Date(v.createdMs).toISOString()}</LastModified>` +
      `${content}<Owner><ID>${ACCOUNT_ID}</ID></Owner></${name}>`
    );
  });
  return (
    `${HEAD}<ListVersionsResult ${XMLNS}><Name>${bucket}</Name><Prefix>${keyText(prefix)}</Prefix>` +
    `<MaxKeys>${maxKeys}</MaxKeys><IsTruncated>${next !== ''}</IsTruncated>${next}` +
    `${urlEncoded ? '<EncodingType>url</EncodingType>' : ''}${rows.join('')}</ListVersionsResult>`
  );
}

function afterMarker(versions: readonly Version[], key: string | null, versionId: string | null): readonly Version[] {
  if (key === null) {
    return versions;
  }
  const at = versions.findIndex((v) => v.key === key && v.versionId === versionId);
  return at === -1 ? versions.filter((v) => v.key > key) : versions.slice(at + 1);
}
