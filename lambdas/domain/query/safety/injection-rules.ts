import * as z from 'zod/mini';
import { type CompiledRules, compileRules, emptyRules } from '../../triage/rules.ts';

/** Phrases of the rules of triage for text that speaks to a model, exceptions included: the file beside the bundles. */
export type InjectionRules = readonly string[];

const Phrases = z.array(z.string().check(z.minLength(1), z.maxLength(2000))).check(z.minLength(1), z.maxLength(1_000));

/** Of the rule tables (triage-rules.json), when a bundle is built. */
export function injectionRulesOf(rules: { readonly injection: InjectionRules }): InjectionRules {
  return rules.injection;
}

/** Checks what the file holds; throws for anything else, since questions would pass that must not. */
export function parseInjectionRules(value: unknown): InjectionRules {
  const parsed = z.safeParse(Phrases, value);
  if (parsed.success) return parsed.data;
  throw new Error('The injection rules are not a list of phrases.');
}

/** Reads text by these rules as triage does; throws, naming it, on a phrase that is none. */
export function compileInjection(injection: InjectionRules): Pick<CompiledRules, 'isInjection'> {
  return compileRules({ ...emptyRules('questions'), injection: [...injection] });
}
