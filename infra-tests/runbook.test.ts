import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { METRICS } from '#lambdas/metrics.ts';
import { CONFIG_KEYS } from '#lib/config.ts';
import { synthesize } from './synth.ts';
import { alarmsOf, dashboardsOf } from './watching.ts';

const { observability } = synthesize();
const runbook = readFileSync('docs/RUNBOOK.md', 'utf8');
/** Without line breaks, which are anywhere. */
const text = runbook.replace(/\s+/g, ' ');
const alarms = Object.keys(alarmsOf(observability));
const dashboards = dashboardsOf(observability);
/** Chapters by their headings. */
const chapters = new Map(
  runbook
    .split(/^### /m)
    .slice(1)
    .map((text) => [text.slice(0, text.indexOf('\n')).trim(), (text.split(/^## /m)[0] ?? '').trim()] as const),
);

describe('the runbook', () => {
  it('has a heading for each alarm, and none for anything else', () => {
    expect([...chapters.keys()].toSorted()).toEqual(alarms.toSorted());
  });

  it.each(alarms)('says of %s what it means, where to look and what to do', (name) => {
    for (const part of ['Means', 'Look', 'Do'])
      expect(chapters.get(name)).toMatch(new RegExp(`^\\*\\*${part}\\.\\*\\* \\S.{10,}`, 'm'));
  });

  it('sends the reader on to headings that there are', () => {
    const others = [...text.matchAll(/\b(?:As|see|Part of) ([A-Z][a-z]+[A-Z]\w+)/g)].map(([, name = '']) => name);
    expect(others.length).toBeGreaterThan(20);
    for (const name of others) expect(alarms).toContain(name);
  });

  it('names widgets by their titles on the dashboards that they are on', () => {
    const named = [...text.matchAll(/(\w+) dashboard((?:,? “[^”]+”)+)/g)];
    expect(named.length).toBeGreaterThan(40);
    for (const [, dashboard = '', list = ''] of named) {
      const titles = dashboards[dashboard]?.widgets.map(({ properties }) => properties.title);
      for (const [, title] of list.matchAll(/“([^”]+)”/g)) expect(titles, dashboard).toContain(title);
    }
  });

  it('quotes no widget that there is not', () => {
    const titles = Object.values(dashboards).flatMap(({ widgets }) =>
      widgets.map(({ properties }) => properties.title),
    );
    for (const [, title] of text.matchAll(/“([^”]+)”/g)) if (title !== '…') expect(titles).toContain(title);
  });

  it('names metrics, settings, commands and log lines that there are', () => {
    const code = readdirSync('lambdas', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => readFileSync(`lambdas/${name}`, 'utf8'))
      .join('');
    const names: readonly string[] = Object.values(METRICS).map(({ name }) => name);
    const scripts = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).scripts);
    for (const [, name = ''] of text.matchAll(/metric `(\w+)`/g)) expect(names).toContain(name);
    for (const [, script = ''] of text.matchAll(/npm run ([\w:-]+)/g)) expect(scripts).toContain(script);
    for (const [, key = ''] of text.matchAll(/`([a-z]+[A-Z]\w+)(?:=[^`]*)?`/g)) expect(CONFIG_KEYS).toContain(key);
    const lines = [...text.matchAll(/`((?:A|An|The|Calls|What) [^`]+)`/g)].map(([, line = '']) => line);
    expect(lines.length).toBeGreaterThan(15);
    for (const line of lines) expect(code).toContain(`'${line}'`);
  });
});
