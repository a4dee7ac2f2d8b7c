import type { AwsEndpoint } from '../aws/endpoint.ts';
import type { Invoked } from '../functions/function-pool.ts';
import { startCollector } from './collector.ts';
import { tracePage } from './page.ts';
import { segmentJson } from './segment.ts';
import { TraceStore } from './trace-store.ts';

/** The laptop's X-Ray. */
export interface Tracing {
  /** The value of AWS_XRAY_DAEMON_ADDRESS. */
  readonly traceAddress: string;
  /** To be told of every invocation that is over. */
  invoked(invoked: Invoked): void;
  close(): Promise<void>;
}

/** Takes what functions send, and shows it under `/_callsift/traces`. */
export async function startTracing(endpoint: Pick<AwsEndpoint, 'serve'>): Promise<Tracing> {
  const store = new TraceStore();
  const { address: traceAddress, close } = await startCollector(store);
  endpoint.serve('traces', tracePage(store));
  return { traceAddress, invoked: (invoked) => store.add(segmentJson(invoked)), close };
}
