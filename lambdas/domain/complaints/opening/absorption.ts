import type { ComplaintRulesFile } from './rule-schema.ts';

/** Issues that each issue is part of, whatever is between them. */
export type Absorption = ReadonlyMap<string, ReadonlySet<string>>;

/** Throws when issues absorb each other: none of them would be left. */
export function absorptionOf(absorb: ComplaintRulesFile['absorb']): Absorption {
  const direct = new Map<string, string[]>();
  for (const { issues, into } of absorb) {
    for (const issue of issues) direct.set(issue, [...(direct.get(issue) ?? []), ...into]);
  }
  return new Map([...direct.keys()].map((issue) => [issue, absorbersOf(issue, direct)]));
}

function absorbersOf(issue: string, direct: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const all = new Set(direct.get(issue));
  // A set is read to its end, what is added on the way included.
  for (const one of all) for (const next of direct.get(one) ?? []) all.add(next);
  if (all.has(issue)) throw new Error(`By the complaint rules ${issue} is part of itself.`);
  return all;
}
