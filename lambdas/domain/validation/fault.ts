import type * as z from 'zod/mini';

/** Why something that was sent is refused. */
export interface FieldFault {
  /** Path of the field, such as `group_by[1].top`; empty where the whole is at fault. */
  readonly field: string;
  /** One sentence about the field, without its name in front and the full stop behind: `must be at most 10000`. */
  readonly reason: string;
}

const MAX_FIELD = 64;

/** The one sentence for a person; `whole` is what the fields are of. */
export function faultSentence({ field, reason }: FieldFault, whole = 'The plan'): string {
  return `${field === '' ? whole : field} ${reason}.`;
}

/** The first issue that validation found, with the path to it. */
export function describeIssue(issue: z.core.$ZodIssue): FieldFault {
  const nested = issue.code === 'invalid_union' ? likeliest(issue) : undefined;
  if (nested !== undefined) {
    const { field, reason } = describeIssue({ ...nested, path: [...issue.path, ...nested.path] });
    return { field, reason };
  }
  if (issue.code === 'unrecognized_keys') {
    return { field: pathText([...issue.path, issue.keys[0] ?? '']), reason: 'is not a known field' };
  }
  return { field: pathText(issue.path), reason: REASONS[issue.code]?.(issue) ?? 'is not valid' };
}

/** Of a union's branches the one that the value has the type of; the last one is for a value alone. */
function likeliest(issue: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue | undefined {
  const branches = issue.errors.map(([first]) => first).filter((first) => first !== undefined);
  return branches.find(({ code, path }) => code !== 'invalid_type' || path.length > 0) ?? branches.at(-1);
}

type Reasons = { readonly [C in z.core.$ZodIssue['code']]?: (issue: Extract<z.core.$ZodIssue, { code: C }>) => string };

const BY_CODE: Reasons = {
  invalid_type: ({ expected }) => `must be ${NOUNS[expected] ?? expected}`,
  invalid_value: ({ values }) => `must be one of ${values.join(', ')}`,
  too_small: ({ minimum, origin }) => (SIZED.has(origin) ? 'must not be empty' : `must be at least ${minimum}`),
  too_big: ({ maximum, origin }) => `must ${SIZED.get(origin) ?? 'be at most'} ${maximum}`,
  custom: ({ message }) => message,
};
const REASONS = BY_CODE as Readonly<Record<string, ((issue: z.core.$ZodIssue) => string) | undefined>>;

const NOUNS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};
/** What has a length; all that plans know of its kind may be empty or need one entry. */
const SIZED: ReadonlyMap<string, string> = new Map([
  ['array', 'not have more entries than'],
  ['string', 'not be longer in characters than'],
]);

/** `group_by[1].top`; cut, since an unknown name may be anything. */
function pathText(path: readonly PropertyKey[]): string {
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return text.replace(/^\./, '').slice(0, MAX_FIELD);
}
