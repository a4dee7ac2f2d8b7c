import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { METRICS } from '#lambdas/metrics.ts';
import { metricTable, withTable } from './metric-table.ts';

const document = readFileSync(new URL('../../docs/OBSERVABILITY.md', import.meta.url), 'utf8');

describe('the table of metrics', () => {
  it('has a row for each metric, with as many cells as the head', () => {
    const [head = '', , ...rows] = metricTable().split('\n');
    const cells = (row: string) => row.split('|').length;
    expect(rows).toHaveLength(Object.keys(METRICS).length);
    expect(rows.filter((row) => cells(row) !== cells(head))).toEqual([]);
    expect(rows.some((row) => row.startsWith('| `CallsTriaged` | Count | importance, intent, lane | triage |'))).toBe(
      true,
    );
  });

  it('is in the document as the catalogue has it; npm run metrics writes it', () => {
    expect(withTable(document, metricTable())).toBe(document);
  });

  it('replaces what stands between its marks, and nothing else', () => {
    const changed = withTable(document, '| another |');
    expect(changed).toContain('| another |');
    expect(changed).not.toContain('`CallsTriaged`');
    expect(withTable(changed, metricTable())).toBe(document);
    expect(() => withTable('no marks', '')).toThrow('lacks');
  });
});
