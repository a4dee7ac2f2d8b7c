import { createHash } from 'node:crypto';
import { KEPT_HOURS } from '../metric-store.ts';
import { escaped } from './markup.ts';
import { SCRIPT, STYLE } from './style.ts';
import { type AlarmView, type DashboardView, RANGES } from './view.ts';
import { alarmHtml, widgetHtml } from './widget-html.ts';

const sourceOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing from elsewhere, and no script but the one of the page. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  `script-src ${sourceOf(SCRIPT)}`,
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What the figures leave out. */
const NOTES = [
  `Figures of the last ${KEPT_HOURS} hours are kept, in memory: a restart forgets them.`,
  'Dashboards show the time of the clock; the periods of alarms are shortened by the time scale of the runtime.',
  'Lines whose period is five minutes or less are drawn by the minute, as long as at most an hour is shown.',
  'Percentiles are exact up to 200 values a minute, then within 1 %.',
  'Functions are never throttled here. Memory of the search domain is the heap of the engine, embedded or real, and disk what is left where its folder is. The age of the oldest message is that of what was seen being sent or received.',
];

/** The whole page of a dashboard. */
export function page(view: DashboardView, names: readonly string[], raised: readonly AlarmView[]): string {
  const title = shortNameOf(view.name, names);
  const tabs = names.map((name) => tab(hrefOf(name, view.range), shortNameOf(name, names), name === view.name));
  const ranges = Object.keys(RANGES).map((range) => tab(hrefOf(view.name, range), range, range === view.range));
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)} – Callsift</title><style>${STYLE}</style><noscript><meta http-equiv="refresh" content="15"></noscript></head>
<body><header><h1>Callsift</h1><nav aria-label="Dashboards">${tabs.join('')}</nav><nav aria-label="Time">${ranges.join('')}</nav>
<button id="pause" hidden aria-pressed="false">Pause</button></header>
<main id="board">${board(view, raised)}</main><footer>${NOTES.map((note) => `<p>${escaped(note)}</p>`).join('')}</footer>
<script>${SCRIPT}</script></body></html>`;
}

/** The part of the page that changes. */
export function board({ widgets, at }: DashboardView, raised: readonly AlarmView[]): string {
  const alarms = raised.length === 0 ? '' : `<ul class="alarms" role="status">${raised.map(alarmHtml).join('')}</ul>`;
  // Those who read it by ear, or on a narrow screen, go through it in the order of the grid.
  const placed = widgets.toSorted((a, b) => a.y - b.y || a.x - b.x).map(widgetHtml);
  return `${alarms}<div class="grid-of-widgets">${placed.join('')}</div><p class="period">${escaped(at)}</p>`;
}

function tab(href: string, text: string, current: boolean): string {
  return `<a href="${escaped(href)}"${current ? ' aria-current="page"' : ''}>${escaped(text)}</a>`;
}

function hrefOf(name: string, range: string): string {
  return `/_callsift/dashboard/${encodeURIComponent(name)}?range=${range}`;
}

/** Without what the names of all dashboards begin with. */
export function shortNameOf(name: string, names: readonly string[]): string {
  const end = name.lastIndexOf('-') + 1;
  return end > 0 && names.every((other) => other.startsWith(name.slice(0, end))) ? name.slice(end) : name;
}
