import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { roleScope } from '../domain/query/keys.ts';
import { parseQuery } from '../domain/query/query-request.ts';
import { faultSentence } from '../domain/validation/fault.ts';
import { METRIC } from '../metrics.ts';
import { callerOf } from '../runtime/caller.ts';
import type { Problem } from '../runtime/problem.ts';
import { bodyOf } from '../runtime/request-body.ts';
import { type Asked, asked } from './asked.ts';
import type { QueryDeps } from './query-deps.ts';

export type ReadQuestion =
  | { readonly ok: true; readonly asked: Asked }
  | { readonly ok: false; readonly problem: Problem };

const REFUSED: Problem = {
  status: 422,
  code: 'question-refused',
  title: 'The question speaks to the model instead of asking about calls. Ask what you want to know of the calls.',
  field: 'query',
};

/** Reads a question of the API. Who asks is said by the token alone. */
export function readQuestion(deps: QueryDeps, event: APIGatewayProxyEvent, context: Context): ReadQuestion {
  const parsed = parseQuery(bodyOf(event));
  if (!parsed.ok) {
    const { field } = parsed.fault;
    return refuse({
      status: 400,
      code: 'bad-parameter',
      title: faultSentence(parsed.fault, 'The body'),
      field: field || 'body',
    });
  }
  const { request } = parsed;
  const isRefused = deps.isRefused(request.question);
  deps.counter.count(METRIC.queriesRefused, isRefused ? 1 : 0);
  if (isRefused) return refuse(REFUSED);
  const caller = { ...callerOf(event), remainingMs: () => context.getRemainingTimeInMillis() };
  return { ok: true, asked: asked(deps, { request, caller, scope: roleScope(caller.roles) }) };
}

function refuse(problem: Problem): ReadQuestion {
  return { ok: false, problem };
}
