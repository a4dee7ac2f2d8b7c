/** The lanes that cost differently: no model, the economical one, the strong one. */
export const LANES = ['none', 'economy', 'strong'] as const;
export type Lane = (typeof LANES)[number];

/** What is counted of a call. Functions are counted by name, beside. */
export const COUNTED = [
  's3_get',
  's3_put',
  'sns_requests',
  'write_units',
  'index_write_units',
  'read_units',
  'ledger_write_units',
  'ledger_read_units',
  'complaints',
  'complaint_links',
  'complaint_write_units',
  'complaint_index_write_units',
  'complaint_read_units',
  'scheduler_requests',
  'model_calls',
  'model_input_tokens',
  'model_output_tokens',
  'embeddings',
  'embedding_tokens',
  'bulk_bytes',
  'log_bytes',
  'metric_bytes',
] as const;
export type Counted = (typeof COUNTED)[number];
export type Counts = Readonly<Record<Counted, number>>;

/** What functions did: invocations, messages that they got, milliseconds. */
export type Functions = Readonly<
  Record<string, { readonly invocations: number; readonly messages: number; readonly ms: number }>
>;

/** Adds up what a deployment does, for one subject (a lane, a schedule) after the other. */
export class Tally {
  readonly #counts = new Map<string, Record<Counted, number>>();
  readonly #functions = new Map<string, Record<string, { invocations: number; messages: number; ms: number }>>();
  #subject = '';

  /** All that is counted from now on is of this subject. */
  begin(subject: string): void {
    this.#subject = subject;
  }

  count(counted: Counted, by: number): void {
    const counts = this.#counts.get(this.#subject) ?? noCounts();
    counts[counted] += by;
    this.#counts.set(this.#subject, counts);
  }

  invoked(name: string, messages: number, ms: number): void {
    const functions = this.#functions.get(this.#subject) ?? {};
    const { invocations = 0, messages: had = 0, ms: took = 0 } = functions[name] ?? {};
    functions[name] = { invocations: invocations + 1, messages: had + messages, ms: took + ms };
    this.#functions.set(this.#subject, functions);
  }

  counts(subject: string): Counts {
    return this.#counts.get(subject) ?? noCounts();
  }

  functions(subject: string): Functions {
    return this.#functions.get(subject) ?? {};
  }
}

function noCounts(): Record<Counted, number> {
  return Object.fromEntries(COUNTED.map((name) => [name, 0])) as Record<Counted, number>;
}

/** Counts of one of so many. */
export function per(counts: Counts, number: number): Counts {
  return Object.fromEntries(COUNTED.map((name) => [name, counts[name] / Math.max(1, number)])) as Record<
    Counted,
    number
  >;
}

/** Functions of one of so many; `ms` stays the milliseconds of an invocation. */
export function functionsPer(functions: Functions, number: number): Functions {
  const entries = Object.entries(functions).map(([name, { invocations, messages, ms }]) => {
    const of = Math.max(1, number);
    return [
      name,
      { invocations: invocations / of, messages: messages / of, ms: ms / Math.max(1, invocations) },
    ] as const;
  });
  return Object.fromEntries(entries);
}
