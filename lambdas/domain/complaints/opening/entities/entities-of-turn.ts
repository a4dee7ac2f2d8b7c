import type { TriagedTurn } from '../../../calls/record.ts';
import type { Entity, EntityKind } from '../../types.ts';
import { amountsIn } from './amounts.ts';
import { datesIn } from './dates.ts';
import { orderIdsIn } from './order-ids.ts';
import { plansIn } from './plans.ts';
import { withoutPlaceholders } from './without-placeholders.ts';

/** Entities of one kind in one turn; more are a list that somebody read out. */
const MAX_OF_KIND = 10;
/** Longest value that is kept, in UTF-16 units. */
const MAX_VALUE = 80;

/** What a turn names, verbatim but for products, which are as the rules of triage call them. */
export function entitiesOfTurn(turn: TriagedTurn, before: TriagedTurn | undefined): readonly Entity[] {
  const text = withoutPlaceholders(turn.text);
  const found: readonly (readonly [EntityKind, Iterable<string>])[] = [
    ['order_id', orderIdsIn(text, before === undefined ? '' : withoutPlaceholders(before.text))],
    ['amount', amountsIn(text)],
    ['date', datesIn(text)],
    ['plan', plansIn(text)],
    ['product', turn.products],
  ];
  return found.flatMap(([kind, values]) => firstOf(values).map((value) => ({ kind, value, turn: turn.turn })));
}

/** The first different values. */
function firstOf(values: Iterable<string>): readonly string[] {
  const kept = new Set<string>();
  for (const value of values) {
    if (value.length <= MAX_VALUE) kept.add(value);
    if (kept.size === MAX_OF_KIND) break;
  }
  return [...kept];
}
