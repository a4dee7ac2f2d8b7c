/** One statement of an IAM policy as it stands in a CloudFormation template, intrinsics resolved. */
export interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: unknown;
}

/** What a request asks for: one (action, resource) pair; a request needs all of its pairs. */
export interface Access {
  readonly action: string;
  readonly resource: string;
  /** Condition keys that the request has a value for, such as `iam:PassedToService`. */
  readonly context?: Readonly<Record<string, string>>;
}

/** Statements of the role behind an access key; undefined means a person, who may do everything. */
export type Grants = (accessKeyId: string) => readonly Statement[] | undefined;

/**
 * IAM's rule: an explicit Deny wins, then an Allow, else deny. `*` and `?` are wildcards; actions ignore case.
 * Of conditions only `StringEquals` and `StringLike` of a key of `context` are evaluated, for an Allow: it counts without
 * the others, and a conditional Deny is skipped (most are `aws:SecureTransport`).
 */
export function evaluate(
  statements: readonly Statement[],
  action: string,
  resource: string,
  context: Access['context'] = {},
): 'allow' | 'deny' {
  const applying = statements.filter(
    (statement) =>
      anyMatches(statement.Action, action.toLowerCase(), true) && anyMatches(statement.Resource, resource, false),
  );
  if (applying.some((statement) => statement.Effect === 'Deny' && statement.Condition === undefined)) {
    return 'deny';
  }
  const allowing = applying.filter((statement) => statement.Effect === 'Allow');
  return allowing.some((statement) => holds(statement.Condition, context)) ? 'allow' : 'deny';
}

function holds(condition: unknown, context: Readonly<Record<string, string>>): boolean {
  const { StringEquals, StringLike } = Object(condition) as Readonly<Record<string, Condition | undefined>>;
  return Object.entries(context).every(([key, value]) => {
    const [equal, like] = [StringEquals?.[key], StringLike?.[key]];
    return (
      (equal === undefined || [equal].flat().includes(value)) && (like === undefined || anyMatches(like, value, false))
    );
  });
}

type Condition = Readonly<Record<string, string | readonly string[]>>;

/** The first pair that the statements do not grant, or undefined when all are granted. */
export function firstDenied(statements: readonly Statement[], accesses: readonly Access[]): Access | undefined {
  return accesses.find(({ action, resource, context }) => evaluate(statements, action, resource, context) === 'deny');
}

/** The access key of a SigV4 request, from the Authorization header or from a presigned query. */
export function accessKeyOf(authorization: string | undefined, url: string): string | undefined {
  const header = /Credential=([^/,\s]+)\//.exec(authorization ?? '')?.[1];
  return header ?? /[?&]X-Amz-Credential=([^/%&]+)(?:\/|%2F)/i.exec(url)?.[1];
}

/** The service that a SigV4 request is signed for, such as `bedrock`, from its Authorization header. */
export function signedServiceOf(authorization: string | undefined): string | undefined {
  return /Credential=[^/,\s]+\/\d+\/[^/,\s]+\/([^/,\s]+)\//.exec(authorization ?? '')?.[1];
}

function anyMatches(patterns: string | readonly string[] | undefined, value: string, ignoreCase: boolean): boolean {
  const list = typeof patterns === 'string' ? [patterns] : (patterns ?? []);
  return list.some((pattern) => toRegExp(ignoreCase ? pattern.toLowerCase() : pattern).test(value));
}

/** Compiled patterns: policies are few and every request asks all of them. */
const compiled = new Map<string, RegExp>();

function toRegExp(pattern: string): RegExp {
  const known = compiled.get(pattern);
  if (known !== undefined) {
    return known;
  }
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  const regExp = new RegExp(`^${escaped.replaceAll(/\*+/g, '.*').replaceAll('?', '.')}$`, 's');
  compiled.set(pattern, regExp);
  return regExp;
}
