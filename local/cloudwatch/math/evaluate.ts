import { functionOf, type MathScope, single, WORDS } from './functions.ts';
import type { Expression } from './parse.ts';
import { MathError } from './tokens.ts';
import { map, type Single, scalar, type Value, zip } from './values.ts';

export interface Variables extends MathScope {
  /** The values of other queries, by id; undefined for none. */
  readonly find: (id: string) => Value | undefined;
  /** Metrics in the order of their queries, for METRICS(). */
  readonly metrics: readonly { readonly id: string; readonly value: Single }[];
}

const truth = (holds: boolean) => (holds ? 1 : 0);

const OPERATIONS: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': (a, b) => a ** b,
  '==': (a, b) => truth(a === b),
  '!=': (a, b) => truth(a !== b),
  '<': (a, b) => truth(a < b),
  '>': (a, b) => truth(a > b),
  '<=': (a, b) => truth(a <= b),
  '>=': (a, b) => truth(a >= b),
  AND: (a, b) => truth(a !== 0 && b !== 0),
  OR: (a, b) => truth(a !== 0 || b !== 0),
  '&&': (a, b) => truth(a !== 0 && b !== 0),
  '||': (a, b) => truth(a !== 0 || b !== 0),
};

/** What an expression is worth; throws a MathError. */
export function evaluate(expression: Expression, variables: Variables): Value {
  switch (expression.kind) {
    case 'number':
      return scalar(expression.value);
    case 'text':
      throw new MathError('a text is not expected there');
    case 'metric':
      return named(expression.id, variables);
    case 'list':
      return { kind: 'list', items: expression.items.map((item) => single(evaluate(item, variables))) };
    case 'negation':
      return each(evaluate(expression.of, variables), (value) => map(value, (of) => -of));
    case 'operation':
      return operated(expression, variables);
    case 'call':
      return called(expression, variables);
  }
}

function named(id: string, { find }: Variables): Value {
  const value = find(id);
  if (value !== undefined) return value;
  const word = Object.hasOwn(WORDS, id) ? WORDS[id] : undefined;
  if (word !== undefined) return { kind: 'scalar', value: word };
  throw new MathError(`there is no metric with the id ${id}`);
}

function operated({ operator, left, right }: Extract<Expression, { kind: 'operation' }>, variables: Variables): Value {
  const operation = OPERATIONS[operator];
  if (operation === undefined) throw new MathError(`there is no operator ${operator}`);
  const [a, b] = [evaluate(left, variables), evaluate(right, variables)];
  if (a.kind === 'list' && b.kind === 'list') throw new MathError('two lists cannot be joined');
  if (b.kind === 'list') return each(b, (item) => zip(single(a), item, operation));
  return each(a, (item) => zip(item, b, operation));
}

function called({ name, arguments: given }: Extract<Expression, { kind: 'call' }>, variables: Variables): Value {
  if (name === 'METRICS') return metrics(given, variables);
  const run = functionOf(name);
  if (run === undefined) throw new MathError(`there is no function ${name}`);
  return run(
    given.map((one) => evaluate(one, variables)),
    variables,
  );
}

/** All metrics of the graph, or those whose id contains a text. */
function metrics([part]: readonly Expression[], { metrics }: Variables): Value {
  const wanted = part?.kind === 'text' ? part.text : '';
  return { kind: 'list', items: metrics.filter(({ id }) => id.includes(wanted)).map(({ value }) => value) };
}

function each(value: Value, change: (of: Single) => Single): Value {
  return value.kind === 'list' ? { kind: 'list', items: value.items.map(change) } : change(value);
}

/** Functions that an expression calls and the laptop does not have. */
export function unknownFunctions(expression: Expression): string[] {
  switch (expression.kind) {
    case 'call': {
      const known = expression.name === 'METRICS' || functionOf(expression.name) !== undefined;
      return [...(known ? [] : [expression.name]), ...expression.arguments.flatMap(unknownFunctions)];
    }
    case 'list':
      return expression.items.flatMap(unknownFunctions);
    case 'negation':
      return unknownFunctions(expression.of);
    case 'operation':
      return [...unknownFunctions(expression.left), ...unknownFunctions(expression.right)];
    default:
      return [];
  }
}
