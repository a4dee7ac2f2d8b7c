import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { exactly } from './exactly.ts';

interface Point {
  readonly at: string;
  readonly values: readonly number[];
  readonly note?: string;
}

const fields = { at: z.string(), values: z.array(z.number()) };

it('a schema is taken as it is where it is that of the type, and does not compile where it is not', () => {
  const schema = z.strictObject({ ...fields, note: z.exactOptional(z.string()) });
  expect(exactly<Point>()(schema)).toBe(schema);
  // @ts-expect-error An optional field is missing.
  exactly<Point>()(z.strictObject(fields));
  // @ts-expect-error A field is not always there.
  exactly<Point>()(z.strictObject({ ...fields, at: z.exactOptional(z.string()), note: z.exactOptional(z.string()) }));
  // @ts-expect-error An optional field is too many.
  exactly<Point>()(z.extend(schema, { more: z.exactOptional(z.string()) }));
  // @ts-expect-error A field takes less.
  exactly<Point>()(z.extend(schema, { at: z.literal('x') }));
  // @ts-expect-error A field takes everything.
  exactly<Point>()(z.extend(schema, { values: z.any() }));
});
