export type Token =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'sign'; readonly text: string };

/** What a template or somebody's dashboard says cannot be understood; the message is for people. */
export class MathError extends Error {}

/** CloudWatch's limit of an expression, in characters. */
export const MAX_EXPRESSION = 3000;

/** One alternative a kind of token, none of which can be read in two ways. */
const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+)|([A-Za-z_][A-Za-z0-9_]*)|"([^"]*)"|'([^']*)'|(==|!=|<=|>=|&&|\|\||[-+*/^()[\],<>]))/y;

export function tokensOf(expression: string): Token[] {
  if (expression.length > MAX_EXPRESSION) throw new MathError(`it is longer than ${MAX_EXPRESSION} characters`);
  const tokens: Token[] = [];
  const text = expression.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null)
      throw new MathError(`${JSON.stringify(text.slice(from).trimStart().slice(0, 20))} is not understood`);
    tokens.push(tokenOf(match));
  }
  return tokens;
}

function tokenOf([, number, name, double, single, sign = '']: RegExpExecArray): Token {
  if (number !== undefined) return { kind: 'number', value: Number(number) };
  if (name !== undefined) return { kind: 'name', text: name };
  const text = double ?? single;
  return text === undefined ? { kind: 'sign', text: sign } : { kind: 'text', text };
}
