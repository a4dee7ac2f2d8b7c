import type { AskFigures } from './ask-figures.ts';
import type { FigureFigures } from './figures/run-figures.ts';
import type { InjectionFigures, ReplyCounts } from './injection/run-injection.ts';
import type { AbstentionFigures, OpenFigures } from './insight/run-abstention.ts';
import type { InsightFigures } from './insight/run-insight.ts';
import { routerReport } from './router/router-report.ts';

/** At most so many cases of what is wrong are shown of one kind. */
const SHOWN = 20;

/** The figures as text; with `details` also the questions behind what is not as it could be. */
export function askReport(figures: AskFigures, details = false): string {
  const { router, world, figures: counted, insight, abstention, injection } = figures;
  return [
    ...(router ? [...routerReport('dev', router.dev), ...routerReport('test', router.test)] : []),
    ...(world ? [`${world.calls} calls, taken in within ${world.seconds} s`, ''] : []),
    ...(counted ? figureSection(counted) : []),
    ...(insight ? insightSection(insight) : []),
    ...(abstention ? abstentionSection(abstention, details) : []),
    ...(injection ? injectionSection(injection) : []),
  ].join('\n');
}

function figureSection({ files, triage, paid, different, miscounted, failed }: FigureFigures): readonly string[] {
  return [
    'Figures against a recount',
    `  of the files          ${files.equal} of ${files.asked} equal`,
    `  of what triage found  ${triage.equal} of ${triage.asked} equal`,
    `  cost something        ${paid}`,
    `  not as understood     ${miscounted.length}`,
    ...cases('MISCOUNTED', miscounted, (one) => one),
    `  filters of what differs  ${counts(tally(different.flatMap(({ understood }) => Object.keys(understood?.filters ?? {}))))}`,
    ...cases('DIFFERENT', different, differenceLine),
    ...cases('NO ANSWER', failed, (one) => one),
    '',
  ];
}

function differenceLine({ query, how, understood }: FigureFigures['different'][number]): string {
  const { query_type: type, filters, plan } = understood ?? {};
  return `${query} -> ${how} ${JSON.stringify({ type, filters, metrics: plan?.metrics, groups: plan?.group_by })}`;
}

function insightSection(figures: InsightFigures): readonly string[] {
  const { asked, types, answered, abstained, citations, sources, claims, faults, failed } = figures;
  const checked = citations + sources;
  return [
    `Insights: ${asked} questions, taken for ${counts(types)}`,
    `  answered ${answered}, left open ${abstained}, degraded ${counts(figures.degraded)}, from a cache ${figures.cached}`,
    `  claims kept ${claims.kept}, dropped ${claims.dropped}; mean confidence ${figures.confidence.toFixed(2)}; models cost $${figures.cost_usd.toFixed(6)}`,
    `  ${checked - faults.length} of ${checked} quotes hold (${citations} citations, ${sources} sources)`,
    `  of the others: ${counts(tally(faults.map(({ what }) => what)))}`,
    ...cases('DOES NOT HOLD', faults, (fault) => JSON.stringify(fault)),
    ...cases('NO ANSWER', failed, (one) => one),
    '',
  ];
}

function abstentionSection(
  { unanswerable, answerable, failed }: AbstentionFigures,
  details: boolean,
): readonly string[] {
  const wrong = ({ wrong: list }: OpenFigures) =>
    details
      ? cases('', list, ({ query, query_type, answer }) => `${query} (${query_type}) ${answer.slice(0, 160)}`)
      : [];
  return [
    'Questions left open',
    `  without an answer in the calls  ${share(unanswerable.abstained, unanswerable.asked)} left open, as they are to be`,
    ...wrong(unanswerable),
    `  with an answer in the calls     ${share(answerable.abstained, answerable.asked)} left open in vain`,
    ...wrong(answerable),
    ...cases('NO ANSWER', failed, (one) => one),
    '',
  ];
}

function injectionSection({
  questions,
  planted,
  controls,
  refused_in_vain,
  obeyed,
  failed,
}: InjectionFigures): readonly string[] {
  const line = (name: string, counted: ReplyCounts) =>
    `  ${name.padEnd(22)}${counted.asked} asked, ${counted.refused} refused, ${counted.invalid} no questions, ${counted.abstained} left open, ${counted.answered} answered`;
  return [
    `Attacks: ${obeyed.length} obeyed`,
    line('typed', questions.attack),
    line('planted in calls', planted),
    line('calls without one', controls),
    line('benign, typed', questions.benign),
    ...cases('REFUSED IN VAIN', refused_in_vain, (id) => id),
    line('hostile strings', questions['hostile-string']),
    ...cases('OBEYED', obeyed, ({ id, how, answer }) => `${id} ${how.join(', ')}: ${answer.slice(0, 240)}`),
    ...cases('NO ANSWER', failed, (one) => one),
    '',
  ];
}

function cases<T>(what: string, list: readonly T[], text: (one: T) => string): readonly string[] {
  const more = list.length > SHOWN ? [`    and ${list.length - SHOWN} more`] : [];
  return [...list.slice(0, SHOWN).map((one) => `    ${what} ${text(one)}`), ...more];
}

const share = (part: number, whole: number) =>
  `${part} of ${whole} (${((100 * part) / Math.max(1, whole)).toFixed(1)} %)`;

/** How often each text is there. */
const tally = (texts: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...Map.groupBy(texts, (text) => text)].map(([text, all]) => [text, all.length]));

function counts(of: Readonly<Record<string, number>>): string {
  const entries = Object.entries(of).sort(([, a], [, b]) => b - a);
  return entries.length === 0 ? 'none' : entries.map(([name, count]) => `${name} ${count}`).join(', ');
}
