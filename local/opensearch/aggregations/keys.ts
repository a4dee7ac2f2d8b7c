import { unsupported } from '../errors.ts';
import type { Field } from '../mapping/field.ts';
import { UTC, type Zone } from '../search/time-zone.ts';

const two = (value: number) => String(value).padStart(2, '0');

/** Java's pattern letters that formats here may have. */
const PARTS: Readonly<Record<string, (local: Date, offset: number) => string>> = {
  yyyy: (local) => String(local.getUTCFullYear()).padStart(4, '0'),
  MM: (local) => two(local.getUTCMonth() + 1),
  dd: (local) => two(local.getUTCDate()),
  HH: (local) => two(local.getUTCHours()),
  mm: (local) => two(local.getUTCMinutes()),
  ss: (local) => two(local.getUTCSeconds()),
  SSS: (local) => String(local.getUTCMilliseconds()).padStart(3, '0'),
  XXX: (_, offset) => offsetText(offset),
};

function offsetText(offset: number): string {
  if (offset === 0) return 'Z';
  const minutes = Math.abs(offset) / 60_000;
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

export type DateFormat = (time: number, zone?: Zone) => string;

/** Throws unsupported_operation (400) for what is not made of the parts above. */
export function dateFormat(pattern: string): DateFormat {
  if (pattern === 'epoch_millis') return String;
  if (pattern.startsWith('strict_date_optional_time')) return dateText;
  const named: Readonly<Record<string, string>> = { date: 'yyyy-MM-dd', strict_date: 'yyyy-MM-dd', yyyy: 'yyyy' };
  const pieces = (named[pattern] ?? pattern).match(/'[^']*'|([a-zA-Z])\1*|[^a-zA-Z']+/g) ?? [];
  for (const piece of pieces)
    if (/^[a-zA-Z]/.test(piece) && PARTS[piece] === undefined) throw unsupported(`date format [${pattern}]`);
  return (time, zone = UTC) => {
    const offset = zone.offsetAt(time);
    const local = new Date(time + offset);
    return pieces.map((piece) => PARTS[piece]?.(local, offset) ?? piece.replaceAll("'", '')).join('');
  };
}

/** ISO 8601 with milliseconds and the offset of the zone. */
export const dateText: DateFormat = (time, zone = UTC) => {
  const offset = zone.offsetAt(time);
  const local = new Date(time + offset);
  return Number.isNaN(local.getTime()) ? String(time) : local.toISOString().replace('Z', offsetText(offset));
};

/** `key_as_string` or `value_as_string` of a field's value; undefined for fields that have none. */
export function keyText(field: Field, value: number): string | undefined {
  if (field.type === 'date') return dateText(Math.trunc(value));
  return field.type === 'boolean' ? String(value !== 0) : undefined;
}
