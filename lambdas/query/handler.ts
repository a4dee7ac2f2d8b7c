import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import type { Answer } from '../domain/query/answer.ts';
import { parseJson } from '../domain/validation/parse-json.ts';
import { callerOf } from '../runtime/caller.ts';
import { indexProblem } from '../runtime/index-problem.ts';
import { answerResponse, jsonResponse, problemResponse } from '../runtime/problem.ts';
import { bodyOf } from '../runtime/request-body.ts';
import { answerQuery } from './answer-query.ts';
import type { Asked } from './asked.ts';
import { giveFeedback } from './give-feedback.ts';
import type { QueryDeps } from './query-deps.ts';
import { readQuestion } from './read-question.ts';

/** Routes of the query function. The authorizer has let the request through for its role already. */
export function createRoutes(deps: QueryDeps) {
  return [
    {
      method: 'POST' as const,
      path: '/query',
      handler: (event: APIGatewayProxyEvent, context: Context) => query(deps, event, context),
    },
    {
      method: 'POST' as const,
      path: '/feedback',
      handler: async (event: APIGatewayProxyEvent) =>
        answerResponse(
          await giveFeedback(deps, callerOf(event).subject, parseJson(bodyOf(event) ?? '')),
          event.requestContext.requestId,
        ),
    },
  ];
}

async function query(deps: QueryDeps, event: APIGatewayProxyEvent, context: Context): Promise<APIGatewayProxyResult> {
  const { requestId } = event.requestContext;
  const read = readQuestion(deps, event, context);
  if (!read.ok) return problemResponse(read.problem, requestId);
  try {
    return jsonResponse(200, await lastOf(deps, read.asked));
  } catch (error) {
    const problem = indexProblem(deps, error);
    if (problem === undefined) throw error;
    return problemResponse(problem, requestId);
  }
}

async function lastOf(deps: QueryDeps, asked: Asked): Promise<Answer> {
  let answer: Answer | undefined;
  for await (const event of answerQuery(deps, asked)) if (event.type === 'final') answer = event.answer;
  if (answer === undefined) throw new Error('The answer has no end.');
  return answer;
}
