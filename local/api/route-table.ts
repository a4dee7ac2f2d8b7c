import type { RouteModel } from '../assembly/model.ts';

export interface RouteMatch {
  readonly route: RouteModel;
  /** Still percent-encoded, as REST APIs hand them over. */
  readonly pathParameters: Readonly<Record<string, string>>;
}

export type RouteTable = (method: string, path: string) => RouteMatch | undefined;

/**
 * Finds routes as API Gateway does: the most specific resource wins (literal before `{x}` before `{x+}`, from left to
 * right), and only then its methods are looked at, so that a wrong method is no match at all.
 */
export function createRouteTable(routes: readonly RouteModel[]): RouteTable {
  const byPath = Map.groupBy(routes, ({ path }) => path);
  const resources = [...byPath]
    .map(([path, methods]) => ({ segments: segmentsOf(path), methods }))
    .sort((a, b) => (rank(a.segments) < rank(b.segments) ? -1 : 1));
  return (method, path) => {
    const segments = segmentsOf(path.replace(/(?<=.)\/$/, ''));
    for (const resource of resources) {
      const pathParameters = matchSegments(resource.segments, segments);
      if (pathParameters === undefined) continue;
      const find = (name: string) => resource.methods.find((route) => route.method === name);
      const route = find(method) ?? find('ANY');
      return route && { route, pathParameters };
    }
    return undefined;
  };
}

function segmentsOf(path: string): string[] {
  return path === '/' ? [] : path.slice(1).split('/');
}

/** Sorts before others what is more specific. */
function rank(segments: readonly string[]): string {
  const ranks = segments.map((segment) => (segment.endsWith('+}') ? '2' : segment.startsWith('{') ? '1' : '0'));
  return ranks.join('');
}

function matchSegments(pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [i, part] of pattern.entries()) {
    const segment = segments[i];
    if (segment === undefined || segment === '') return undefined;
    if (part.endsWith('+}')) {
      return { ...parameters, [part.slice(1, -2)]: segments.slice(i).join('/') };
    }
    if (part.startsWith('{')) parameters[part.slice(1, -1)] = segment;
    else if (part !== segment) return undefined;
  }
  return segments.length === pattern.length ? parameters : undefined;
}
