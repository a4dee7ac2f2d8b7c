interface Call {
  readonly call_id: string;
  readonly metadata?: { readonly client_id?: string };
}

const WARM = 'warm-';

/** Name or id of what is processed first so that functions are warm, and is counted for nobody. */
export function warmUp(name: string): string {
  return WARM + name;
}

/** A call that is processed first: another call of another client, so that no complaint of it is linked with one that counts. */
export function warmUpCall<T extends Call>(call: T): T {
  const { metadata } = call;
  const client = metadata?.client_id;
  return {
    ...call,
    call_id: warmUp(call.call_id),
    ...(client !== undefined && { metadata: { ...metadata, client_id: warmUp(client) } }),
  };
}

export function isWarmUp(name: string): boolean {
  return name.startsWith(WARM);
}
