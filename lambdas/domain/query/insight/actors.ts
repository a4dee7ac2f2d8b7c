import type { Speaker } from '../../transcript/call.ts';
import { isSaid, type ReadWord, readWords } from './words/read-words.ts';

/** Who does something: one of the two who speak, or whoever these words name. */
interface Entity {
  readonly role?: 'customer' | 'agent';
  /** `You`: the company as well as the agent, whatever acts for it. */
  readonly isYou?: boolean;
  readonly words: readonly ReadWord[];
}

/** That somebody does something. */
export interface Deed {
  readonly verb: ReadWord;
  /** Undefined where the text does not say, or says `they`. */
  readonly actor: Entity | undefined;
  readonly toWhom: Entity | undefined;
  /** What it is done to, where the verb is passive. */
  readonly patient: Entity | undefined;
  readonly isPassive: boolean;
}

const SEGMENT =
  /[.!?;:।,"“”()—–]+|\b(?:and|but|or|because|so|although|though|while|whereas|then|as|despite|after|before|since|when|where|if|until|yet|that|which|who|whose|whom)\b/giu;
/** Behind these a verb without a subject has the one before. */
const GOES_ON = /^(?:,|and|but|or|then|yet)$/iu;
/** Behind these the subject is what was spoken of last. */
const RELATIVE = /^(?:who|which|that)$/iu;

const CUSTOMERS = /^(?:customer|client|caller|user|consumer|subscriber|passenger|guest|member|buyer)s?$/;
const AGENTS = /^(?:agent|representative|rep|executive|advisor|operator|colleague|support|staff)s?$/;
const BE: ReadonlySet<string> = new Set(
  "is are was were be been being am isn't aren't wasn't weren't get got gets".split(' '),
);
const AUXILIARY: ReadonlySet<string> = new Set(
  "do does did will would can could may might must shall should has have had don't doesn't didn't won't can't cannot couldn't wouldn't hasn't haven't hadn't to not never also just already still again even then later finally i've we've you've i'll we'll you'll i'd ever really actually once soon".split(
    ' ',
  ),
);
const BEFORE_NAMES: ReadonlySet<string> = new Set(
  'a an the my your our his her its their this that these those some any each every no one'.split(' '),
);
const PREPOSITIONS: ReadonlySet<string> = new Set(
  'of in on at by for with about against between into from up down out off over under near than to within per without next through during'.split(
    ' ',
  ),
);
const PRONOUNS: ReadonlySet<string> = new Set(
  "i we you he she it they me us him her them nobody somebody someone everyone i'm we're you're they're i've we've you've i'll we'll you'll i'd".split(
    ' ',
  ),
);
/** Past tenses that no ending tells. */
const PAST: ReadonlySet<string> = new Set(
  'went sent paid broke took told said left bought kept gave made found held heard felt knew wrote stole froze thought fell grew rose began met sold spent lent brought ran cut put shut hit let lied reset set read came saw got had lost drove spoke stood threw tore wore won built caught chose did drew ate flew forgot hid hung led lit rang shook sang sank slept stuck taught withdrew'.split(
    ' ',
  ),
);

/** What is done in a text, and by whom; `I` is who speaks. Only English in the word order of statements is read. Linear. */
export function deedsOf(text: string, speaker?: Speaker): readonly Deed[] {
  const deeds: Deed[] = [];
  let [from, mark] = [0, ''];
  let subject: Entity | undefined;
  let last: Entity | undefined;
  for (const { index, 0: next } of [...text.matchAll(SEGMENT), { index: text.length, 0: '' }]) {
    const words = readWords(text.slice(from, index));
    const inherited = RELATIVE.test(mark.trim()) ? last : GOES_ON.test(mark.trim()) ? subject : undefined;
    const found = [
      ...words.flatMap((_, at) => deedAt(words, at, { speaker, inherited })),
      ...hindiDeeds(words, speaker),
    ];
    deeds.push(...found);
    if (words.length > 0) {
      subject =
        found.at(0)?.subject ??
        (found.length > 0 ? inherited : undefined) ??
        (GOES_ON.test(mark.trim()) ? subject : undefined);
      last = lastName(words);
    }
    [from, mark] = [index + next.length, next];
  }
  return deeds;
}

interface Context {
  readonly speaker: Speaker | undefined;
  readonly inherited: Entity | undefined;
}

function deedAt(
  words: readonly ReadWord[],
  at: number,
  context: Context,
): readonly (Deed & { subject: Entity | undefined })[] {
  const verb = words[at];
  if (verb === undefined || !isVerb(words, at)) return [];
  const start = beforeAuxiliaries(words, at);
  const subject = start < 0 ? context.inherited : subjectAt(words, start, context.speaker);
  const passive = words.slice(start + 1, at).some(({ word }) => BE.has(word)) && !verb.word.endsWith('ing');
  const actor = passive ? doneBy(words, at, context.speaker) : subject;
  const patient = passive ? subject : undefined;
  const receiver = passive ? undefined : toWhom(words, at, context.speaker);
  return [{ verb, actor, toWhom: receiver, patient, isPassive: passive, subject }];
}

/** In Hindi `ne` stands behind who did it, before what was done. */
function hindiDeeds(
  words: readonly ReadWord[],
  speaker: Speaker | undefined,
): readonly (Deed & { subject: Entity | undefined })[] {
  const at = words.findIndex(({ word }) => ERGATIVE.test(word));
  const who = words[at];
  if (who === undefined) return [];
  const actor = hindiActor(who.word, words.slice(Math.max(0, at - 2), at), speaker);
  const done = words.slice(at + 1).filter(({ says }) => says);
  return actor === undefined
    ? []
    : done.map((verb) => ({ verb, actor, toWhom: undefined, patient: undefined, isPassive: false, subject: actor }));
}

const ERGATIVE = /^(?:ne|maine|mene|humne|hamne|aapne|apne|मैंने|हमने|आपने|ने)$/;

function hindiActor(word: string, before: readonly ReadWord[], speaker: Speaker | undefined): Entity | undefined {
  if (/^(?:maine|mene|humne|hamne|मैंने|हमने)$/.test(word)) return roleOf(speaker);
  if (/^(?:aapne|apne|आपने)$/.test(word)) return entityOf(readWords('you'), speaker);
  return entityOf(before, undefined);
}

function isVerb(words: readonly ReadWord[], at: number): boolean {
  const { word = '' } = words[at] ?? {};
  const before = words[at - 1]?.word ?? '';
  if (AUXILIARY.has(word) || BE.has(word) || PRONOUNS.has(word) || BEFORE_NAMES.has(word) || PREPOSITIONS.has(word))
    return false;
  if (BEFORE_NAMES.has(before) || (before === 'to' && !AUXILIARY.has(words[at - 2]?.word ?? ''))) return false;
  if (/.{3}ed$/.test(word) || PAST.has(word)) return true;
  if (word.endsWith('ing') && BE.has(before)) return true;
  if (AUXILIARY.has(before) || (PRONOUNS.has(before) && !['me', 'us', 'him', 'her', 'them'].includes(before)))
    return true;
  return /s$/.test(word) && at > 0 && (BEFORE_NAMES.has(words[at - 2]?.word ?? '') || isRole(before));
}

const isRole = (word: string) => CUSTOMERS.test(word) || AGENTS.test(word);

/** Words of a name, or of what stands between it and its verb, that are looked at. */
const LONGEST_NAME = 12;

/** Place of the last word of the subject; -1 where there is none. */
function beforeAuxiliaries(words: readonly ReadWord[], at: number): number {
  let start = at - 1;
  while (start >= 0 && start > at - LONGEST_NAME && isBetween(words[start]?.word ?? '')) start--;
  return start;
}

function isBetween(word: string): boolean {
  return (AUXILIARY.has(word) && !PRONOUNS.has(word)) || BE.has(word) || word.endsWith('ly');
}

/** The name that ends there; one behind a preposition belongs to the name before: `the agent of the shop`. */
function subjectAt(words: readonly ReadWord[], end: number, speaker: Speaker | undefined): Entity | undefined {
  let [start, stop] = [end, end];
  for (;;) {
    while (start >= 0 && start > end - LONGEST_NAME && isNameWord(words[start]?.word ?? '')) start--;
    const before = words[start]?.word ?? '';
    const outer = PREPOSITIONS.has(before)
      ? before
      : PREPOSITIONS.has(words[start - 1]?.word ?? '')
        ? words[start - 1]?.word
        : undefined;
    if (outer === undefined || start <= Math.max(0, end - LONGEST_NAME))
      return entityOf(words.slice(Math.max(0, start), stop + 1), speaker);
    start -= PREPOSITIONS.has(before) ? 1 : 2;
    stop = start;
  }
}

function isNameWord(word: string): boolean {
  return !PREPOSITIONS.has(word) && !BEFORE_NAMES.has(word) && !AUXILIARY.has(word) && !PRONOUNS.has(word);
}

/** `by the warehouse`, soon behind the verb. */
function doneBy(words: readonly ReadWord[], at: number, speaker: Speaker | undefined): Entity | undefined {
  const by = words.slice(at + 1, at + 6).findIndex(({ word }) => word === 'by');
  return by < 0 ? undefined : nameFrom(words, at + 2 + by, speaker);
}

function nameFrom(words: readonly ReadWord[], from: number, speaker: Speaker | undefined): Entity | undefined {
  let start = from;
  while (BEFORE_NAMES.has(words[start]?.word ?? '')) start++;
  let end = start;
  while (
    end < words.length &&
    end < start + 3 &&
    isNameWord(words[end]?.word ?? '') &&
    !(end > start && isVerb(words, end))
  )
    end++;
  return entityOf(words.slice(start, Math.max(end, start + 1)), speaker);
}

/** `to the agent`, `me`: only one of the two who speak. */
function toWhom(words: readonly ReadWord[], at: number, speaker: Speaker | undefined): Entity | undefined {
  const next = words.slice(at + 1, at + 4).findIndex(({ word }) => PRONOUNS.has(word) || isRole(word));
  if (next < 0) return undefined;
  const entity = entityOf(
    [words[at + 1 + next]].flatMap((word) => word ?? []),
    speaker,
  );
  return entity?.role === undefined ? undefined : entity;
}

function lastName(words: readonly ReadWord[]): Entity | undefined {
  const names = words.filter(({ word }) => isNameWord(word) && !PREPOSITIONS.has(word));
  const last = names.at(-1);
  return last === undefined ? undefined : entityOf([last], undefined);
}

function entityOf(words: readonly ReadWord[], speaker: Speaker | undefined): Entity | undefined {
  const [first] = words;
  const pronoun = first?.word.replace(/['’].*$/, '') ?? '';
  if (/^(?:i|we|me|us)$/.test(pronoun)) return roleOf(speaker);
  if (pronoun === 'you')
    return speaker === 'customer'
      ? { role: 'agent', isYou: true, words: [] }
      : roleOf(speaker === 'agent' ? 'customer' : undefined);
  if (PRONOUNS.has(pronoun)) return undefined;
  const head = words.at(-1)?.word.replace(/['’]s$/, '') ?? '';
  if (CUSTOMERS.test(head)) return roleOf('customer');
  if (AGENTS.test(head)) return roleOf('agent');
  const names = words.filter(({ says }) => says);
  return names.length === 0 ? undefined : { words: names };
}

function roleOf(role: Speaker | undefined): Entity | undefined {
  return role === 'customer' || role === 'agent' ? { role, words: [] } : undefined;
}

/** Whether a claim says of somebody what the turns say of somebody else, or of nobody: `was blocked` does not tell by whom. */
export function hasOtherActors(claim: readonly Deed[], said: readonly Deed[]): boolean {
  return claim.some(({ verb, actor, toWhom: receiver, patient }) => {
    const same = said.filter((deed) => deed.verb.forms.some((form) => verb.forms.includes(form)));
    const known = (read: (deed: Deed) => Entity | undefined) => same.map(read);
    return (
      (actor !== undefined && same.length > 0 && same.every((deed) => deed.isPassive && deed.actor === undefined)) ||
      isOther(
        actor,
        known((deed) => deed.actor),
      ) ||
      isOther(
        receiver,
        known((deed) => deed.toWhom),
      ) ||
      isOther(
        patient,
        known((deed) => deed.patient),
      )
    );
  });
}

/** It is known who, each time, and always somebody else. */
function isOther(claimed: Entity | undefined, said: readonly (Entity | undefined)[]): boolean {
  if (claimed === undefined || said.length === 0) return false;
  return said.every((one) => one !== undefined && !mayBe(claimed, one));
}

function mayBe(one: Entity, other: Entity): boolean {
  if (one.role !== undefined || other.role !== undefined) {
    return one.role === other.role || (one.role === undefined && other.isYou === true);
  }
  const forms = new Set(other.words.flatMap((word) => word.forms));
  return one.words.some((word) => isSaid(word, forms));
}
