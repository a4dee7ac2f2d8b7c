import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export interface LogSinks {
  /** One line for the person at the terminal. */
  readonly onProblem?: (line: string) => void;
  /** One metric record in CloudWatch's embedded metric format. */
  readonly onMetrics?: (record: Record<string, unknown>) => void;
}

/** Size in bytes at which a log file becomes `<name>.log.1`. */
const MAX_BYTES = 20 * 1024 * 1024;
/** A line longer than this is written as it is, without waiting for its end. */
const MAX_LINE = 1024 * 1024;
const PROBLEM_LEVELS = new Set(['ERROR', 'WARN', 'CRITICAL', 'FATAL']);

/** The log of one function, `<dir>/<name>.log`; reports problems and metrics among its lines. */
export class FunctionLog {
  private readonly path: string;
  private readonly name: string;
  private readonly sinks: LogSinks;
  private readonly maxBytes: number;
  private file: number;
  private size: number;
  private closed = false;

  constructor(dir: string, name: string, sinks: LogSinks, maxBytes = MAX_BYTES) {
    mkdirSync(dir, { recursive: true });
    this.path = join(dir, `${name}.log`);
    this.name = name;
    this.sinks = sinks;
    this.maxBytes = maxBytes;
    this.file = openSync(this.path, 'a');
    this.size = fstatSync(this.file).size;
  }

  /** A consumer for one output stream of a thread: takes chunks, hands on whole lines. */
  stream(): (chunk: string) => void {
    let rest = '';
    return (chunk) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > MAX_LINE) lines.push(rest);
      if (rest.length > MAX_LINE) rest = '';
      for (const line of lines) this.line(line);
    };
  }

  /** A failure of an invocation that the function did not log itself; Lambda writes the same to its log. */
  failure(requestId: string, error: { readonly errorType: string; readonly errorMessage: string }): void {
    const time = new Date().toISOString();
    this.write(JSON.stringify({ timestamp: time, level: 'ERROR', type: 'platform', requestId, ...error }));
  }

  line(line: string): void {
    this.write(line);
    if (!line.startsWith('{')) return;
    // Parsed only when it can matter: most lines of a busy function are plain information.
    if (line.includes('"_aws"')) this.metrics(line);
    else if (/"level":\s*"(ERROR|WARN|CRITICAL|FATAL)"/i.test(line)) this.problem(line);
  }

  /** Lines that a thread sends after this are dropped. */
  close(): void {
    this.closed = true;
    closeSync(this.file);
  }

  private metrics(line: string): void {
    const record = parse(line);
    if (record?._aws !== undefined) this.sinks.onMetrics?.(record);
  }

  private problem(line: string): void {
    const record = parse(line);
    if (!PROBLEM_LEVELS.has(String(record?.level).toUpperCase())) return;
    const error = record?.error as { message?: unknown } | undefined;
    const cause = typeof error?.message === 'string' ? ` (${error.message})` : '';
    this.sinks.onProblem?.(`${this.name}: ${record?.level}: ${String(record?.message)}${cause}`);
  }

  private write(line: string): void {
    if (this.closed) return;
    this.size += writeSync(this.file, `${line}\n`);
    if (this.size < this.maxBytes) return;
    closeSync(this.file);
    renameSync(this.path, `${this.path}.1`);
    this.file = openSync(this.path, 'a');
    this.size = 0;
  }
}

function parse(line: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
