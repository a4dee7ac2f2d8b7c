/** A response that refuses a request. */
export interface ProblemSpec {
  /** The HTTP status; `default` stands for all that are not named. */
  readonly status: number | 'default';
  /** Last part of the problem's `type`. */
  readonly codes: readonly string[];
  readonly description: string;
  /** Component that describes it, where it says more than others. @default Problem */
  readonly schema?: 'VersionConflict';
}

/** Responses that refuse, by the names that the document refers to them by. */
export const PROBLEMS = {
  BadRequest: {
    status: 400,
    codes: ['bad-parameter', 'bad-request'],
    description: 'A field or parameter is not valid; `field` names it.',
  },
  Unauthorized: { status: 401, codes: ['unauthorized'], description: 'There is no valid token.' },
  Forbidden: { status: 403, codes: ['forbidden'], description: 'The roles of the token do not allow this request.' },
  NoSuchCall: { status: 404, codes: ['no-such-call'], description: 'There is no call with this id.' },
  NoSuchQuery: {
    status: 404,
    codes: ['no-such-query'],
    description: 'You asked no question with this query_id in the last thirty days.',
  },
  NoSuchComplaint: {
    status: 404,
    codes: ['no-such-complaint'],
    description: 'There is no complaint with this complaint_id.',
  },
  VersionConflict: {
    status: 409,
    codes: ['version-conflict'],
    description: 'Somebody else was faster, and nothing was changed; `current` is the complaint as it is now.',
    schema: 'VersionConflict',
  },
  TooLarge: { status: 413, codes: ['too-large'], description: 'The request is too large.' },
  QuestionRefused: {
    status: 422,
    codes: ['question-refused'],
    description: 'The question speaks to the model instead of asking about calls.',
  },
  StepRefused: {
    status: 422,
    codes: ['forbidden-step', 'reason-required', 'other-comment', 'too-many-steps'],
    description: 'The complaint cannot take this step; `allowed` names the statuses that it can take instead.',
  },
  VersionRequired: {
    status: 428,
    codes: ['version-required'],
    description: 'The header If-Match is missing, so that a change of somebody else could be lost.',
  },
  Throttled: { status: 429, codes: ['throttled'], description: 'Too many requests; try again in a second.' },
  InternalError: {
    status: 500,
    codes: ['internal-error', 'authorizer-failure'],
    description: 'Something failed here; try again.',
  },
  SearchUnavailable: {
    status: 503,
    codes: ['search-unavailable'],
    description: 'The search index cannot be reached; try again in a minute.',
  },
  NotReady: { status: 503, codes: ['not-ready'], description: 'The calls table cannot be reached.' },
  Timeout: { status: 504, codes: ['timeout'], description: 'The request took too long; try again.' },
  Other: {
    status: 'default',
    codes: ['bad-request', 'internal-error'],
    description: 'What API Gateway refuses, or cannot carry out, for another reason.',
  },
} as const satisfies Readonly<Record<string, ProblemSpec>>;

export type ProblemName = keyof typeof PROBLEMS;

/** Codes that no response has: of no route of the document, and of a stream that has begun. */
export const OTHER_CODES = ['no-such-route', 'answer-incomplete'] as const;

/** What may refuse any request. */
export const ANY_ROUTE: readonly ProblemName[] = ['Throttled', 'InternalError', 'Timeout', 'Other'];
/** What may refuse besides a request that needs a token. */
export const WITH_TOKEN: readonly ProblemName[] = ['Unauthorized', 'Forbidden'];

/** The `type` of a problem. */
export const typeOf = (code: string) => `urn:callsift:problem:${code}`;

/** Headers by the response that has them. */
const HEADERS: Partial<Record<ProblemName, object>> = {
  Throttled: { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } } },
};

/** The responses of the document. */
export function problemResponses(): Readonly<Record<ProblemName, object>> {
  const entries = (Object.keys(PROBLEMS) as ProblemName[]).map((name) => {
    const { description, codes, schema: component }: ProblemSpec = PROBLEMS[name];
    const type = { properties: { type: { enum: codes.map(typeOf) } } };
    const schema = { allOf: [{ $ref: `#/components/schemas/${component ?? 'Problem'}` }, type] };
    const headers = HEADERS[name];
    return [name, { description, ...(headers && { headers }), content: { 'application/problem+json': { schema } } }];
  });
  return Object.fromEntries(entries) as Readonly<Record<ProblemName, object>>;
}
