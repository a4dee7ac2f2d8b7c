import type { CallBodies } from './s3-bodies.ts';

/** For functions that neither store nor read turns, and hold no right to the bucket. */
export const noBodies: CallBodies = {
  put: () => Promise.reject(new Error('This function does not store turns.')),
  get: () => Promise.reject(new Error('This function does not read turns.')),
};
