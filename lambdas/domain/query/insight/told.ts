import { plainText } from '../../enrichment/plain-text.ts';
import { type Deed, deedsOf, hasOtherActors } from './actors.ts';
import { areTogether, factsOf, isSupposed, segmentsOf } from './facts.ts';
import { type Clause, clausesOf, contradicts } from './polarity.ts';
import { hasQuoteMark, quotedIn, standsIn, withoutQuoted } from './quotations.ts';
import { hasOtherRelations } from './relations.ts';
import { maySupport, speakerNamed } from './speakers.ts';
import { isSupported, provable, type SaidText, saidText } from './support.ts';
import type { SourceTurn } from './types.ts';

/** A turn that a claim cites, as it is compared with it. */
export interface ReadTurn {
  readonly source: SourceTurn;
  /** One line. */
  readonly text: string;
  readonly said: SaidText;
  readonly facts: SaidText;
  readonly segments: readonly SaidText[];
  readonly deeds: readonly Deed[];
  readonly clauses: readonly Clause[];
}

export function readTurn(source: SourceTurn): ReadTurn {
  const text = plainText(source.text);
  return {
    ...{ source, text, said: saidText(text), facts: factsOf(text), segments: segmentsOf(text) },
    ...{ deeds: deedsOf(text, source.speaker), clauses: clausesOf(text) },
  };
}

/** Where a claim may go on with what another turn says. */
const CLAUSE =
  /[.;:!?]+(?=\s|$)|,(?!\d)|\b(?:and|but|because|so|although|though|while|whereas|then|who|which|as|despite|after|before|since|when|where|if)\b/giu;

/**
 * Whether the cited turns tell what the claim says:
 *
 * - what it quotes stands in a turn, of the speaker whom it names, letter by letter;
 * - what it says that somebody said rests on turns in which they speak;
 * - each of its clauses has all words that need proof, and its numbers with what they count, in one turn (support.ts), and
 *   words that stand together in it were said together;
 * - what it says is so was not only possible, wished or asked (facts.ts), and it does not say the contrary (polarity.ts);
 * - who does something, to whom (actors.ts), causes and order (relations.ts) are those that were said.
 *
 * It errs on the side of no: what it does not understand is not told.
 */
export function isTold(claim: string, cited: readonly ReadTurn[]): boolean {
  const own = withoutQuoted(claim);
  const deeds = deedsOf(own);
  const turns = cited.filter(({ source: { speaker }, deeds: done }) => maySupport(deeds, { speaker, deeds: done }));
  if (
    !quotesHold(claim, turns) ||
    hasOtherActors(
      deeds,
      cited.flatMap((turn) => turn.deeds),
    )
  )
    return false;
  const clauses = own.split(CLAUSE).filter((clause) => provable(clause).length > 0);
  if (clauses.length === 0 && quotedIn(claim).length === 0) return false;
  if (!clauses.every((clause) => turns.some((turn) => isToldBy(clause, turn, clauses.length === 1)))) return false;
  if (
    isSupposed(
      own,
      turns.map(({ said }) => said),
      turns.map(({ facts }) => facts),
    )
  )
    return false;
  if (
    hasOtherRelations(
      own,
      turns.map(({ text }) => text),
    )
  )
    return false;
  return !contradicts(
    clausesOf(claim),
    turns.flatMap((turn) => turn.clauses),
  );
}

function isToldBy(clause: string, { said, segments, clauses }: ReadTurn, alone: boolean): boolean {
  return isSupported(clause, said) && areTogether(clause, segments) && !contradicts(clausesOf(clause), clauses, alone);
}

function quotesHold(claim: string, turns: readonly ReadTurn[]): boolean {
  if (hasQuoteMark(withoutQuoted(claim))) return false;
  const named = speakerNamed(claim);
  const speaking = turns.filter(({ source: { speaker } }) => named === undefined || speaker === named);
  return quotedIn(claim).every((words) => speaking.some(({ text }) => standsIn(text, words)));
}
