import { describe, expect, it } from 'vitest';
import { encodeKey, objectPath, parseCopySource, parseS3Target } from './s3-path.ts';

describe('parseS3Target', () => {
  it('decodes the key once and resolves nothing in it', () => {
    const target = parseS3Target('/bucket/a%20b+c/..%2F%2525/../x?versionId=1');
    expect(target).toMatchObject({ bucket: 'bucket', key: 'a b+c/../%25/../x' });
    expect(target?.query.get('versionId')).toBe('1');
  });

  it('tells the service, a bucket and an object apart', () => {
    expect(parseS3Target('/')).toMatchObject({ bucket: '', key: '' });
    expect(parseS3Target('/bucket/')).toMatchObject({ bucket: 'bucket', key: '' });
    expect(parseS3Target('/bucket//')).toMatchObject({ bucket: 'bucket', key: '/' });
  });

  it('refuses a broken escape', () => {
    expect(parseS3Target('/bucket/%zz')).toBeUndefined();
  });
});

describe('objectPath', () => {
  it.each(['a b', "it's (1)!*", '../x', '%25', 'ü/😀', 'a?b#c', '//'])('of %j leads back to it', (key) => {
    expect(parseS3Target(objectPath('bucket', key))).toMatchObject({ bucket: 'bucket', key });
  });

  it('escapes what AWS escapes', () => {
    expect(encodeKey("it's (1)!*~-_./")).toBe('it%27s%20%281%29%21%2A~-_./');
  });
});

describe('parseCopySource', () => {
  it('reads key and version, with or without the first slash', () => {
    expect(parseCopySource('/bucket/a%3Fb?versionId=v1')).toEqual({ bucket: 'bucket', key: 'a?b', versionId: 'v1' });
    expect(parseCopySource('bucket/a')).toEqual({ bucket: 'bucket', key: 'a' });
    expect(parseCopySource('')).toBeUndefined();
  });
});
