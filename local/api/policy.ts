interface PolicyStatement {
  readonly Effect?: unknown;
  readonly Action?: unknown;
  readonly Resource?: unknown;
}

export type PolicyDecision = 'allow' | 'explicit-deny' | 'implicit-deny';

/** The ARN of a request, against which an authorizer's policy is evaluated. */
export function methodArn(
  api: { readonly region: string; readonly account: string; readonly id: string; readonly stage: string },
  method: string,
  path: string,
): string {
  return `arn:aws:execute-api:${api.region}:${api.account}:${api.id}/${api.stage}/${method}${path}`;
}

/** IAM's rule: an explicit Deny wins, then an Allow; `*` and `?` are wildcards that also match slashes. */
export function decide(statements: readonly PolicyStatement[], arn: string): PolicyDecision {
  const applying = statements.filter(({ Action, Resource }) => {
    return anyMatches(Action, 'execute-api:invoke', true) && anyMatches(Resource, arn, false);
  });
  if (applying.some(({ Effect }) => Effect === 'Deny')) return 'explicit-deny';
  return applying.some(({ Effect }) => Effect === 'Allow') ? 'allow' : 'implicit-deny';
}

function anyMatches(patterns: unknown, value: string, ignoreCase: boolean): boolean {
  return [patterns].flat().some((pattern) => {
    return typeof pattern === 'string' && matches(ignoreCase ? pattern.toLowerCase() : pattern, value);
  });
}

/** Wildcards without a regular expression: in one, many `*` on a long hostile path could take for ever. */
function matches(pattern: string, value: string): boolean {
  let [p, v] = [0, 0];
  let [star, mark] = [-1, 0];
  while (v < value.length) {
    if (pattern[p] === '*') {
      star = p++;
      mark = v;
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === value[v])) {
      p++;
      v++;
    } else if (star >= 0) {
      p = star + 1;
      v = ++mark;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}
