import type { MetricStore } from '../metric-store.ts';

/** One request to the API that was answered. */
export interface Answered {
  /** Name and stage of the API. */
  readonly api: string;
  readonly stage: string;
  readonly method: string;
  /** Resource path such as `/calls/{call_id}`; undefined when the request met none. */
  readonly resource: string | undefined;
  readonly status: number;
  readonly latencyMs: number;
  /** Milliseconds of the function; undefined when it was not asked. */
  readonly integrationMs: number | undefined;
}

/** AWS/ApiGateway: by API, by stage and by route. */
export function putAnswer(store: MetricStore, answered: Answered): void {
  const { api, stage, method, resource, status, latencyMs, integrationMs } = answered;
  const byStage = { ApiName: api, Stage: stage };
  const sets: Record<string, string>[] = [{ ApiName: api }, byStage];
  if (resource !== undefined) sets.push({ ...byStage, Resource: resource, Method: method });
  for (const dimensions of sets) {
    const put = (name: string, value: number) => store.put({ namespace: 'AWS/ApiGateway', name, dimensions }, value);
    put('Count', 1);
    put('4XXError', status >= 400 && status < 500 ? 1 : 0);
    put('5XXError', status >= 500 ? 1 : 0);
    put('Latency', latencyMs);
    if (integrationMs !== undefined) put('IntegrationLatency', integrationMs);
  }
}
