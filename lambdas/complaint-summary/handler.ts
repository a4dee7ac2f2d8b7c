import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { readSummaryRequest } from '../domain/complaints/summary/read-request.ts';
import { faultSentence } from '../domain/validation/fault.ts';
import { indexProblem } from '../runtime/index-problem.ts';
import { jsonResponse, problemResponse } from '../runtime/problem.ts';
import { bodyOf } from '../runtime/request-body.ts';
import { summariseComplaints } from './summarise-complaints.ts';
import type { SummaryDeps } from './summary-deps.ts';

/** Routes of the function that summarises complaints. The authorizer has let the request through for its role already. */
export function createRoutes(deps: SummaryDeps) {
  return [
    {
      method: 'POST' as const,
      path: '/complaints/summary',
      handler: (event: APIGatewayProxyEvent, context: Context) => summary(deps, event, context),
    },
  ];
}

async function summary(
  deps: SummaryDeps,
  event: APIGatewayProxyEvent,
  context: Context,
): Promise<APIGatewayProxyResult> {
  const { requestId } = event.requestContext;
  const read = readSummaryRequest(bodyOf(event), deps.now());
  if (!read.ok) {
    const [title, field] = [faultSentence(read.fault, 'The body'), read.fault.field || 'body'];
    return problemResponse({ status: 400, code: 'bad-parameter', title, field }, requestId);
  }
  const remainingMs = () => context.getRemainingTimeInMillis();
  try {
    return jsonResponse(200, await summariseComplaints(deps, { request: read.request, remainingMs }));
  } catch (error) {
    const problem = indexProblem(deps, error);
    if (problem === undefined) throw error;
    return problemResponse(problem, requestId);
  }
}
