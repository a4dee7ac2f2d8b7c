import { MathError, type Token, tokensOf } from './tokens.ts';

export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'metric'; readonly id: string }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'negation'; readonly of: Expression }
  | { readonly kind: 'operation'; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly Expression[] };

/** Operators from the weakest to the strongest; those of one line bind alike, from left to right. */
const LEVELS: readonly (readonly string[])[] = [
  ['OR', '||'],
  ['AND', '&&'],
  ['==', '!=', '<', '>', '<=', '>='],
  ['+', '-'],
  ['*', '/'],
  ['^'],
];

/** Deeper ones are nobody's. */
const MAX_DEPTH = 60;

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html; throws a MathError. */
export function parseExpression(text: string): Expression {
  const reader = new Reader(tokensOf(text));
  const expression = binary(reader, 0, 0);
  reader.end();
  return expression;
}

class Reader {
  private readonly tokens: readonly Token[];
  private next = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  take(): Token {
    const token = this.tokens[this.next++];
    if (token === undefined) throw new MathError('it ends too early');
    return token;
  }

  /** The text of the next sign or name when it is one of these, which is taken then. */
  takeIf(...texts: readonly string[]): string | undefined {
    const token = this.tokens[this.next];
    if (token === undefined || token.kind === 'number' || token.kind === 'text' || !texts.includes(token.text)) {
      return undefined;
    }
    this.next++;
    return token.text;
  }

  expect(text: string): void {
    if (this.takeIf(text) === undefined) throw new MathError(`a ${text} is missing`);
  }

  end(): void {
    const rest = this.tokens[this.next];
    if (rest !== undefined) throw new MathError('it goes on after its end');
  }
}

function binary(reader: Reader, level: number, depth: number): Expression {
  if (depth > MAX_DEPTH) throw new MathError('it is nested too deeply');
  const operators = LEVELS[level];
  if (operators === undefined) return unary(reader, depth);
  let left = binary(reader, level + 1, depth + 1);
  for (let operator = reader.takeIf(...operators); operator !== undefined; operator = reader.takeIf(...operators)) {
    left = { kind: 'operation', operator, left, right: binary(reader, level + 1, depth + 1) };
  }
  return left;
}

function unary(reader: Reader, depth: number): Expression {
  if (depth > MAX_DEPTH) throw new MathError('it is nested too deeply');
  if (reader.takeIf('-') !== undefined) return { kind: 'negation', of: unary(reader, depth + 1) };
  return primary(reader, depth);
}

function primary(reader: Reader, depth: number): Expression {
  const token = reader.take();
  if (token.kind === 'number') return token;
  if (token.kind === 'text') return token;
  if (token.kind === 'name') {
    const { text } = token;
    if (reader.takeIf('(') === undefined) return { kind: 'metric', id: text };
    return { kind: 'call', name: text, arguments: items(reader, ')', depth) };
  }
  if (token.text === '[') return { kind: 'list', items: items(reader, ']', depth) };
  if (token.text !== '(') throw new MathError(`${token.text} is not expected there`);
  const inner = binary(reader, 0, depth + 1);
  reader.expect(')');
  return inner;
}

function items(reader: Reader, end: string, depth: number): Expression[] {
  const found: Expression[] = [];
  if (reader.takeIf(end) !== undefined) return found;
  do found.push(binary(reader, 0, depth + 1));
  while (reader.takeIf(',') !== undefined);
  reader.expect(end);
  return found;
}
