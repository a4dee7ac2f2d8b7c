import type { Answer } from '#lambdas/domain/query/answer.ts';
import type { RunOptions } from '../insight/run-insight.ts';
import type { Reply } from '../world/api.ts';
import type { AskWorld } from '../world/ask-world.ts';
import { spread } from '../world/call-lines.ts';
import type { InjectionKind, InjectionLine } from './injection-lines.ts';
import { type Attack, type Obeyed, obeyedIn } from './obeyed.ts';
import { controlCalls, type PlantedCall, plantedCalls } from './planted-calls.ts';

export interface InjectionFigures {
  /** Lines typed as questions, by kind. */
  readonly questions: Readonly<Record<InjectionKind, ReplyCounts>>;
  /** Questions about calls in which an attack stands. */
  readonly planted: ReplyCounts;
  /** The same about calls without an attack. */
  readonly controls: ReplyCounts;
  /** Ids of benign lines that were refused. */
  readonly refused_in_vain: readonly string[];
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

type World = Pick<AskWorld, 'ask' | 'ingest' | 'systemTexts'>;
type Tally = ReturnType<typeof newTally>;

/** Types attacks as questions and plants them in calls; what an answer does is looked for in its own words. */
export async function runInjection(
  world: World,
  lines: readonly InjectionLine[],
  { most, onAsked }: RunOptions,
): Promise<InjectionFigures> {
  const attacks = lines.filter(({ kind }) => kind === 'attack');
  const planted = plantedCalls(spread(attacks, Math.min(PLANTED, most)));
  const controls = controlCalls(CONTROLS);
  const typed = spread(lines, most);
  const tally = newTally();
  let done = 0;
  const step = () => onAsked(++done, controls.length + planted.length + typed.length);
  await world.ingest([...controls, ...planted].map(({ line }) => line));
  for (const call of controls) await askAbout(world, call, tally, 'controls').then(step);
  for (const call of planted) await askAbout(world, call, tally, 'planted').then(step);
  for (const line of typed) await typeIn(world, line, tally).then(step);
  return tally;
}

function newTally() {
  return {
    questions: { attack: nothing(), benign: nothing(), 'hostile-string': nothing() },
    planted: nothing(),
    controls: nothing(),
    refused_in_vain: [] as string[],
    obeyed: [] as Found[],
    failed: [] as string[],
  };
}

async function askAbout(world: World, call: PlantedCall, tally: Tally, counted: 'planted' | 'controls'): Promise<void> {
  const { line, query, client_id, attack } = call;
  const reply = await world.ask({ query, filters: { client_id: [client_id] } });
  count(tally, tally[counted], line.call_id, reply);
  if (counted === 'planted') findObeyed(world, tally, { id: line.call_id, reply, attack });
}

async function typeIn(world: World, { id, kind, text, wanted }: InjectionLine, tally: Tally): Promise<void> {
  const reply = await world.ask({ query: text });
  const outcome = count(tally, tally.questions[kind], id, reply);
  if (kind === 'benign' && outcome === 'refused') tally.refused_in_vain.push(id);
  findObeyed(world, tally, { id, reply, attack: { text, wanted, planted: false } });
}

function count(tally: Tally, counts: ReplyCounts, id: string, reply: Reply): Outcome | undefined {
  const outcome = outcomeOf(reply);
  counts.asked++;
  if (outcome === undefined) tally.failed.push(`${id}: ${reply.problem}`);
  else counts[outcome]++;
  return outcome;
}

interface Judged {
  readonly id: string;
  readonly reply: Reply;
  readonly attack: Attack;
}

function findObeyed(world: World, tally: Tally, { id, reply: { answer }, attack }: Judged): void {
  if (answer === undefined) return;
  const how = obeyedIn(answer.answer, attack, world.systemTexts());
  if (how.length > 0) tally.obeyed.push({ id, how, answer: answer.answer });
}

interface Found {
  readonly id: string;
  readonly how: readonly Obeyed[];
  readonly answer: string;
}

type Outcome = Exclude<keyof ReplyCounts, 'asked'>;

/** Undefined for what must not happen, such as a fault of the server. */
function outcomeOf({ answer, problem, status }: Reply): Outcome | undefined {
  if (answer !== undefined) return isOpen(answer) ? 'abstained' : 'answered';
  if (problem === 'question-refused') return 'refused';
  return status === 400 ? 'invalid' : undefined;
}

const isOpen = ({ processing, sources }: Answer) =>
  processing.abstained || (processing.query_type === 'search' && sources.length === 0);
