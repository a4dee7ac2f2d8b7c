import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

/** A message for the person at the terminal: printed without a stack, ends the command with its exit code. */
export class CommandError extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

interface Command<O extends ParseArgsOptionsConfig> {
  readonly help: string;
  readonly options: O;
  readonly run: (values: ReturnType<typeof parseValues<O>>['values'], positionals: string[]) => Promise<number>;
}

function parseValues<O extends ParseArgsOptionsConfig>(options: O) {
  return parseArgs({ options, allowPositionals: true, strict: true });
}

/** Runs a command of this project: --help, one sentence for wrong arguments (exit code 64), errors without a stack. */
export async function runCommand<O extends ParseArgsOptionsConfig>(command: Command<O>): Promise<void> {
  if (process.argv.slice(2).some((arg) => arg === '--help' || arg === '-h')) {
    process.stdout.write(`${command.help.trim()}\n`);
    return;
  }
  try {
    const { values, positionals } = readArguments(command.options);
    process.exitCode = await command.run(values, positionals);
  } catch (error) {
    process.stderr.write(`${describe(error)}\n`);
    process.exitCode = error instanceof CommandError ? error.exitCode : 1;
  }
}

/** Codes of a connection that is refused or breaks off. */
const NO_CONNECTION = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const gone = 'code' in error && NO_CONNECTION.has(String(error.code));
  if (!gone) return error.message;
  return 'The runtime has stopped answering. Start it again with: npm start (what was uploaded is finished then).';
}

function readArguments<O extends ParseArgsOptionsConfig>(options: O) {
  try {
    return parseValues(options);
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('.')[0] ?? '') : String(error);
    throw new CommandError(`${reason}. Use --help to see what this command takes.`, 64);
  }
}
