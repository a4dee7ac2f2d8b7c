import { pseudonymousId } from '../../pii/pseudonymous-id.ts';
import { utcTime } from '../../time/iso-time.ts';
import { canonicalId, MAX_ID } from '../../transcript/canonical-id.ts';

/** A query string, each parameter once. */
export type Parameters = Readonly<Record<string, string | undefined>>;

/** A request that is refused: the parameter, and one sentence for the client. */
export interface ParameterRefusal {
  readonly ok: false;
  readonly field: string;
  readonly title: string;
}

/** What a parameter is read as, or the sentence that refuses it. */
export type Read<T> = { readonly value: T } | string;

const MAX_FIELD = 64;
const MAX_VALUES = 100;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function refusal(field: string, title: string): ParameterRefusal {
  return { ok: false, field: field.slice(0, MAX_FIELD), title };
}

/** The first parameter that is not known: a typing error must not widen what is listed. */
export function unknownParameter(parameters: Parameters, known: readonly string[]): ParameterRefusal | undefined {
  const field = Object.keys(parameters).find((name) => !known.includes(name));
  return field === undefined ? undefined : refusal(field, `Unknown parameter; known are ${known.join(', ')}.`);
}

/** Values separated by commas. */
export function readList(field: string, text: string): Read<readonly string[]> {
  const values = [...new Set(text.split(',').map((value) => value.trim()))];
  if (values.length > MAX_VALUES) return `${field} has more than ${MAX_VALUES} values.`;
  const good = values.every((value) => value !== '' && value.length <= MAX_ID);
  return good
    ? { value: values }
    : `${field} must be one or more values of 1 to ${MAX_ID} characters, separated by commas.`;
}

/** The same of names that are known. */
export function readNames<T extends string>(field: string, text: string, known: readonly T[]): Read<readonly T[]> {
  const values = [...new Set(text.split(',').map((value) => value.trim()))];
  const names = values.flatMap((value) => known.find((name) => name === value) ?? []);
  if (names.length === values.length) return { value: names };
  return `${field} must be one or more of ${known.join(', ')}, separated by commas.`;
}

/** As it is stored: an id that held personal data is known by its pseudonym. */
export function readId(field: string, text: string): Read<string> {
  const id = canonicalId(text);
  if (id === '') return `${field} is empty.`;
  return id.length <= MAX_ID ? { value: pseudonymousId(id) } : `${field} is longer than ${MAX_ID} characters.`;
}

const FOUR_DIGITS = /^\d{4}-/;

/** A time as engines read it: its year has four digits in UTC as well. */
export function engineTime(text: string): string | undefined {
  const time = utcTime(text);
  return time !== undefined && FOUR_DIGITS.test(time) ? time : undefined;
}

/** The first moment of a day of UTC, or a time; without an offset it is UTC. */
export function readStart(field: string, text: string): Read<string> {
  const time = engineTime(text);
  return time === undefined ? `${field} must be a date such as 2026-03-31, or an ISO 8601 time.` : { value: time };
}

/** The same, but the last millisecond of a day. */
export function readEnd(field: string, text: string): Read<string> {
  const read = readStart(field, text);
  if (typeof read === 'string' || !DAY.test(text)) return read;
  return { value: read.value.replace('T00:00:00.000Z', 'T23:59:59.999Z') };
}
