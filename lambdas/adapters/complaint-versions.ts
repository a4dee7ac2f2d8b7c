/** Complaints that are remembered: more than a function works on at a time. */
const REMEMBERED = 1_000;

/** The newest versions that were seen. Steps are never deleted, so that what was there once is there. */
export class VersionsSeen {
  readonly #versions = new Map<string, number>();

  has(complaintId: string, version: number): boolean {
    return (this.#versions.get(complaintId) ?? 0) >= version;
  }

  add(complaintId: string, version: number): void {
    const newest = Math.max(version, this.#versions.get(complaintId) ?? 0);
    // At the end again: those that were not seen for longest are forgotten.
    this.#versions.delete(complaintId);
    this.#versions.set(complaintId, newest);
    const [oldest] = this.#versions.keys();
    if (this.#versions.size > REMEMBERED && oldest !== undefined) this.#versions.delete(oldest);
  }
}
