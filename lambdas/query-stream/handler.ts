import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import type { AnswerEvent } from '../domain/query/answer.ts';
import { serverSentEvent } from '../domain/query/server-sent-events.ts';
import { METRIC } from '../metrics.ts';
import { answerQuery } from '../query/answer-query.ts';
import type { QueryDeps } from '../query/query-deps.ts';
import { readQuestion } from '../query/read-question.ts';
import { describeFault } from '../runtime/describe-fault.ts';
import { indexProblem } from '../runtime/index-problem.ts';
import { type Problem, problemResponse } from '../runtime/problem.ts';

/** A response whose body is sent as it comes. */
export interface StreamedResponse {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: string | ReadableStream<string>;
}

const EVENT_STREAM = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' };

const CUT: Problem = {
  status: 500,
  code: 'answer-incomplete',
  title: 'The answer broke off; what was shown of it is not all. Ask again.',
};

/** POST /query/stream. What fails before the first step has a status of its own; after that the stream ends with an `error`. */
export function createHandler(deps: QueryDeps) {
  return async (event: APIGatewayProxyEvent, context: Context): Promise<StreamedResponse> => {
    const { requestId } = event.requestContext;
    const read = readQuestion(deps, event, context);
    if (!read.ok) return problemAnswer(read.problem, requestId);
    const steps = answerQuery(deps, read.asked);
    try {
      const first = await steps.next();
      const all = ReadableStream.from(eventsOf(deps, { first, steps, requestId }));
      return { statusCode: 200, headers: EVENT_STREAM, body: all };
    } catch (error) {
      return problemAnswer(problemOf(deps, error, undefined), requestId);
    }
  };
}

interface Begun {
  readonly first: IteratorResult<AnswerEvent, void>;
  readonly steps: AsyncGenerator<AnswerEvent, void>;
  readonly requestId: string;
}

async function* eventsOf(deps: QueryDeps, { first, steps, requestId }: Begun): AsyncGenerator<string> {
  try {
    if (!first.done) yield serverSentEvent(first.value);
    for await (const step of steps) yield serverSentEvent(step);
    deps.counter.gauge(METRIC.answersBrokenOff, 0);
  } catch (error) {
    const { code, ...shown } = problemOf(deps, error, CUT);
    deps.counter.gauge(METRIC.answersBrokenOff, shown.status >= CUT.status ? 100 : 0);
    yield serverSentEvent({
      type: 'error',
      problem: { type: `urn:callsift:problem:${code}`, ...shown, request_id: requestId },
    });
  }
}

/** Throws what the index does not account for where there is no problem to be shown instead: the stack answers with 500. */
function problemOf(deps: QueryDeps, error: unknown, instead: Problem | undefined): Problem {
  const problem = indexProblem(deps, error);
  if (problem !== undefined) return problem;
  if (instead === undefined) throw error;
  deps.logger.warn('An answer broke off', describeFault(error));
  return instead;
}

function problemAnswer(given: Problem, requestId: string): StreamedResponse {
  const { statusCode, headers, body } = problemResponse(given, requestId);
  return { statusCode, headers: headers as Record<string, string>, body };
}
