import { buildFunctions } from '../local/build.ts';

/** Global set-up: the stacks take their code from dist/. */
export default async function setup(): Promise<void> {
  await buildFunctions();
}
