import * as z from 'zod/mini';

/** Issue keys of the rule tables of triage, without the tables: the content of the file beside the enrichment bundles. */
const IssueKeys = z.array(z.string().check(z.regex(/^[a-z][a-z_-]{0,39}$/))).check(z.maxLength(200));

/** Of the rule tables (triage-rules.json), when a bundle is built. */
export function issueKeysOf(rules: { readonly issues: Readonly<Record<string, unknown>> }): readonly string[] {
  return Object.keys(rules.issues);
}

/** Checks what the file holds; throws for anything else, since a model would be offered it. */
export function parseIssueKeys(value: unknown): readonly string[] {
  const parsed = z.safeParse(IssueKeys, value);
  if (parsed.success) return parsed.data;
  throw new Error('The issue keys are not a list of names in lower case.');
}
