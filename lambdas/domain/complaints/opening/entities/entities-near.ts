import type { CallRecord } from '../../../calls/record.ts';
import { WHOLE_CALL } from '../../../triage/types.ts';
import { type Entity, MAX_ENTITIES } from '../../types.ts';
import { entitiesOfTurn } from './entities-of-turn.ts';
import { holdsPlaceholder } from './without-placeholders.ts';

/** Turns before and behind one that tell of the same: what it was asked for and what is answered. */
const NEAR = 2;

/** What the turns near those of a complaint name: the nearest first, each once; at most MAX_ENTITIES. */
export function entitiesNear(call: CallRecord, turns: readonly number[]): readonly Entity[] {
  const { product } = call.metadata;
  const named = product === 'unknown' ? [] : [{ kind: 'product', value: product, turn: WHOLE_CALL } as const];
  const found = [...named, ...placesNear(call, turns).flatMap((place) => entitiesAt(call, place))];
  const kept = new Map<string, Entity>();
  for (const entity of found) {
    const key = `${entity.kind} ${entity.value.toLowerCase()}`;
    if (kept.size < MAX_ENTITIES && !kept.has(key) && !holdsPlaceholder(entity.value)) kept.set(key, entity);
  }
  return [...kept.values()];
}

function entitiesAt({ turns }: CallRecord, place: number): readonly Entity[] {
  const turn = turns[place];
  return turn === undefined ? [] : entitiesOfTurn(turn, turns[place - 1]);
}

/** Places in the list of turns: those of the complaint, then their neighbours by distance. */
function placesNear({ turns }: CallRecord, numbers: readonly number[]): readonly number[] {
  const wanted = new Set(numbers);
  const own = turns.flatMap(({ turn }, place) => (wanted.has(turn) ? [place] : []));
  const distances = Array.from({ length: NEAR }, (_, i) => i + 1);
  return [...new Set([...own, ...distances.flatMap((by) => own.flatMap((place) => [place - by, place + by]))])];
}
