import { describe, expect, it } from 'vitest';
import { deletionVersion, documentVersion } from './document-version.ts';

describe('the version of a document', () => {
  it('grows with the revision, and within it with the edition', () => {
    const places = [
      { revision: 1, edition: 0 },
      { revision: 1, edition: 1 },
      { revision: 1, edition: 4000 },
      { revision: 2, edition: 0 },
    ];
    const versions = places.map(documentVersion);
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    expect(new Set(versions).size).toBe(4);
  });

  it('of any edition, however many, is no newer than the deletion and older than the next revision', () => {
    for (const edition of [0, 4095, 4096, 1_000_000]) {
      expect(documentVersion({ revision: 7, edition })).toBeLessThanOrEqual(deletionVersion(7));
      expect(documentVersion({ revision: 7, edition })).toBeLessThan(documentVersion({ revision: 8, edition: 0 }));
    }
  });

  it('is newer than any that an earlier release gave, which was the bare revision', () => {
    expect(documentVersion({ revision: 1, edition: 0 })).toBeGreaterThan(1);
  });
});
