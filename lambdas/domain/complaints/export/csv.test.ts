import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../enrichment/plain-text.ts';
import type { ListedComplaint } from '../listing/list.ts';
import { CSV_COLUMNS, csvHeader, csvRows } from './csv.ts';
import { readCsv } from './csv-reader.testing.ts';
import { harmlessText } from './csv-text.ts';
import { listed } from './listed.testing.ts';

const COLUMNS = Object.keys(CSV_COLUMNS);
const SIGNS = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '−', '﹦'];

/** The cell of a column in the only line that is written for a complaint. */
function cell(column: keyof ListedComplaint, given: Partial<ListedComplaint>): string | undefined {
  return readCsv(csvRows([listed(given)]))[0]?.[COLUMNS.indexOf(column)];
}

describe('an export as CSV', () => {
  it('begins with the mark of its encoding and the names of the columns', () => {
    const header = csvHeader();
    expect(header.startsWith('\ufeffcomplaint_id,version,status,')).toBe(true);
    expect(readCsv(header.slice(1))).toEqual([COLUMNS]);
  });

  it('has a line for each complaint and nothing for none, each ended by CR and LF', () => {
    expect(csvRows([])).toBe('');
    const rows = csvRows([listed(), listed({ complaint_id: 'cmp-2' })]);
    expect(rows.endsWith('\r\n')).toBe(true);
    expect(rows.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(readCsv(rows).map((row) => [row[0], row.length])).toEqual([
      ['cmp-1', COLUMNS.length],
      ['cmp-2', COLUMNS.length],
    ]);
  });

  it('doubles quotes and keeps commas within a cell', () => {
    const summary = 'He said "no", twice.';
    expect(csvRows([listed({ summary })])).toContain('"He said ""no"", twice."');
    expect(cell('summary', { summary })).toBe(summary);
  });

  it('joins lists, and leaves empty what there is none of', () => {
    expect(cell('missed', { missed: ['first_response', 'resolution'] })).toBe('first_response; resolution');
    expect(cell('entities', {})).toBe('');
    expect(cell('owner', {})).toBe('');
    expect(cell('resolution_minutes', { resolution_minutes: Number.NaN })).toBe('');
  });

  it('keeps numbers as they are, negative ones too, and writes truth in words', () => {
    expect(cell('first_response_minutes', { first_response_minutes: -12.5 })).toBe('-12.5');
    expect(cell('is_open', { is_open: false })).toBe('false');
  });

  it('writes letters of any script, and no character that nobody sees', () => {
    expect(cell('summary', { summary: 'पैसा वापस नहीं आया, é' })).toBe('पैसा वापस नहीं आया, é');
    expect(cell('summary', { summary: 'a\u0000b\u0007\u202ec\r\nd\te' })).toBe('abc d e');
  });
});

describe('text that a spreadsheet would compute', () => {
  it.each(SIGNS)('has an apostrophe in front where it begins with %s', (sign) => {
    expect(cell('summary', { summary: `${sign}1+1` })).toBe(`'${sign}1+1`);
    expect(cell('product', { product: ` \u00a0"'${sign}cmd` })).toMatch(/^'/);
    expect(cell('entities', { entities: ['tent', `${sign}5`] })).toBe(`tent; '${sign}5`);
  });

  it.each([
    ['a tab', '\t=1+1'],
    ['a return', '\r=1+1'],
    ['a zero-width joiner', '\u200d=1+1'],
    ['a zero-width space', '\u200b=1+1'],
    ['a byte order mark', '\ufeff=1+1'],
  ])('is known behind %s', (_name, summary) => {
    expect(cell('summary', { summary })).toMatch(/^'.?=1\+1$/u);
  });

  it('is known in every column of text', () => {
    const texts = Object.entries(listed()).filter(([, value]) => typeof value === 'string');
    for (const [column] of texts) expect(cell(column as keyof ListedComplaint, { [column]: '=1+1' })).toBe("'=1+1");
  });

  it('is known behind a semicolon, where readers in half of Europe begin a cell', () => {
    expect(cell('summary', { summary: 'Late; "=1+1' })).toBe(`Late;' "=1+1`);
  });

  it.each([
    ["'hello", "''hello"],
    ["''hello", "'''hello"],
    ["'=1", "''=1"],
    ["late;'very", "late;''very"],
  ])('can be told from one that began with an apostrophe: %s', (summary, shown) => {
    expect(cell('summary', { summary })).toBe(shown);
    expect(withoutMarks(shown)).toBe(summary);
  });

  it('is nothing within a text', () => {
    const summary = 'Paid 3 - 1 = 2, see a@b and -5.';
    expect(cell('summary', { summary })).toBe(summary);
  });
});

const hostile = fc.string({ unit: 'binary' });
const sharp = fc.array(
  fc.constantFrom(...SIGNS, '"', "'", ',', ';', '\r', '\n', '\t', ' ', 'a', '1', '\ufeff', '\u200d', '|'),
  {
    maxLength: 12,
  },
);
const text = fc.oneof(
  hostile,
  sharp.map((parts) => parts.join('')),
  fc.string(),
);
const complaint = fc
  .record({
    complaint_id: text,
    owner: text,
    summary: text,
    product: text,
    entities: fc.array(text, { maxLength: 4 }),
    version: fc.integer(),
    resolution_minutes: fc.double({ noNaN: true, noDefaultInfinity: true }),
  })
  .map((given) => listed(given));

/** The text again that an apostrophe may have been put into. */
const withoutMarks = (cell: string) => cell.replace(/(^|;)'/g, '$1');

describe('whatever is exported', () => {
  it('reads back by RFC 4180 as the same cells, but for the apostrophes', () => {
    fc.assert(
      fc.property(fc.array(complaint, { maxLength: 5 }), (complaints) => {
        const rows = readCsv(csvRows(complaints));
        expect(rows).toHaveLength(complaints.length);
        rows.forEach((row, i) => {
          const one = complaints[i];
          expect(row).toHaveLength(COLUMNS.length);
          const at = (column: string) => row[COLUMNS.indexOf(column)] ?? '';
          for (const name of ['complaint_id', 'owner', 'summary', 'product'] as const) {
            expect(withoutMarks(at(name))).toBe(plainText(one?.[name] ?? ''));
          }
          expect(at('entities')).toBe(one?.entities.map(harmlessText).join('; '));
          expect(Number(at('version'))).toBe(one?.version);
          expect(Number(at('resolution_minutes'))).toBe((one?.resolution_minutes ?? 0) + 0);
        });
      }),
    );
  });

  it.each([',', ';', '\t'])('has no cell that is a formula for a reader that separates by %j', (separator) => {
    fc.assert(
      fc.property(complaint, (one) => {
        const given = { ...one, version: 1, resolution_minutes: 1 };
        for (const row of readLoosely(csvRows([given]), separator)) {
          for (const found of row) expect(found).not.toMatch(/^[\s"]*[=+\-@＝＋－＠−]/u);
        }
      }),
    );
  });

  it('takes time in proportion to its length', () => {
    const took = (summary: string) => {
      const started = performance.now();
      csvRows([listed({ summary })]);
      return performance.now() - started;
    };
    for (const piece of [';', '; ', '"', ";'", ' ', '=', ';=']) {
      took(piece.repeat(10_000));
      const small = took(piece.repeat(20_000));
      expect(took(piece.repeat(200_000))).toBeLessThan(30 * small + 300);
    }
  });
});

/** As `readCsv`, of a file that was not written for that separator: a last cell may have no end. */
function readLoosely(csv: string, separator: string): readonly (readonly string[])[] {
  return csv.split('\r\n').map((line) => {
    try {
      return readCsv(`${line}\r\n`, separator)[0] ?? [];
    } catch {
      return line.split(separator);
    }
  });
}
