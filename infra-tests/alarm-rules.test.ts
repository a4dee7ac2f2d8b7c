import { expect, inject, it } from 'vitest';
import type { MetricAlarmModel } from '#local/assembly/cloudwatch-model.ts';
import { loadStacks } from '#local/assembly/load-stacks.ts';
import { resolveAssembly } from '#local/assembly/resolve-assembly.ts';

const values = { region: 'us-east-1', account: '000000000000', awsUrl: 'http://aws', issuerUrl: () => 'http://issuer' };
const { alarms } = resolveAssembly(loadStacks(inject('assemblyDir')), values);

const SIGN = {
  GreaterThanOrEqualToThreshold: '>=',
  GreaterThanThreshold: '>',
  LessThanThreshold: '<',
  LessThanOrEqualToThreshold: '<=',
} as const;

/**
 * Every alarm that watches figures, as the issue and the runbook say it: its severity, when a period breaches, how many
 * periods of how many raise it, what no data are (`fine`, or the state is `kept`), and the statistics of its figures with
 * the fewest of them that make a rate.
 */
const SPECIFICATION = `
ApiErrorRate                  | page   | > 5      | 2 of 2 x 300 s   | fine | Sum of >= 3
ApiSlow                       | page   | > 10000  | 2 of 2 x 300 s   | fine | SampleCount p99 of >= 20
RoutesFailed                  | page   | >= 50    | 2 of 2 x 300 s   | fine | Average
ComplaintRoutesFailed         | page   | >= 50    | 2 of 2 x 300 s   | fine | Average
StreamsBroken                 | ticket | > 5      | 1 of 1 x 300 s   | fine | SampleCount Sum of >= 300
CacheHitRateLow               | ticket | < 30     | 1 of 1 x 1800 s  | fine | SampleCount Sum of >= 50
FunctionErrorRate             | page   | > 5      | 2 of 2 x 300 s   | fine | Sum of >= 3
MessagesReturned              | page   | > 5      | 2 of 2 x 300 s   | fine | Sum of >= 3
ComplaintIntakeFailed         | page   | >= 1     | 2 of 3 x 300 s   | fine | Sum
ComplaintTimersFailed         | page   | >= 1     | 2 of 3 x 300 s   | fine | Sum
SweeperFailed                 | ticket | >= 3     | 1 of 1 x 300 s   | fine | Sum
ComplaintSweeperFailed        | ticket | >= 3     | 1 of 1 x 300 s   | fine | Sum
SeldomRunFailed               | ticket | >= 1     | 1 of 1 x 300 s   | fine | Sum
HourlyCost                    | page   | > 100    | 1 of 1 x 3600 s  | fine | Sum
BudgetEconomy                 | info   | >= 1     | 1 of 12 x 300 s  | fine | Maximum
BudgetSpent                   | page   | >= 2     | 1 of 12 x 300 s  | fine | Maximum
ModelsUnavailable             | page   | >= 2     | 1 of 1 x 1200 s  | fine | Sum
EnrichmentBatchFailed         | ticket | >= 1     | 1 of 4 x 300 s   | fine | Maximum
BatchJobFailed                | ticket | >= 1     | 1 of 1 x 300 s   | fine | Maximum
BatchEnrichmentFailed         | ticket | >= 1     | 1 of 1 x 300 s   | fine | Sum
ModelRefused                  | ticket | >= 1     | 1 of 1 x 300 s   | fine | Sum
ModelEndOfLife                | ticket | <= 60    | 1 of 1 x 21600 s | kept | Minimum
EnrichmentRateHigh            | ticket | > 25     | 1 of 1 x 3600 s  | fine | Average SampleCount of >= 1000
TriageDelayed                 | page   | >= 600   | 1 of 1 x 300 s   | fine | Maximum
IndexingDelayed               | ticket | >= 900   | 1 of 1 x 300 s   | fine | Maximum
EnrichmentPriorityDelayed     | page   | >= 900   | 1 of 1 x 300 s   | fine | Maximum
EnrichmentDelayed             | ticket | >= 21600 | 1 of 1 x 300 s   | fine | Maximum
ComplaintIntakeDelayed        | page   | >= 900   | 1 of 1 x 300 s   | fine | Maximum
DeadlinesDelayed              | page   | >= 300   | 1 of 1 x 300 s   | fine | Maximum
TriageDeadLetters             | ticket | >= 1     | 1 of 1 x 300 s   | fine | Maximum
IndexingDeadLetters           | ticket | >= 1     | 1 of 1 x 300 s   | fine | Maximum
EnrichmentPriorityDeadLetters | ticket | >= 1     | 1 of 1 x 300 s   | fine | Maximum
EnrichmentDeadLetters         | ticket | >= 1     | 1 of 1 x 300 s   | fine | Maximum
ComplaintIntakeDeadLetters    | ticket | >= 1     | 1 of 1 x 300 s   | fine | Maximum
DeadlinesDeadLetters          | ticket | >= 1     | 1 of 1 x 300 s   | fine | Maximum
SearchUnreachable             | page   | >= 1     | 2 of 15 x 60 s   | fine | Sum
SearchClusterRed              | page   | >= 1     | 2 of 15 x 60 s   | fine | Maximum
SearchStorageLow              | ticket | <= 2560  | 1 of 1 x 300 s   | fine | Minimum
SearchMemoryPressure          | ticket | >= 95    | 3 of 3 x 60 s    | fine | Maximum
SearchDegraded                | ticket | > 20     | 1 of 1 x 300 s   | fine | Sum of >= 5
IndexLag                      | ticket | >= 900   | 1 of 1 x 300 s   | fine | Maximum
UnsettledAge                  | ticket | >= 1800  | 1 of 7 x 300 s   | fine | Maximum
ComplaintsUnsettledAge        | ticket | >= 900   | 1 of 3 x 300 s   | fine | Maximum
DeadlineLag                   | page   | >= 300   | 1 of 3 x 300 s   | fine | Maximum
DeadlineNoticedLate           | ticket | >= 300   | 1 of 1 x 300 s   | fine | Maximum
ComplaintEventsFailed         | ticket | >= 1     | 1 of 1 x 300 s   | fine | Sum
`;

/** Figures of whose fewest an expression makes a rate, and other numbers that stand in it. */
function numbersIn({ queries }: MetricAlarmModel): string {
  const shown = queries.find(({ returnData }) => returnData);
  if (shown?.kind !== 'expression') return shown?.kind === 'metric' ? shown.statistic : '';
  const floors = [...shown.expression.matchAll(/(>=|>) (\d+)/g)].map(([, sign, floor]) => `of ${sign} ${floor}`);
  const statistics = queries.flatMap((query) => (query.kind === 'metric' ? [query.statistic] : []));
  return [...new Set([...statistics.toSorted(), ...floors])].join(' ');
}

function ruleOf(alarm: MetricAlarmModel): string {
  const { name, comparison, threshold, datapointsToAlarm, evaluationPeriods, treatMissingData, description } = alarm;
  const period = Math.max(...alarm.queries.map(({ periodSeconds = 0 }) => periodSeconds));
  const [, severity] = /^\[(\w+)\]/.exec(description) ?? [];
  const missing = treatMissingData === 'notBreaching' ? 'fine' : treatMissingData === 'ignore' ? 'kept' : '?';
  const rule = `${datapointsToAlarm} of ${evaluationPeriods} x ${period} s`;
  const cells = [name.replace(/^Callsift-dev-/, ''), severity, `${SIGN[comparison]} ${threshold}`, rule];
  return [...cells, missing, numbersIn(alarm)].join(' | ');
}

/** Without the blanks that make a table of it. */
function narrow(row: string): string {
  return row.replace(/ +/g, ' ');
}

it('every alarm over figures has its threshold, periods, severity and floor', () => {
  const rules = alarms.filter((alarm) => alarm.kind === 'metric').map(ruleOf);
  expect(rules.toSorted()).toEqual(SPECIFICATION.trim().split('\n').map(narrow).toSorted());
});
