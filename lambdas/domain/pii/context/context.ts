import type { Speaker } from './types.ts';

/** Why a name is matched again: any writing of it, or only with a capital letter or when somebody is addressed. */
export const NAME_ANYWHERE = 1;
export const NAME_CAREFULLY = 2;

/** Names kept of one call at most, so that a hostile text cannot fill the memory. */
const MAX_NAMES = 512;
/** Bits of the filter that spares most tokens the look-up of their text. */
const FILTER_WORDS = 8;

/** What is known of a call while its turns are read in order. Mutable; one for each call. */
export interface Context {
  /** ASK bits of the last questions that wait for an answer. */
  asked: number;
  /** ASK bits of all questions of the call. */
  everAsked: number;
  /** Turns of the customer since then. */
  askedAge: number;
  /** Turns so far, of anybody. */
  turns: number;
  /** An agent was heard: an answer without its question is not to be expected. */
  agentHeard: boolean;
  /** The customer's turns that held a name. */
  named: number;
  /** Post codes are talked of. */
  postal: boolean;
  /** The customer's turn before held only a name. */
  afterName: boolean;
  /** The customer's turn before spoke of a place: dates of travel follow. */
  afterPlace: boolean;
  /** Names of this call in lower case, with how they are matched again. */
  readonly names: Map<string, number>;
  readonly nameFilter: number[];
}

export function createContext(): Context {
  return {
    asked: 0,
    everAsked: 0,
    askedAge: 0,
    turns: 0,
    agentHeard: false,
    named: 0,
    postal: false,
    afterName: false,
    afterPlace: false,
    names: new Map(),
    nameFilter: [0, 0, 0, 0, 0, 0, 0, 0],
  };
}

/** Keeps a name that was heard; `hash` is that of its token. A name kept as certain stays so. */
export function rememberName(context: Context, name: string, hash: number, how: number): void {
  const known = context.names.get(name);
  if (known === NAME_ANYWHERE || known === how) return;
  if (known === undefined && context.names.size >= MAX_NAMES) return;
  context.names.set(name, how);
  const slot = (hash >>> 5) % FILTER_WORDS;
  context.nameFilter[slot] = (context.nameFilter[slot] ?? 0) | (1 << (hash & 31));
}

/** Whether a token with this hash may be a name of the call. */
export function mayBeKnown(context: Context, hash: number): boolean {
  return ((context.nameFilter[(hash >>> 5) % FILTER_WORDS] ?? 0) & (1 << (hash & 31))) !== 0;
}

/** The names heard so far, in lower case, in the order in which they were first heard. */
export function namesHeard(context: Context): readonly string[] {
  return [...context.names.keys()];
}

export const mayAsk = (speaker: Speaker): boolean => speaker !== 'customer';
export const mayAnswer = (speaker: Speaker): boolean => speaker !== 'agent';
