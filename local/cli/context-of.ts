import { parseConfig } from '#lib/config.ts';
import { CommandError } from './command.ts';

/** The CDK context of `-c key=value`, as the CDK command reads it; a key twice has the last value. */
export function contextOf(given: readonly string[]): Readonly<Record<string, string>> {
  const entries = given.map((text) => {
    const at = text.indexOf('=');
    if (at > 0) return [text.slice(0, at), text.slice(at + 1)] as const;
    throw new CommandError(`-c takes key=value; ${JSON.stringify(text)} is none.`, 64);
  });
  return Object.fromEntries(entries);
}

/** Less than a function waits for a model, so that the bridge hears first that it takes too long. */
const SHARE = 0.96;

/** Seconds that a language model behind the bridge may take with this context. */
export function modelSeconds(context: Readonly<Record<string, string>>): number {
  try {
    return SHARE * parseConfig(context).modelTimeoutSeconds;
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error), 64);
  }
}
