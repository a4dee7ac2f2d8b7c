import type { GetItemCommandInput, UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import { dayOf, monthOf } from '../domain/cost/hours.ts';
import type { BudgetState, Ceilings, LedgerRow, Reservation, Spending } from '../domain/cost/ledger.ts';
import type { NanoUsd } from '../domain/cost/money.ts';
import { reservationMark } from '../domain/cost/reservation-mark.ts';
import type { Item } from './ledger-rows.ts';

/**
 * One item for each month holds what has been spent of the month and of each of its days, so that one conditional write
 * reserves of both. `reservations` names the calls whose reservations it holds, so that each of them is added once and
 * taken back once, however often the client repeats a write whose answer was lost.
 */
const RESERVATIONS = 'reservations';
const TOTAL = { spent: 'total_spent', committed: 'total_committed' } as const;

type At = string;

const budgetKey = (at: At): Item => ({ pk: { S: 'budget' }, sk: { S: monthOf(at) } });
const day = (at: At) => `day_${dayOf(at).slice(8)}`;
const whole = (amount: NanoUsd) => ({ N: String(amount) });

/** Names of all numbers that hold the time. */
function names(at: At) {
  return {
    '#total_spent': TOTAL.spent,
    '#total_committed': TOTAL.committed,
    '#day_spent': `${day(at)}_spent`,
    '#day_committed': `${day(at)}_committed`,
  };
}

/** Spending by the item; nothing where there is none. */
export function budgetOf(item: Item | undefined, at: At): BudgetState {
  const amount = (name: string): NanoUsd => Number(item?.[name]?.N ?? 0);
  const spending = (spent: string, committed: string): Spending => ({
    spent: amount(spent),
    committed: amount(committed),
  });
  return {
    day: spending(`${day(at)}_spent`, `${day(at)}_committed`),
    month: spending(TOTAL.spent, TOTAL.committed),
  };
}

/** Whether the item holds the reservation of this call. */
export function holdsReservation(item: Item | undefined, call: Reservation): boolean {
  return item?.[RESERVATIONS]?.SS?.includes(reservationMark(call.id)) ?? false;
}

/** The days, such as `2026-11-21`, of which anything was ever committed. */
export function daysWithCalls(item: Item | undefined, month: string): string[] {
  const committed = Object.keys(item ?? {}).flatMap((name) => /^day_(\d\d)_committed$/.exec(name)?.[1] ?? []);
  return committed.map((number) => `${month}-${number}`).sort();
}

export function getBudget(TableName: string, at: At): GetItemCommandInput {
  return { TableName, Key: budgetKey(at), ConsistentRead: true };
}

/**
 * Keeps the reservation of a call back, where it fits below both ceilings and is not there yet. AND binds before OR;
 * parentheses are slow in the embedded engine. A reservation above a ceiling must not come here: an item without
 * numbers takes any.
 */
export function reserve(TableName: string, call: Reservation, ceilings: Ceilings): UpdateItemCommandInput {
  const { '#total_committed': total, '#day_committed': today } = names(call.started_at);
  return {
    TableName,
    Key: budgetKey(call.started_at),
    UpdateExpression: `ADD #total_committed :reserved, #day_committed :reserved, ${RESERVATIONS} :marks`,
    ConditionExpression: [
      'attribute_not_exists(#total_committed)',
      'attribute_not_exists(#day_committed) AND #total_committed <= :month_room',
      `#day_committed <= :day_room AND #total_committed <= :month_room AND NOT contains(${RESERVATIONS}, :mark)`,
    ].join(' OR '),
    ExpressionAttributeNames: { '#total_committed': total, '#day_committed': today },
    ExpressionAttributeValues: {
      ...marks(call),
      ':reserved': whole(call.reserved),
      ':day_room': whole(ceilings.day - call.reserved),
      ':month_room': whole(ceilings.month - call.reserved),
    },
    ReturnValues: 'ALL_NEW',
  };
}

/** Puts what a call cost in the place of its reservation, where that is still kept back. */
export function settleReservation(
  TableName: string,
  call: Reservation,
  { cost, unconfirmed }: Pick<LedgerRow, 'cost' | 'unconfirmed'>,
): UpdateItemCommandInput {
  const added = add(call.started_at, { spent: cost, committed: cost + unconfirmed - call.reserved });
  return {
    TableName,
    Key: budgetKey(call.started_at),
    ...added,
    UpdateExpression: `${added.UpdateExpression} DELETE ${RESERVATIONS} :marks`,
    ConditionExpression: `contains(${RESERVATIONS}, :mark)`,
    ExpressionAttributeValues: { ...added.ExpressionAttributeValues, ...marks(call) },
    ReturnValues: 'ALL_NEW',
  };
}

/** Adds what a call without a reservation cost. */
export function addCost(TableName: string, row: LedgerRow): UpdateItemCommandInput {
  const { started_at, cost, unconfirmed } = row;
  return { TableName, Key: budgetKey(started_at), ...add(started_at, { spent: cost, committed: cost + unconfirmed }) };
}

/** Notes an announcement by a token of whoever makes it, where there is none yet. */
export function noteAnnouncement(TableName: string, name: string, at: At, token: string): UpdateItemCommandInput {
  return {
    TableName,
    Key: budgetKey(at),
    UpdateExpression: 'SET #announced = :token',
    ConditionExpression: 'attribute_not_exists(#announced)',
    ExpressionAttributeNames: { '#announced': name },
    ExpressionAttributeValues: { ':token': { S: token } },
  };
}

/** Name of the attribute that notes the announcement of a step in the day or month that holds the time. */
export function announcementName(period: 'day' | 'month', step: string, at: At): string {
  return `announced_${period === 'day' ? day(at) : 'month'}_${step}`;
}

function marks(call: Reservation): Item {
  const mark = reservationMark(call.id);
  return { ':mark': { S: mark }, ':marks': { SS: [mark] } };
}

function add(at: At, { spent, committed }: Spending) {
  return {
    UpdateExpression:
      'ADD #total_spent :spent, #total_committed :committed, #day_spent :spent, #day_committed :committed',
    ExpressionAttributeNames: names(at),
    ExpressionAttributeValues: { ':spent': whole(spent), ':committed': whole(committed) },
  };
}
