/** What a log line says of a fault. No message: that of a service may hold keys, names and values of anybody. */
export type FaultDescription = {
  /** Name of the error, which for AWS is its code, such as `AccessDenied`. */
  readonly fault: string;
  /** Code of Node.js or of the search engine. */
  readonly fault_code?: string;
  /** HTTP status of the answer. */
  readonly fault_status?: number;
  /** What was asked for and is not allowed, such as `dynamodb:PutItem`. */
  readonly fault_action?: string;
  /** Where in the code it was made: file, line, column. */
  readonly fault_at?: string;
};

/** Stands for a name that may be anything. */
const UNNAMED = 'unknown';
/** An identifier, as code has it. Four digits in a row are no part of one. */
const IDENTIFIER = /^(?!.*\d{4})[A-Za-z][\w.#:]{0,79}$/;
/** As IAM says no: the action alone, whatever resource follows. */
const DENIED = /is not authorized to perform: ([a-z0-9-]{1,40}:[A-Za-z]{1,60})(?![\w:])/;
/** The first frame of a stack: the file without its folder. */
const FRAME = /^\s{0,8}at [^\n]{0,300}?[/\\]([\w.-]{1,80}:\d{1,7}:\d{1,7})\)?$/m;

/** Describes a fault for a log line by what is made of code and never of data: its message is left out. */
export function describeFault(error: unknown): FaultDescription {
  if (!(error instanceof Error)) return { fault: typeof error };
  const { code, Code, statusCode, $metadata, meta } = error as Foreign;
  const named = [code, Code, meta?.body?.error?.type].find(isIdentifier);
  const status = [$metadata?.httpStatusCode, statusCode].find(isStatus);
  const action = DENIED.exec(error.message)?.[1];
  const at = placeOf(error);
  return {
    fault: faultName(error),
    ...(named !== undefined && named !== error.name && { fault_code: named }),
    ...(status !== undefined && { fault_status: status }),
    ...(action !== undefined && { fault_action: action }),
    ...(at !== undefined && { fault_at: at }),
  };
}

/** Name of an error, as far as it is one. */
export function faultName(error: unknown): string {
  return error instanceof Error && isIdentifier(error.name) ? error.name : UNNAMED;
}

/** What AWS, Node.js and OpenSearch put into errors, if they do. */
interface Foreign {
  readonly code?: unknown;
  readonly Code?: unknown;
  readonly statusCode?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: unknown } | null;
  readonly meta?: { readonly body?: { readonly error?: { readonly type?: unknown } | null } | null } | null;
}

function isIdentifier(value: unknown): value is string {
  return typeof value === 'string' && IDENTIFIER.test(value);
}

function isStatus(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 100 && Number(value) <= 599;
}

/** The stack begins with the message, which may look like a frame; without it nobody can tell where it ends. */
function placeOf({ stack = '', message }: Error): string | undefined {
  const begin = stack.indexOf(message);
  return begin < 0 ? undefined : FRAME.exec(stack.slice(begin + message.length))?.[1];
}
