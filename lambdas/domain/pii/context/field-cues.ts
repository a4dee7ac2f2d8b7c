import { cueOf } from './cue-table.ts';
import { NAME_SURE } from './lexicon.ts';
import { TAG } from './tags.ts';
import { isTagged, type Turn } from './turn.ts';
import { ASK } from './types.ts';

/** Another kind of value is named here. */
export function isNextField(turn: Turn, i: number): boolean {
  const type = isTagged(turn, i, TAG.CUE) ? cueOf(turn.cues[i] ?? 0) : 0;
  return type > 0 && type < NAME_SURE && type !== ASK.NUMBER;
}
