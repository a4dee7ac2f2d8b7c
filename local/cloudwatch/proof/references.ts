import type { AlarmModel, DashboardModel, MetricId, MetricQuery } from '../../assembly/cloudwatch-model.ts';
import { alarmNameOf, parseRule } from '../alarms/composite-rule.ts';
import { type Widget, widgetsOf } from '../dashboards/body.ts';
import { WORDS } from '../math/functions.ts';
import { type Expression, parseExpression } from '../math/parse.ts';
import { faultOf } from '../run-queries.ts';

/** One statistic of one metric that somebody looks at. */
export interface Reference {
  /** Who does, such as `the alarm Callsift-dev-IndexLag`. */
  readonly by: string;
  readonly metric: MetricId;
  readonly statistic: string;
}

export interface Looked {
  readonly references: readonly Reference[];
  /** What leads nowhere or cannot be followed, one sentence each. */
  readonly faults: readonly string[];
}

interface Model {
  readonly alarms: readonly AlarmModel[];
  readonly dashboards: readonly DashboardModel[];
}

/**
 * Every metric that alarms and widgets show, watch or reckon with. Expressions are followed to the metrics beside them; one
 * whose metrics cannot be known from the template, such as SEARCH, is a fault.
 */
export function referencesOf({ alarms, dashboards }: Model): Looked {
  const names = new Set(alarms.map(({ name }) => name));
  const looked = [
    ...alarms.map((alarm) => ofAlarm(alarm, names)),
    ...dashboards.flatMap(({ name, body }) => widgetsOf(body).map((widget) => ofWidget(widget, name, names))),
  ];
  return {
    references: looked.flatMap(({ references }) => references),
    faults: looked.flatMap(({ faults }) => faults),
  };
}

function ofAlarm(alarm: AlarmModel, names: ReadonlySet<string>): Looked {
  const by = `the alarm ${alarm.name}`;
  if (alarm.kind === 'metric') return ofQueries(alarm.queries, by);
  return { references: [], faults: unknownAlarms(parseRule(alarm.rule).alarms, names, by) };
}

function ofWidget(widget: Widget, dashboard: string, names: ReadonlySet<string>): Looked {
  const by = `"${widget.title}" of the dashboard ${dashboard}`;
  if (widget.type === 'text' || widget.type === 'distinct') return { references: [], faults: [] };
  if (widget.type === 'other') return { references: [], faults: [`${by} is a ${widget.kind}, which is not followed.`] };
  const faults = unknownAlarms(widget.alarms, names, by);
  if (widget.type === 'alarm') return { references: [], faults };
  const shown = ofQueries(widget.queries, by);
  return { references: shown.references, faults: [...shown.faults, ...faults] };
}

function unknownAlarms(alarms: readonly string[], names: ReadonlySet<string>, by: string): string[] {
  const unknown = alarms.map(alarmNameOf).filter((name) => !names.has(name));
  return unknown.map((name) => `${by} refers to the alarm ${name}, which there is not.`);
}

function ofQueries(queries: readonly MetricQuery[], by: string): Looked {
  const references = queries.flatMap((query) => {
    return query.kind === 'metric' ? [{ by, metric: query.metric, statistic: query.statistic }] : [];
  });
  const fault = faultOf(queries);
  if (fault !== undefined) return { references, faults: [`${by} cannot be followed: ${fault}.`] };
  return { references, faults: leadingNowhere(queries).map((id) => `${by} reckons with ${id}, which there is not.`) };
}

/** Ids in expressions that no query has. */
function leadingNowhere(queries: readonly MetricQuery[]): string[] {
  const ids = new Set(queries.map(({ id }) => id));
  const used = queries.flatMap((query) =>
    query.kind === 'expression' ? idsIn(parseExpression(query.expression)) : [],
  );
  return used.filter((id) => !ids.has(id) && !Object.hasOwn(WORDS, id));
}

function idsIn(expression: Expression): string[] {
  switch (expression.kind) {
    case 'metric':
      return [expression.id];
    case 'list':
      return expression.items.flatMap(idsIn);
    case 'negation':
      return idsIn(expression.of);
    case 'operation':
      return [...idsIn(expression.left), ...idsIn(expression.right)];
    case 'call':
      return expression.arguments.flatMap(idsIn);
    default:
      return [];
  }
}
