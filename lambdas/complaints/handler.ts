import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { commentId, MAX_KEY } from '../domain/complaints/comment-id.ts';
import { entityTag } from '../domain/complaints/if-match.ts';
import { readAssign, readChange, readComment } from '../domain/complaints/lifecycle/read-change.ts';
import { parseComplaintList, writeComplaintCursor } from '../domain/complaints/listing/parse-list.ts';
import { parseComplaintStats } from '../domain/complaints/listing/parse-stats.ts';
import { type FieldFault, faultSentence } from '../domain/validation/fault.ts';
import { callerOf } from '../runtime/caller.ts';
import { indexProblem } from '../runtime/index-problem.ts';
import { jsonResponse, type Problem, problemResponse } from '../runtime/problem.ts';
import { bodyOf } from '../runtime/request-body.ts';
import { assignComplaints } from './assign-complaints.ts';
import { changeComplaint, commentComplaint, showComplaint, type Viewed } from './change-complaint.ts';
import type { ComplaintsDeps } from './complaints-deps.ts';

type Event = APIGatewayProxyEvent;
type Result = APIGatewayProxyResult;
type Handle = (deps: ComplaintsDeps, event: Event) => Promise<Result>;

const VERSION = /^[1-9]\d{0,5}$/;
const BAD_BEFORE: Problem = {
  status: 400,
  code: 'bad-parameter',
  title: 'history_before must be the version of a step, a whole number from 1 on.',
  field: 'history_before',
};

const BAD_KEY: Problem = {
  status: 400,
  code: 'bad-parameter',
  title: `Idempotency-Key must have 1 to ${MAX_KEY} characters.`,
  field: 'Idempotency-Key',
};

const ROUTES: readonly { readonly method: 'GET' | 'PATCH' | 'POST'; readonly path: string; readonly handle: Handle }[] =
  [
    { method: 'GET', path: '/complaints', handle: list },
    { method: 'GET', path: '/complaints/stats', handle: stats },
    { method: 'POST', path: '/complaints/assign', handle: assign },
    { method: 'GET', path: '/complaints/{complaint_id}', handle: show },
    { method: 'PATCH', path: '/complaints/{complaint_id}', handle: change },
    { method: 'POST', path: '/complaints/{complaint_id}/comments', handle: comment },
  ];

/** Routes of the complaints function. The authorizer has let the request through for its role already. */
export function createRoutes(deps: ComplaintsDeps) {
  return ROUTES.map(({ method, path, handle }) => ({
    method,
    path,
    handler: async (event: Event): Promise<Result> => {
      try {
        return await handle(deps, event);
      } catch (error) {
        const problem = indexProblem(deps, error);
        if (problem === undefined) throw error;
        return refuse(event, problem);
      }
    },
  }));
}

async function list(deps: ComplaintsDeps, event: Event): Promise<Result> {
  const parsed = parseComplaintList(event.queryStringParameters ?? {}, deps.now());
  if (!parsed.ok)
    return refuse(event, { status: 400, code: 'bad-parameter', title: parsed.title, field: parsed.field });
  const { complaints, total, next } = await deps.search.list(parsed.query);
  return jsonResponse(200, { complaints, total, next_cursor: writeComplaintCursor(next, parsed.query) });
}

async function stats(deps: ComplaintsDeps, event: Event): Promise<Result> {
  const parsed = parseComplaintStats(event.queryStringParameters ?? {}, deps.now());
  if (!parsed.ok)
    return refuse(event, { status: 400, code: 'bad-parameter', title: parsed.title, field: parsed.field });
  const { opened_from: start, opened_to: end } = parsed.query.filters;
  return jsonResponse(200, { period: { start, end }, ...(await deps.search.stats(parsed.query)) });
}

async function show(deps: ComplaintsDeps, event: Event): Promise<Result> {
  const { history_before: before, ...unknown } = event.queryStringParameters ?? {};
  const [field] = Object.keys(unknown);
  if (field !== undefined)
    return refuse(event, { ...BAD_BEFORE, title: 'Unknown parameter; known is history_before.', field });
  if (before !== undefined && !VERSION.test(before)) return refuse(event, BAD_BEFORE);
  return viewed(event, await showComplaint(deps, idOf(event), before === undefined ? undefined : Number(before)));
}

async function change(deps: ComplaintsDeps, event: Event): Promise<Result> {
  const parsed = readChange(bodyOf(event));
  if (!parsed.ok) return badBody(event, parsed.fault);
  const { subject } = callerOf(event);
  const asked = { change: parsed.value, subject };
  return viewed(event, await changeComplaint(deps, idOf(event), headerOf(event, 'if-match'), asked));
}

async function comment(deps: ComplaintsDeps, event: Event): Promise<Result> {
  const parsed = readComment(bodyOf(event));
  if (!parsed.ok) return badBody(event, parsed.fault);
  const { subject } = callerOf(event);
  const key = headerOf(event, 'idempotency-key');
  if (key !== undefined && (key === '' || key.length > MAX_KEY)) return refuse(event, BAD_KEY);
  const comment_id = commentId(subject, key ?? deps.newId());
  return viewed(
    event,
    await commentComplaint(deps, idOf(event), { comment: { ...parsed.value, comment_id }, subject }),
  );
}

async function assign(deps: ComplaintsDeps, event: Event): Promise<Result> {
  const parsed = readAssign(bodyOf(event));
  if (!parsed.ok) return badBody(event, parsed.fault);
  return jsonResponse(200, await assignComplaints(deps, parsed.value, callerOf(event).subject));
}

function viewed(event: Event, outcome: Viewed): Result {
  if (!outcome.ok) return refuse(event, outcome.problem);
  const response = jsonResponse(200, outcome.view);
  return { ...response, headers: { ...response.headers, etag: entityTag(outcome.view.version) } };
}

function badBody(event: Event, fault: FieldFault): Result {
  const field = fault.field || 'body';
  return refuse(event, { status: 400, code: 'bad-parameter', title: faultSentence(fault, 'The body'), field });
}

function refuse(event: Event, problem: Problem): Result {
  return problemResponse(problem, event.requestContext.requestId);
}

/** API Gateway hands path parameters over still percent-encoded; an id has nothing that would be. */
function idOf(event: Event): string {
  return event.pathParameters?.complaint_id ?? '';
}

/** Names of headers come as they were sent. */
function headerOf({ headers }: Event, name: string): string | undefined {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
}
