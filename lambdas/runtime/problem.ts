import type { APIGatewayProxyResult } from 'aws-lambda';

/** Problem details (RFC 9457): a stable `type`, one sentence, and the field at fault where there is one. */
export interface Problem {
  readonly status: number;
  /** Stable code; the `type` is `urn:callsift:problem:<code>`. */
  readonly code: string;
  readonly title: string;
  readonly field?: string;
}

/** The read model does not answer; everything else goes on. */
export const SEARCH_UNAVAILABLE: Problem = {
  status: 503,
  code: 'search-unavailable',
  title:
    'The search index cannot be reached at present. Try again in a minute; calls are still taken in and readable by id.',
};

/** The engine's time zone data are older than ours. */
export const UNKNOWN_TIME_ZONE: Problem = {
  status: 400,
  code: 'bad-parameter',
  title: 'time_zone is too new for the search index; name another zone, or the offset from UTC such as +05:30.',
  field: 'time_zone',
};

/** What a use case answers to a request: a body, or why there is none. */
export type Answer<T> = { readonly ok: true; readonly body: T } | { readonly ok: false; readonly problem: Problem };

export function jsonResponse(statusCode: number, body: unknown): APIGatewayProxyResult {
  return { statusCode, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

export function problemResponse(problem: Problem, requestId: string): APIGatewayProxyResult {
  const { code, ...rest } = problem;
  return {
    statusCode: problem.status,
    headers: { 'content-type': 'application/problem+json' },
    body: JSON.stringify({ type: `urn:callsift:problem:${code}`, ...rest, request_id: requestId }),
  };
}

/** The answer of a use case as a response. */
export function answerResponse(answer: Answer<unknown>, requestId: string): APIGatewayProxyResult {
  return answer.ok ? jsonResponse(200, answer.body) : problemResponse(answer.problem, requestId);
}
