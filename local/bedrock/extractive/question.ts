import type { ConverseRequest } from '../converse/types.ts';

/** What the user sent, as one text. */
export function userText({ messages }: ConverseRequest): string {
  const said = messages.filter(({ role }) => role === 'user').flatMap(({ content }) => content);
  return said.map((block) => ('text' in block ? block.text : '')).join('\n');
}

/** Lines between borders that name a question, with the borders: `<<<QUESTION 1f` to `QUESTION 1f>>>`. */
interface Block {
  readonly from: number;
  readonly to: number;
}

const OPENING = /^<{2,}\s*QUESTION\b(.*)$/i;

/** The first such block; the end is told by the border with the same code, so that a question cannot end it. */
function blockIn(lines: readonly string[]): Block | undefined {
  const from = lines.findIndex((line) => OPENING.test(line));
  if (from === -1) return undefined;
  const code = (OPENING.exec(lines[from] ?? '')?.[1] ?? '').trim();
  const isEnd = (line: string) => /^\/?(?:END )?QUESTION\b.*>{2,}$/i.test(line) && line.includes(code);
  const to = lines.findIndex((line, i) => i > from && isEnd(line));
  return { from, to: to === -1 ? lines.length : to };
}

/** What is asked, and the lines that are not part of it. */
export interface AskedText {
  /** Empty where nothing is marked as a question. */
  readonly question: string;
  readonly lines: readonly string[];
}

/** Tells a question from what is sent with it; a line that is JSON is read. */
export function askedIn(request: ConverseRequest): AskedText {
  const lines = userText(request)
    .split('\n')
    .map((line) => line.trim());
  const block = blockIn(lines);
  if (block === undefined) return { question: lines.map(namedQuestion).find((text) => text !== '') ?? '', lines };
  const inside = lines.slice(block.from + 1, block.to);
  const named = inside.map(namedQuestion).find((text) => text !== '');
  const question = named ?? inside.map((line) => quoted(line) || line).join(' ');
  return { question, lines: [...lines.slice(0, block.from), ...lines.slice(block.to + 1)] };
}

/** The question of a line such as `{"question":"…"}`. */
function namedQuestion(line: string): string {
  const value = line.startsWith('{') ? parsed(line) : undefined;
  if (typeof value !== 'object' || value === null || !('question' in value)) return '';
  return typeof value.question === 'string' ? value.question : '';
}

function quoted(line: string): string {
  const value = line.startsWith('"') ? parsed(line) : undefined;
  return typeof value === 'string' ? value : '';
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
