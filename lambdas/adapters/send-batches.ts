import { plainCode } from './plain-code.ts';

/** SNS and SQS take at most ten entries in a batch (API references). */
const BATCH = 10;
/** Attempts for entries that the service refused one by one; whole requests are retried by the SDK. */
const ATTEMPTS = 3;

/** An item that could not be sent, and the code of the fault. */
export interface Unsent<T> {
  readonly item: T;
  readonly code: string;
}

/** An entry that the service refused, by the Id that it was sent with. */
export interface RefusedEntry {
  readonly Id?: string | undefined;
  readonly Code?: string | undefined;
}

/**
 * Sends items in batches side by side, then again only the entries that were refused; returns what is left. `send` gets
 * the entries with their Ids and returns those that failed.
 */
export async function sendBatches<T>(
  items: readonly T[],
  send: (entries: readonly { readonly Id: string; readonly item: T }[]) => Promise<readonly RefusedEntry[]>,
): Promise<readonly Unsent<T>[]> {
  const batches = Array.from({ length: Math.ceil(items.length / BATCH) }, (_, i) =>
    items.slice(i * BATCH, (i + 1) * BATCH),
  );
  return (await Promise.all(batches.map((batch) => sendBatch(batch, send)))).flat();
}

/** As `sendBatches`, one batch after the other; an entry that was refused is sent again before the next batch. */
export async function sendBatchesInTurn<T>(
  items: readonly T[],
  send: Parameters<typeof sendBatches<T>>[1],
): Promise<readonly Unsent<T>[]> {
  const unsent: Unsent<T>[] = [];
  for (let from = 0; from < items.length; from += BATCH) {
    unsent.push(...(await sendBatch(items.slice(from, from + BATCH), send)));
  }
  return unsent;
}

async function sendBatch<T>(
  batch: readonly T[],
  send: Parameters<typeof sendBatches<T>>[1],
): Promise<readonly Unsent<T>[]> {
  let left: readonly Unsent<T>[] = batch.map((item) => ({ item, code: 'unknown' }));
  for (let attempt = 0; attempt < ATTEMPTS && left.length > 0; attempt++) {
    const current = left;
    try {
      const refused = await send(current.map(({ item }, i) => ({ Id: String(i), item })));
      const codes = new Map(refused.map((entry) => [entry.Id, plainCode(entry.Code)]));
      left = current.flatMap(({ item }, i) => {
        const code = codes.get(String(i));
        return code === undefined ? [] : [{ item, code }];
      });
    } catch (error) {
      return current.map(({ item }) => ({ item, code: codeOfFault(error) }));
    }
  }
  return left;
}

/** How many items failed of which fault. */
export function countFaults(unsent: readonly Unsent<unknown>[]): Readonly<Record<string, number>> {
  const faults: Record<string, number> = {};
  for (const { code } of unsent) faults[code] = (faults[code] ?? 0) + 1;
  return faults;
}

/** Name of a service's fault such as `AuthorizationErrorException`, or code of the connection's such as `ECONNREFUSED`. */
function codeOfFault(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return plainCode('code' in error ? error.code : error.name);
}
