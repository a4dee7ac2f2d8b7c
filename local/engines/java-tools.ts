import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { CommandError } from '../cli/command.ts';

const MIN_JAVA = 17;
const INSTALL =
  'Debian and Ubuntu: apt-get install -y default-jre-headless maven. macOS: brew install openjdk@17 maven.';

export interface Tools {
  /** Major version; undefined when there is no `java`. */
  readonly java: number | undefined;
  readonly maven: boolean;
}

/** Exit code when an engine cannot be had here, so that nothing was tested (EX_UNAVAILABLE of sysexits.h). */
export const NOT_TO_BE_HAD = 69;

/** Looks for what running and downloading the engines needs; a CommandError says what to install. */
export async function requireTools(needsMaven: boolean): Promise<void> {
  // Java first: without it Maven does not say its version either.
  const java = javaMajor((await outputOf('java', ['-version'])) ?? '');
  const maven = !needsMaven || (java !== undefined && (await outputOf('mvn', ['-version'])) !== undefined);
  const missing = missingTools({ java, maven });
  if (missing !== undefined) throw new CommandError(missing, NOT_TO_BE_HAD);
}

/** One sentence about what is missing and one about how to get it; undefined when nothing is. */
export function missingTools({ java, maven }: Tools): string | undefined {
  const needs = `The real engines need Java ${MIN_JAVA} or later`;
  if (java === undefined)
    return `${needs} (java), and Maven (mvn) to download them; there is no java on the PATH. ${INSTALL}`;
  if (java < MIN_JAVA) return `${needs}; the java on the PATH is version ${java}. ${INSTALL}`;
  if (!maven) return `The real engines are downloaded with Maven; there is no mvn on the PATH that runs. ${INSTALL}`;
  return undefined;
}

/** Major version out of what `java -version` prints: 17 for "17.0.15", 8 for "1.8.0_402". */
export function javaMajor(printed: string): number | undefined {
  const [, first, second] = /version "(\d{1,3})(?:\.(\d{1,3}))?/.exec(printed) ?? [];
  if (first === undefined) return undefined;
  return Number(first === '1' && second !== undefined ? second : first);
}

/** What a command prints on both streams; undefined when it cannot be run or fails. */
async function outputOf(command: string, args: readonly string[]): Promise<string | undefined> {
  try {
    const { stdout, stderr } = await promisify(execFile)(command, args);
    return stdout + stderr;
  } catch {
    return undefined;
  }
}
