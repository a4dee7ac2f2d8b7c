import type { IncomingMessage, ServerResponse } from 'node:http';
import type { OwnPage } from '../../aws/endpoint.ts';
import type { CloudWatch, Dashboard } from '../cloudwatch.ts';
import { board, PAGE_POLICY, page, shortNameOf } from './page.ts';
import { alarmView, type DashboardView, RANGES, type Range, viewOf } from './view.ts';

const DEFAULT_RANGE: Range = '1h';

/**
 * `/_callsift/dashboard[/<name>][?range=5m|1h|3h][&format=json]` and `/_callsift/alarms`. Without a name the page shows
 * the first dashboard, and the JSON all of them.
 */
export function dashboardPages(cloudWatch: CloudWatch): Readonly<Record<'dashboard' | 'alarms', OwnPage>> {
  return {
    dashboard: (request, response) => dashboard(cloudWatch, request, response),
    alarms: (request, response) => {
      if (isRead(request, response)) sendJson(response, cloudWatch.alarms.statuses().map(alarmView));
    },
  };
}

function dashboard(cloudWatch: CloudWatch, request: IncomingMessage, response: ServerResponse): void {
  if (!isRead(request, response)) return;
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://local');
  const wanted = decoded(pathname.split('/')[3] ?? '');
  const given = searchParams.get('range');
  const range = (Object.keys(RANGES) as Range[]).find((known) => known === given) ?? DEFAULT_RANGE;
  const { dashboards } = cloudWatch;
  const found = wanted === '' ? dashboards[0] : find(dashboards, wanted);
  const format = searchParams.get('format');
  if (wanted === '' && format === 'json') {
    const views = dashboards.map((one) => viewOf(cloudWatch, one, range));
    sendJson(response, views);
  } else if (found === undefined) {
    send(response, { status: 404, type: 'text/plain', body: 'There is no such dashboard.\n' });
  } else {
    sendView(response, cloudWatch, viewOf(cloudWatch, found, range), format);
  }
}

function sendView(response: ServerResponse, cloudWatch: CloudWatch, view: DashboardView, format: string | null): void {
  const { alarms, dashboards } = cloudWatch;
  const raised = alarms
    .statuses()
    .filter(({ state }) => state === 'ALARM')
    .map(alarmView);
  const names = dashboards.map(({ name }) => name);
  if (format === 'json') sendJson(response, view);
  else {
    const body = format === 'board' ? board(view, raised) : page(view, names, raised);
    send(response, { status: 200, type: 'text/html; charset=utf-8', body });
  }
}

/** By its name, or by what is its own of it, in any case. */
export function find(dashboards: readonly Dashboard[], wanted: string): Dashboard | undefined {
  const names = dashboards.map(({ name }) => name);
  const lower = wanted.toLowerCase();
  return dashboards.find(({ name }) => name === wanted || shortNameOf(name, names).toLowerCase() === lower);
}

function isRead({ method }: IncomingMessage, response: ServerResponse): boolean {
  if (method === 'GET' || method === 'HEAD') return true;
  send(response, { status: 405, type: 'text/plain', body: 'It can be read only.\n' });
  return false;
}

function sendJson(response: ServerResponse, value: unknown): void {
  send(response, { status: 200, type: 'application/json', body: JSON.stringify(value) });
}

function send(response: ServerResponse, { status, type, body }: { status: number; type: string; body: string }): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'content-security-policy': PAGE_POLICY,
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
