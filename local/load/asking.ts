import type { Random } from './calls.ts';
import { type Quantiles, quantilesOf } from './quantiles.ts';
import { type ApiRequest, madeRequest } from './requests.ts';
import type { World } from './world.ts';

/** How the requests to one route went. */
export interface RouteReport {
  readonly route: string;
  /** Milliseconds of all requests, failed ones as well. */
  readonly ms: Quantiles;
  /** `ok`, `degraded`, `status 503`, `no connection`, `no answer`: how many. */
  readonly outcomes: Readonly<Record<string, number>>;
}

export interface Asking {
  /** Sends a request in the background. */
  start(): void;
  finish(): Promise<void>;
  report(): readonly RouteReport[];
}

/** Longer than API Gateway waits for a function, 29 s (API Gateway quotas). */
const TIMEOUT_MS = 30_000;

export function createAsking(world: World, random: Random): Asking {
  const times = new Map<string, number[]>();
  const outcomes = new Map<string, Map<string, number>>();
  const atWork = new Set<Promise<void>>();

  async function ask(request: ApiRequest): Promise<void> {
    const started = performance.now();
    const outcome = await outcomeOf(world, request);
    const counted = outcomes.get(request.route) ?? new Map<string, number>();
    outcomes.set(request.route, counted.set(outcome, (counted.get(outcome) ?? 0) + 1));
    times.set(request.route, [...(times.get(request.route) ?? []), performance.now() - started]);
  }
  return {
    start() {
      const work = ask(madeRequest(random)).finally(() => atWork.delete(work));
      atWork.add(work);
    },
    finish: async () => void (await Promise.all(atWork)),
    report: () =>
      [...times.keys()].sort().map((route) => {
        const counted = Object.fromEntries(outcomes.get(route) ?? []);
        return { route, ms: quantilesOf(times.get(route) ?? []), outcomes: counted };
      }),
  };
}

async function outcomeOf(world: World, { role, path, body }: ApiRequest): Promise<string> {
  try {
    const response = await fetch(`${world.outputs.api_url}${path}`, {
      headers: { authorization: await world.authorization(role) },
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as { degraded?: boolean; processing?: { degraded?: boolean } };
    if (!response.ok) return `status ${response.status}`;
    return (answer.degraded ?? answer.processing?.degraded) ? 'degraded' : 'ok';
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError' ? 'no answer' : 'no connection';
  }
}
