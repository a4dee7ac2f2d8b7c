import type * as z from 'zod/mini';

/** The same type with everything read-only, and intersections as one object. */
type Frozen<T> = { readonly [K in keyof T]: Frozen<T[K]> };

/** Whether two types are identical: also an optional field more or less is a difference. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** A schema whose values are exactly those of a type; anything else does not compile. */
type Exact<S extends z.ZodMiniType, T> = Same<Frozen<z.infer<S>>, Frozen<T>> extends true ? S : never;

/** Holds a schema to the type that it describes, when the types are checked: `exactly<Point>()(z.strictObject(…))`. */
export function exactly<T>() {
  return <S extends z.ZodMiniType>(schema: S & Exact<S, T>): S => schema;
}
