/** Editions of a revision that versions tell apart; a call is not enriched as often. */
const EDITIONS = 4096;

/**
 * The version of a document in the index (its `external` version, a 64-bit integer): a newer revision wins, then a newer
 * edition of it. Larger than any that was the bare revision.
 */
export function documentVersion({
  revision,
  edition,
}: {
  readonly revision: number;
  readonly edition: number;
}): number {
  return revision * EDITIONS + Math.min(edition, EDITIONS - 1);
}

/** The version of a deletion, which every edition of that revision gives way to. */
export function deletionVersion(revision: number): number {
  return documentVersion({ revision, edition: EDITIONS });
}
