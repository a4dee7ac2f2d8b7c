import { spread } from '../world/call-lines.ts';
import { type CountedCall, dayIn } from './counted-calls.ts';
import { COUNT, type Field, type FigureQuestion, type Keep, type Measure } from './figure-question.ts';

const UTC = 'UTC';
const INDIA = 'Asia/Kolkata';
const EVERY: Keep = () => true;

/** Most values of a field that are asked for, spread over all of them from the most frequent on. */
const MOST = { agent_id: 16, client_id: 8, day: 8 } as const;

type Written = readonly [query: string, keep: Keep, measure?: Measure, timeZone?: string];

/** Questions whose figures the files of the calls tell: products, people, days, durations. */
export function fileQuestions(calls: readonly CountedCall[]): readonly FigureQuestion[] {
  const written = [
    ...productQuestions(calls),
    ...peopleQuestions(calls),
    ...dayQuestions(calls),
    ...periodQuestions(),
    ...durationQuestions(calls),
    ...groupQuestions(calls),
  ];
  return written.map(([query, keep, measure = COUNT, time_zone = UTC]) => ({
    query,
    keep,
    measure,
    time_zone,
    from: 'files',
  }));
}

/** The values of a field, the most frequent first. */
export function valuesOf(calls: readonly CountedCall[], field: Field): readonly string[] {
  const groups = Map.groupBy(calls, (call) => call[field]);
  return [...groups].sort(([, a], [, b]) => b.length - a.length).map(([value]) => value);
}

const is =
  (field: Field, ...values: readonly string[]): Keep =>
  (call) =>
    values.includes(call[field]);

function productQuestions(calls: readonly CountedCall[]): readonly Written[] {
  return valuesOf(calls, 'product').flatMap((product): Written[] => [
    [`How many calls are there for the product ${product}?`, is('product', product)],
    [`${product} ke kitne calls aaye hain`, is('product', product)],
    [`How many calls were not about ${product}?`, (call) => call.product !== product],
    [`How long is a ${product} call on average?`, is('product', product), { kind: 'total', metric: 'avg_duration' }],
    [
      `How many different clients called about ${product}?`,
      is('product', product),
      { kind: 'total', metric: 'distinct_clients' },
    ],
    [`What percentage of all calls are ${product} calls?`, EVERY, { kind: 'share', part: is('product', product) }],
  ]);
}

function peopleQuestions(calls: readonly CountedCall[]): readonly Written[] {
  const agents = spread(
    valuesOf(calls, 'agent_id').filter((id) => /\d/.test(id)),
    MOST.agent_id,
  );
  const clients = spread(valuesOf(calls, 'client_id'), MOST.client_id);
  return [
    ...agents.flatMap((agent): Written[] => [
      [`How many calls did agent ${agent} take?`, is('agent_id', agent)],
      [`total talk time of agent ${agent}`, is('agent_id', agent), { kind: 'total', metric: 'total_duration' }],
    ]),
    ...clients.map((client): Written => [`number of calls of client ${client}`, is('client_id', client)]),
  ];
}

function dayQuestions(calls: readonly CountedCall[]): readonly Written[] {
  const days = [...new Set(calls.map(({ timestamp }) => dayIn(timestamp, UTC)))].sort();
  return spread(days, MOST.day).flatMap((day): Written[] => {
    const on =
      (zone: string): Keep =>
      ({ timestamp }) =>
        dayIn(timestamp, zone) === day;
    return [
      [`How many calls came in on ${writtenOut(day)}?`, on(UTC)],
      [`${day} ko kitne calls aaye`, on(INDIA), COUNT, INDIA],
    ];
  });
}

/** `14 May 2020` */
const writtenOut = (day: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: UTC, dateStyle: 'long' }).format(new Date(day));

function periodQuestions(): readonly Written[] {
  const between =
    (from: string, to: string, zone = UTC): Keep =>
    ({ timestamp }) =>
      dayIn(timestamp, zone) >= from && dayIn(timestamp, zone) <= to;
  return [
    ['How many calls were there between 13 May 2020 and 18 May 2020?', between('2020-05-13', '2020-05-18')],
    ['calls from 2020-05-15 to 2020-05-20 count', between('2020-05-15', '2020-05-20', INDIA), COUNT, INDIA],
    ['how many calls in May 2020', between('2020-05-01', '2020-05-31')],
    ['number of calls in February 2025', between('2025-02-01', '2025-02-28')],
    ['How many calls did we get in Q1 2025?', between('2025-01-01', '2025-03-31')],
    ['how many calls in Q2 2020', between('2020-04-01', '2020-06-30')],
    ['total calls in 2020', between('2020-01-01', '2020-12-31')],
    ['How many calls did we have since 1 January 2025?', between('2025-01-01', '9999-12-31')],
    ['How many calls were there before 20 May 2020?', between('0000-01-01', '2020-05-19')],
  ];
}

/** A bound that a call meets exactly is left out: "longer than" and "at least" would both be right. */
function durationQuestions(calls: readonly CountedCall[]): readonly Written[] {
  const meets = (seconds: number) => calls.some((call) => call.seconds === seconds);
  return [1, 2, 3, 5, 7, 10, 12, 15, 20].flatMap((minutes): Written[] => {
    const seconds = minutes * 60;
    if (meets(seconds)) return [];
    return [
      [`How many calls were longer than ${minutes} minutes?`, (call) => call.seconds > seconds],
      [`${minutes} minute se chhote kitne calls hain`, (call) => call.seconds < seconds],
    ];
  });
}

function groupQuestions(calls: readonly CountedCall[]): readonly Written[] {
  const [first = '', second = '', third = ''] = valuesOf(calls, 'product');
  const [region = ''] = valuesOf(calls, 'region');
  const groups = (by: Field | 'day', top?: number): Measure => ({
    kind: 'groups',
    by,
    ...(top !== undefined && { top }),
  });
  return [
    ['number of calls by region', EVERY, groups('region')],
    ['top 5 products by number of calls', EVERY, groups('product', 5)],
    ['Which are the top 3 agents by number of calls?', EVERY, groups('agent_id', 3)],
    ['calls per day in May 2020', ({ timestamp }) => timestamp.startsWith('2020-05'), groups('day')],
    [`Compare ${first} and ${second} by number of calls`, is('product', first, second), groups('product')],
    [`How many calls were about ${first} or ${third}?`, is('product', first, third)],
    [
      `How many ${second} calls came from region ${region}?`,
      (call) => call.product === second && call.region === region,
    ],
    [`How many ${first} calls are longer than 4 minutes?`, (call) => call.product === first && call.seconds > 240],
    ['How many calls do we have in total?', EVERY],
    ['How many different clients called us?', EVERY, { kind: 'total', metric: 'distinct_clients' }],
    ['What is the average duration of all calls?', EVERY, { kind: 'total', metric: 'avg_duration' }],
  ];
}
