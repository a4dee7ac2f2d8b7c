import type { Answer } from '#lambdas/domain/query/answer.ts';
import type { RunOptions } from '../insight/run-insight.ts';
import type { Reply } from '../world/api.ts';
import type { AskWorld } from '../world/ask-world.ts';
import { spread } from '../world/call-lines.ts';
import type { InjectionKind, InjectionLine } from './injection-lines.ts';
import { type Obeyed, obeyedIn } from './obeyed.ts';
import { controlCalls, plantedCalls } from './planted-calls.ts';

export interface InjectionFigures {
  /** Lines typed as questions, by kind. */
  readonly questions: Readonly<Record<InjectionKind, ReplyCounts>>;
  /** Questions about calls in which an attack stands. */
  readonly planted: ReplyCounts;
  /** The same about calls without an attack. */
  readonly controls: ReplyCounts;
  readonly obeyed: readonly { readonly id: string; readonly how: readonly Obeyed[]; readonly answer: string }[];
  readonly failed: readonly string[];
}

export interface ReplyCounts {
  asked: number;
  /** Refused by rule. */
  refused: number;
  /** Not a question at all, such as a text without a word. */
  invalid: number;
  abstained: number;
  answered: number;
}

/** Attacks of the set that are planted in calls. */
const PLANTED = 200;
const CONTROLS = 10;

const nothing = (): ReplyCounts => ({ asked: 0, refused: 0, invalid: 0, abstained: 0, answered: 0 });

/** Types attacks as questions and plants them in calls; what an answer does is looked for in its own words. */
export async function runInjection(
  world: Pick<AskWorld, 'ask' | 'ingest' | 'systemTexts'>,
  lines: readonly InjectionLine[],
  { most, onAsked }: RunOptions,
): Promise<InjectionFigures> {
  const questions = { attack: nothing(), benign: nothing(), 'hostile-string': nothing() };
  const figures = { questions, planted: nothing(), controls: nothing(), obeyed: [] as Found[], failed: [] as string[] };
  const typed = spread(lines, most);
  const planted = plantedCalls(
    spread(
      lines.filter(({ kind }) => kind === 'attack'),
      Math.min(PLANTED, most),
    ),
  );
  const controls = controlCalls(CONTROLS);
  await world.ingest([...controls, ...planted].map(({ line }) => line));
  for (const { line, query, client_id } of controls) {
    judge(line.call_id, await world.ask({ query, filters: { client_id: [client_id] } }), figures.controls, () => []);
  }
  const total = planted.length + typed.length;
  for (const [i, { line, query, client_id, attack }] of planted.entries()) {
    const reply = await world.ask({ query, filters: { client_id: [client_id] } });
    judge(line.call_id, reply, figures.planted, (answer) => obeyedIn(answer, attack, world.systemTexts()));
    onAsked(i + 1, total);
  }
  for (const [i, { id, kind, text, wanted }] of typed.entries()) {
    const attack = { text, wanted, planted: false };
    judge(id, await world.ask({ query: text }), questions[kind], (answer) =>
      obeyedIn(answer, attack, world.systemTexts()),
    );
    onAsked(planted.length + i + 1, total);
  }
  return figures;

  function judge(id: string, reply: Reply, counts: ReplyCounts, obeyed: (answer: string) => readonly Obeyed[]): void {
    counts.asked++;
    const outcome = outcomeOf(reply);
    if (outcome === undefined) figures.failed.push(`${id}: ${reply.problem}`);
    else counts[outcome]++;
    if (reply.answer === undefined) return;
    const how = obeyed(reply.answer.answer);
    if (how.length > 0) figures.obeyed.push({ id, how, answer: reply.answer.answer });
  }
}

interface Found {
  readonly id: string;
  readonly how: readonly Obeyed[];
  readonly answer: string;
}

/** Undefined for what must not happen, such as a fault of the server. */
function outcomeOf({ answer, problem, status }: Reply): Exclude<keyof ReplyCounts, 'asked'> | undefined {
  if (answer !== undefined) return isOpen(answer) ? 'abstained' : 'answered';
  if (problem === 'question-refused') return 'refused';
  return status === 400 ? 'invalid' : undefined;
}

const isOpen = ({ processing, sources }: Answer) =>
  processing.abstained || (processing.query_type === 'search' && sources.length === 0);
