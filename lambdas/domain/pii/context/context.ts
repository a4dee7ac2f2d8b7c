import type { ContextType, Speaker } from './types.ts';

/**
 * Why a name is matched again: any writing of it; only with a capital letter or when somebody is addressed; the latter
 * only where the name ends the phrase, as `hi will you help` addresses nobody.
 */
export const NAME_ANYWHERE = 1;
export const NAME_CAREFULLY = 2;
export const NAME_SET_OFF = 3;

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
  /** Turns of the customer since a security question was talked of. */
  securityAge: number;
  /** ASK bits of values that were given and may go on in the next turns. */
  pieces: number;
  /** Turns of the customer since the last piece. */
  piecesAge: number;
  /** Somebody was asked to spell. */
  spelling: boolean;
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
  /** Those of the names that are answers to security questions. */
  readonly secrets: Set<string>;
  /** Digits of the values of this call, with their types. */
  readonly values: Map<string, ContextType>;
  /** Bit `n` is set when one of them has `n` digits. */
  valueLengths: number;
}

export function createContext(): Context {
  return {
    asked: 0,
    everAsked: 0,
    askedAge: 0,
    securityAge: 0,
    pieces: 0,
    piecesAge: 0,
    spelling: false,
    turns: 0,
    agentHeard: false,
    named: 0,
    postal: false,
    afterName: false,
    afterPlace: false,
    names: new Map(),
    nameFilter: [0, 0, 0, 0, 0, 0, 0, 0],
    secrets: new Set(),
    values: new Map(),
    valueLengths: 0,
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

/** The words of the names heard so far, in lower case, in the order of first hearing. */
export function namesHeard(context: Context): readonly string[] {
  return [...context.names.keys()];
}

export const mayAsk = (speaker: Speaker): boolean => speaker !== 'customer';
export const mayAnswer = (speaker: Speaker): boolean => speaker !== 'agent';
