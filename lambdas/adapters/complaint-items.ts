import type { AttributeValue, QueryCommandInput, UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { ClockRecord } from '../domain/complaints/clock/types.ts';
import type {
  KeptComplaint,
  KeptStep,
  OutdatedQuery,
  Outstanding,
  OutstandingQuery,
} from '../domain/complaints/ports.ts';
import type { Step } from '../domain/complaints/steps.ts';
import {
  CLOCK,
  type ComplaintKey,
  itemKey,
  itemOf,
  MARKS,
  type Marks,
  marked,
  placeInIndex,
} from './complaint-keys.ts';

export type Item = Readonly<Record<string, AttributeValue>>;

/**
 * Steps and clocks are JSON in one attribute: as nested attributes, their many small values would cost more, and what a
 * newer release adds to them would have to be known here.
 */
interface StepItem extends ComplaintKey {
  readonly step: string;
  readonly unsettled_shard?: string;
}

interface ClockItem extends ComplaintKey {
  readonly clock: string;
}

/** The put of a step, unless there is one of its version. */
export function appendInput(TableName: string, complaint_id: string, step: Step) {
  const key = itemKey({ complaint_id, item: step.version });
  const marks = marked(MARKS.unsettled, complaint_id, step.at);
  return {
    TableName,
    Item: marshall({ ...key, step: JSON.stringify(step), ...marks } satisfies StepItem),
    ConditionExpression: 'attribute_not_exists(pk)',
  };
}

/** Takes a step off the unsettled ones. An update would make an item that is not there, hence the condition. */
export function settleInput(TableName: string, complaint_id: string, item: number): UpdateItemCommandInput {
  const { shard, since } = MARKS.unsettled;
  return {
    TableName,
    Key: marshall(itemKey({ complaint_id, item })),
    UpdateExpression: `REMOVE ${shard}, ${since}`,
    ConditionExpression: 'attribute_exists(pk)',
  };
}

/** Keeps the clocks, unless those of a newer version are there. An update, so that attributes of others stay. */
export function clockInput(TableName: string, clock: ClockRecord): UpdateItemCommandInput {
  const { complaint_id, version, policy_version, next_at } = clock;
  const { shard, since } = MARKS.due;
  const marks = next_at === null ? {} : marked(MARKS.due, complaint_id, next_at);
  const values = { clock: JSON.stringify(clock), clock_version: version, policy_version, ...marks };
  const sets = Object.keys(values).map((name) => `${name} = :${name}`);
  const remove = next_at === null ? ` REMOVE ${shard}, ${since}` : '';
  return {
    TableName,
    Key: marshall(itemKey({ complaint_id, item: CLOCK })),
    UpdateExpression: `SET ${sets.join(', ')}${remove}`,
    ConditionExpression: 'attribute_not_exists(clock_version) OR clock_version <= :clock_version',
    ExpressionAttributeValues: marshall(Object.fromEntries(Object.entries(values).map(([k, v]) => [`:${k}`, v]))),
  };
}

/**
 * Moves the mark of what is outstanding. A step that was settled in between is left alone, and so are clocks that were
 * replaced: their new time is not that of the ones before.
 */
export function postponeInput(TableName: string, outstanding: Outstanding, until: string): UpdateItemCommandInput {
  const isClock = outstanding.item === CLOCK;
  const { since } = isClock ? MARKS.due : MARKS.unsettled;
  return {
    TableName,
    Key: marshall(itemKey(outstanding)),
    UpdateExpression: `SET ${since} = :until`,
    ConditionExpression: isClock ? `${since} = :since` : `attribute_exists(${since})`,
    ExpressionAttributeValues: marshall({ ':until': until, ...(isClock && { ':since': outstanding.since }) }),
  };
}

/** The query of a sparse index. */
export function outstandingInput(TableName: string, marks: Marks, query: OutstandingQuery): QueryCommandInput {
  const { shard, before, limit, after } = query;
  return {
    TableName,
    IndexName: marks.index,
    KeyConditionExpression: `${marks.shard} = :shard AND ${marks.since} < :before`,
    ExpressionAttributeValues: marshall({ ':shard': String(shard), ':before': before }),
    Limit: limit,
    ...(after && { ExclusiveStartKey: marshall(placeInIndex(marks, query, after)) }),
  };
}

/**
 * The query of all clocks that have something to do, of which the filter leaves those of another policy; those that were
 * kept before the version stood beside them as well. What is filtered out is read, and paid for, even so.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.FilterExpression.html
 */
export function outdatedInput(TableName: string, query: OutdatedQuery): QueryCommandInput {
  const { shard, policy_version, after } = query;
  return {
    TableName,
    IndexName: MARKS.due.index,
    KeyConditionExpression: `${MARKS.due.shard} = :shard`,
    FilterExpression: 'attribute_not_exists(policy_version) OR policy_version <> :policy_version',
    ExpressionAttributeValues: marshall({ ':shard': String(shard), ':policy_version': policy_version }),
    ...(after && { ExclusiveStartKey: marshall(placeInIndex(MARKS.due, query, after)) }),
  };
}

/** What an item of a sparse index says; nothing of items of kinds that are not known here. */
export function outstandingOf(marks: Marks, item: Item): readonly Outstanding[] {
  const { pk, sk, [marks.since]: since } = unmarshall(item);
  const known = itemOf({ sk });
  return known === undefined ? [] : [{ complaint_id: pk, item: known, since }];
}

/** A complaint by all items of its partition in the order of their keys; undefined when they are none of a complaint. */
export function keptOf(items: readonly Item[]): KeptComplaint | undefined {
  const all = items.map((item) => unmarshall(item) as ComplaintKey);
  const clock = all.find(({ sk }) => sk === CLOCK) as ClockItem | undefined;
  const [first, ...others] = all
    .filter((item) => typeof itemOf(item) === 'number')
    .map((item) => stepOf(item as StepItem));
  if (first === undefined) return undefined;
  const steps: KeptComplaint['steps'] = [first, ...others];
  // Nobody deletes steps; whoever did it by hand must not see a wrong state folded from the rest.
  if (steps.some(({ step }, index) => step.version !== index + 1))
    throw new Error('A complaint lacks one of its steps.');
  return { steps, clock: clock && (JSON.parse(clock.clock) as ClockRecord) };
}

function stepOf({ step, unsettled_shard }: StepItem): KeptStep {
  return { step: JSON.parse(step) as Step, unsettled: unsettled_shard !== undefined };
}
