import { findObject, isObject, parseObject } from '../../enrichment/find-json.ts';
import { createObjectScanner } from './object-scanner.ts';
import { readClaim } from './raw-claim.ts';
import type { RawClaim } from './types.ts';

/** Claims that are given at most; a model is asked for a few. */
const MAX_CLAIMS = 30;
const KEY = 'claims';

/** Reads an answer while it comes. Does not throw, whatever comes. */
export interface ClaimReader {
  /** The next piece of the tool's JSON text: the claims that became whole by it. */
  push(json: string): readonly RawClaim[];
  /** The tool's input as a whole, or what the model said instead of using it: the claims that were not given before. */
  end(input: unknown, text: string): readonly RawClaim[];
}

/** For one answer. Each claim is given once, however often it comes. */
export function createClaimReader(): ClaimReader {
  const scanner = createObjectScanner(KEY);
  const given = new Set<string>();
  const newOf = (claims: readonly RawClaim[]) =>
    claims.filter((claim) => {
      // With its evidence: one that a repeated piece garbled is another one, and does not stand in the way of the whole one.
      const identity = JSON.stringify(claim);
      if (given.size >= MAX_CLAIMS || given.has(identity)) return false;
      given.add(identity);
      return true;
    });
  return {
    push: (json) => newOf(scanner.push(json).flatMap(claimOf)),
    end: (input, text) => newOf(claimsOf(input) ?? claimsIn(text)),
  };
}

function claimOf(json: string): readonly RawClaim[] {
  const claim = readClaim(parseObject(json));
  return claim === undefined ? [] : [claim];
}

/** The claims of a tool's input, also where it or its list is JSON in a string; undefined where there is none. */
function claimsOf(input: unknown): readonly RawClaim[] | undefined {
  if (typeof input === 'string') return claimsIn(input);
  const list = isObject(input) ? input[KEY] : input;
  if (typeof list === 'string') return claimsIn(`{"${KEY}":${list}}`);
  return Array.isArray(list) ? list.slice(0, MAX_CLAIMS).flatMap(readClaims) : undefined;
}

function readClaims(value: unknown): readonly RawClaim[] {
  const claim = readClaim(value);
  return claim === undefined ? [] : [claim];
}

/** The claims of a text: of the JSON object that is in it, or of as much of one as came. */
function claimsIn(text: string): readonly RawClaim[] {
  const found = findObject(text);
  if (found !== undefined && Array.isArray(found[KEY])) return claimsOf(found) ?? [];
  return createObjectScanner(KEY)
    .push(text.slice(Math.max(0, text.indexOf('{'))))
    .flatMap(claimOf);
}
