import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { parseSearchRequest } from '../domain/search/search-request.ts';
import { METRIC } from '../metrics.ts';
import { indexProblem } from '../runtime/index-problem.ts';
import type { Meter } from '../runtime/observability.ts';
import { jsonResponse, type Problem, problemResponse } from '../runtime/problem.ts';
import { bodyOf } from '../runtime/request-body.ts';
import { type SearchDeps, searchCalls } from './search-calls.ts';

export interface RouteDeps extends SearchDeps {
  readonly counter: Meter;
}

const OTHER_WAY: Problem = {
  status: 400,
  code: 'bad-parameter',
  title: 'cursor belongs to a search that was answered by other means than are to be had now. Search again without it.',
  field: 'cursor',
};

/** Routes of the search function. The authorizer has let the request through for its role already. */
export function createRoutes(deps: RouteDeps) {
  return [{ method: 'POST' as const, path: '/search', handler: (event: APIGatewayProxyEvent) => search(deps, event) }];
}

async function search(deps: RouteDeps, event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> {
  const problem = (problem: Problem) => problemResponse(problem, event.requestContext.requestId);
  const parsed = parseSearchRequest(bodyOf(event));
  if (!parsed.ok) return problem({ status: 400, code: 'bad-parameter', title: parsed.title, field: parsed.field });
  try {
    const answer = await searchCalls(deps, parsed.request);
    if (answer === undefined) return problem(OTHER_WAY);
    const { mode, duration_ms } = answer.processing;
    deps.counter.seconds(METRIC.searchLatency, duration_ms / 1000, { mode });
    return jsonResponse(200, answer);
  } catch (error) {
    const unavailable = indexProblem(deps, error);
    if (unavailable === undefined) throw error;
    return problem(unavailable);
  }
}
