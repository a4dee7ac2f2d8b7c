/** What OpenSearch says about a failure; `details` are further keys beside type and reason, such as index. */
export interface ErrorBody {
  readonly type: string;
  readonly reason: string;
  readonly [detail: string]: unknown;
}

/** A failure in the shape of OpenSearch's REST answers. */
export class OpenSearchError extends Error {
  readonly status: number;
  readonly type: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(status: number, type: string, reason: string, details: Readonly<Record<string, unknown>> = {}) {
    super(reason);
    this.status = status;
    this.type = type;
    this.details = details;
  }

  /** The error of one item or shard. */
  get body(): ErrorBody {
    const { root_cause: _, ...details } = this.details;
    return { type: this.type, reason: this.message, ...details };
  }
}

/** The whole answer: `{error: {root_cause, type, reason, …}, status}`. */
export function errorAnswer(error: OpenSearchError): object {
  const { root_cause: cause, caused_by: _, ...details } = error.details;
  const root = cause ?? [{ type: error.type, reason: error.message, ...details }];
  return { error: { root_cause: root, ...error.body }, status: error.status };
}

export const illegalArgument = (reason: string) => new OpenSearchError(400, 'illegal_argument_exception', reason);

export const parsingError = (reason: string) => new OpenSearchError(400, 'parsing_exception', reason);

export const contentParseError = (reason: string) => new OpenSearchError(400, 'x_content_parse_exception', reason);

export const mapperParsing = (reason: string, caused_by?: ErrorBody) =>
  new OpenSearchError(400, 'mapper_parsing_exception', reason, caused_by === undefined ? {} : { caused_by });

/** What the real engine can do and this one cannot: refused by name, so that no answer is silently wrong. */
export const unsupported = (what: string) =>
  new OpenSearchError(400, 'unsupported_operation', `The embedded OpenSearch does not support ${what}`);

export function indexNotFound(index: string, kind = 'index_or_alias'): OpenSearchError {
  const resource = { 'resource.id': index, 'resource.type': kind };
  const details = { index, ...resource, index_uuid: '_na_' };
  return new OpenSearchError(404, 'index_not_found_exception', `no such index [${index}]`, details);
}

export function validationFailed(...reasons: readonly string[]): OpenSearchError {
  const listed = reasons.map((reason, i) => `${i + 1}: ${reason};`).join('');
  return new OpenSearchError(400, 'action_request_validation_exception', `Validation Failed: ${listed}`);
}

/** A failure that the shards of an index find while they search it; `cause` becomes the root cause. */
export function shardsFailed(cause: OpenSearchError, index: { readonly name: string }): OpenSearchError {
  const failed = [{ shard: 0, index: index.name, node: 'embedded', reason: cause.body }];
  return new OpenSearchError(cause.status, 'search_phase_execution_exception', 'all shards failed', {
    phase: 'query',
    grouped: true,
    failed_shards: failed,
    root_cause: [{ type: cause.type, reason: cause.message, index: index.name }],
    ...(cause.type === 'illegal_argument_exception' ? { caused_by: { ...cause.body, caused_by: cause.body } } : {}),
  });
}
