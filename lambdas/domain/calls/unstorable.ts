/** The store refuses this call for good: trying again would change nothing, and its neighbours are not affected. */
export class UnstorableError extends Error {
  constructor(cause: unknown) {
    super('The store takes no such call.', { cause });
    this.name = 'UnstorableError';
  }
}
