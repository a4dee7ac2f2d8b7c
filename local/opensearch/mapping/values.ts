import { illegalArgument, mapperParsing } from '../errors.ts';
import { parseDate } from './dates.ts';
import type { Field } from './field.ts';

/** Dates are milliseconds since 1970, booleans 0 or 1. */
export type Scalar = string | number;

/** Bytes of UTF-8 that Lucene takes as one term. */
const MAX_TERM_BYTES = 32_766;
const INTEGER_LIMITS: Readonly<Record<string, readonly [number, number]>> = {
  byte: [-128, 127],
  short: [-32_768, 32_767],
  integer: [-2_147_483_648, 2_147_483_647],
  long: [-(2 ** 63), 2 ** 63],
};
const MAX_FLOAT: Readonly<Record<string, number>> = { half_float: 65_504, float: 3.4028234663852886e38 };

const refusal = (field: Field, value: unknown, id: string, type: string, reason: string) =>
  mapperParsing(
    `failed to parse field [${field.name}] of type [${field.type}] in document with id '${id}'. Preview of field's value: '${String(value).slice(0, 80)}'`,
    { type, reason },
  );

/** The text of a keyword or text field. */
export function readKeyword(field: Field, value: unknown, id: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const reason = `Can't get text on a START_OBJECT at 1:1`;
  throw refusal(field, '{}', id, 'illegal_state_exception', reason);
}

/** Undefined when nothing is indexed for it. Throws mapper_parsing_exception (400). */
export function readValue(field: Field, value: unknown, id: string): Scalar | undefined {
  switch (field.type) {
    case 'keyword':
      return readTerm(field, readKeyword(field, value, id));
    case 'boolean': {
      if (value === '') return 0;
      if (value === true || value === 'true') return 1;
      if (value === false || value === 'false') return 0;
      const reason = `Failed to parse value [${String(value)}] as only [true] or [false] are allowed.`;
      throw refusal(field, value, id, 'illegal_argument_exception', reason);
    }
    case 'date': {
      const time = parseDate(typeof value === 'number' ? Math.trunc(value) : value);
      if (time !== undefined) return time;
      const format = 'strict_date_optional_time||epoch_millis';
      const reason = `failed to parse date field [${String(value)}] with format [${format}]`;
      throw refusal(field, value, id, 'illegal_argument_exception', reason);
    }
    default:
      if (value === '') return undefined;
      return readNumber(field, value, id);
  }
}

function readTerm(field: Field, text: string): string | undefined {
  if (text.length > field.ignoreAbove) return undefined;
  if (text.length * 3 <= MAX_TERM_BYTES || !field.indexed || Buffer.byteLength(text) <= MAX_TERM_BYTES) return text;
  const reason = `Document contains at least one immense term in field="${field.name}" (whose UTF8 encoding is longer than the max length ${MAX_TERM_BYTES}), all of which were skipped.`;
  throw illegalArgument(reason);
}

function readNumber(field: Field, value: unknown, id: string): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || Number.isNaN(number))
    throw refusal(field, value, id, 'number_format_exception', `For input string: "${String(value)}"`);
  const limits = INTEGER_LIMITS[field.type];
  if (limits !== undefined) {
    const whole = Math.trunc(number);
    if (whole >= limits[0] && whole <= limits[1]) return whole;
    throw refusal(
      field,
      value,
      id,
      'illegal_argument_exception',
      `Value [${String(value)}] is out of range for ${field.type}`,
    );
  }
  const limit = MAX_FLOAT[field.type] ?? Number.MAX_VALUE;
  if (!(Math.abs(number) <= limit))
    throw refusal(
      field,
      value,
      id,
      'illegal_argument_exception',
      `[${field.type}] supports only finite values, but got [${number}]`,
    );
  return field.type === 'float' ? Math.fround(number) : field.type === 'half_float' ? toHalf(number) : number;
}

/** Rounded to the nearest 16-bit float. */
export function toHalf(value: number): number {
  return Math.f16round(value);
}
