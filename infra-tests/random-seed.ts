import { configureGlobal } from 'fast-check';

/**
 * Random tests try other values in each run, so that in time they find what nobody thought of. Where a run has to come to
 * the same result each time, as the gate has, they all begin with this number.
 */
const seed = process.env.CALLSIFT_TEST_SEED;
if (seed !== undefined) {
  if (!/^\d{1,9}$/.test(seed)) throw new Error('CALLSIFT_TEST_SEED takes a whole number of nine digits at most.');
  configureGlobal({ seed: Number(seed) });
}
