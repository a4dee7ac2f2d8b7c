import type { AlarmState } from '../../assembly/cloudwatch-model.ts';

/** A rule that cannot be understood; the message is for people. */
export class RuleError extends Error {}

/** Whether a rule holds, by the states of alarms. */
export type CompositeRule = {
  readonly holds: (stateOf: (alarm: string) => AlarmState | undefined) => boolean;
  /** Names of the alarms that it looks at. */
  readonly alarms: readonly string[];
};

const STATES: readonly string[] = ['ALARM', 'OK', 'INSUFFICIENT_DATA'] satisfies readonly AlarmState[];
/** Limits of CloudWatch: characters of a rule; deeper ones are nobody's. */
const MAX_RULE = 10_240;
const MAX_DEPTH = 60;

/** A name in quotes may hold anything but quotes; one without holds neither blanks nor parentheses. */
const TOKEN = /\s*(?:([()])|"([^"]*)"|([^\s()"]+))/y;

interface Token {
  readonly text: string;
  readonly quoted: boolean;
}

/**
 * `ALARM(name or ARN)`, `OK(…)`, `INSUFFICIENT_DATA(…)`, TRUE, FALSE, NOT, AND, OR and parentheses; NOT binds closest, OR
 * least (https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html).
 */
export function parseRule(text: string): CompositeRule {
  if (text.length > MAX_RULE) throw new RuleError(`it is longer than ${MAX_RULE} characters`);
  const reader = { tokens: tokensOf(text), next: 0, alarms: new Set<string>() };
  const holds = either(reader, 0);
  if (reader.next < reader.tokens.length) throw new RuleError('it goes on after its end');
  return { holds, alarms: [...reader.alarms] };
}

/** `arn:aws:cloudwatch:REGION:ACCOUNT:alarm:NAME`, or the name itself. */
export function alarmNameOf(nameOrArn: string): string {
  const at = nameOrArn.indexOf(':alarm:');
  return nameOrArn.startsWith('arn:') && at > 0 ? nameOrArn.slice(at + ':alarm:'.length) : nameOrArn;
}

interface Reader {
  readonly tokens: readonly Token[];
  next: number;
  readonly alarms: Set<string>;
}

type Holds = CompositeRule['holds'];

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const rule = text.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < rule.length) {
    const match = TOKEN.exec(rule);
    if (match === null) throw new RuleError('a quotation mark is missing');
    const [, sign, quoted, word] = match;
    tokens.push({ text: quoted ?? sign ?? word ?? '', quoted: quoted !== undefined });
  }
  return tokens;
}

function isNext(reader: Reader, text: string): boolean {
  const token = reader.tokens[reader.next];
  if (token === undefined || token.quoted || token.text !== text) return false;
  reader.next++;
  return true;
}

function take(reader: Reader): Token {
  const token = reader.tokens[reader.next++];
  if (token === undefined) throw new RuleError('it ends too early');
  return token;
}

function expect(reader: Reader, text: string): void {
  if (!isNext(reader, text)) throw new RuleError(`a ${text} is missing`);
}

function either(reader: Reader, depth: number): Holds {
  const parts = [both(reader, depth)];
  while (isNext(reader, 'OR')) parts.push(both(reader, depth));
  return (stateOf) => parts.some((part) => part(stateOf));
}

function both(reader: Reader, depth: number): Holds {
  const parts = [term(reader, depth)];
  while (isNext(reader, 'AND')) parts.push(term(reader, depth));
  return (stateOf) => parts.every((part) => part(stateOf));
}

function term(reader: Reader, depth: number): Holds {
  if (depth > MAX_DEPTH) throw new RuleError('it is nested too deeply');
  if (isNext(reader, 'NOT')) {
    const negated = term(reader, depth + 1);
    return (stateOf) => !negated(stateOf);
  }
  if (isNext(reader, '(')) {
    const inner = either(reader, depth + 1);
    expect(reader, ')');
    return inner;
  }
  if (isNext(reader, 'TRUE')) return () => true;
  if (isNext(reader, 'FALSE')) return () => false;
  return stateTest(reader);
}

function stateTest(reader: Reader): Holds {
  const { text: state, quoted } = take(reader);
  if (quoted || !STATES.includes(state)) throw new RuleError(`there is no function ${state}`);
  expect(reader, '(');
  const name = alarmNameOf(take(reader).text);
  expect(reader, ')');
  reader.alarms.add(name);
  return (stateOf) => stateOf(name) === state;
}
