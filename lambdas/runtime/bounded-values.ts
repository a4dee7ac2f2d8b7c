/** Values of one dimension of one metric that a process tells apart: each is a metric that is paid for. */
export const MAX_VALUES = 30;

/** Stands for every further value, and for one that CloudWatch does not take. */
export const OTHER_VALUE = 'other';

/**
 * CloudWatch takes ASCII without control characters that does not begin with a colon (API reference, Dimension); names and
 * codes of ours are short.
 */
const VALID = /^[!-9;-~][ -~]{0,199}$/;

/**
 * Keeps the values of dimensions few, whatever is counted: 29 that are seen first and OTHER_VALUE. Their names come from
 * closed lists and from the configuration, so that this is a bound and not the rule.
 */
export function createBoundedValues(): (metric: string, dimension: string, value: string) => string {
  const seen = new Map<string, Set<string>>();
  return (metric, dimension, value) => {
    if (!VALID.test(value)) return OTHER_VALUE;
    const key = `${metric} ${dimension}`;
    const values = seen.get(key) ?? new Set();
    seen.set(key, values);
    if (values.size < MAX_VALUES - 1) values.add(value);
    return values.has(value) ? value : OTHER_VALUE;
  };
}
