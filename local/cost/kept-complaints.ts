import type { Step } from '#lambdas/domain/complaints/steps.ts';
import type { Deployment } from './deployment.ts';
import type { Item } from './item-size.ts';
import { itemsOf } from './table-items.ts';
import { tableKind } from './tables.ts';

/** Calls of all complaints of a deployment, by the complaint's id. */
export async function callsOfComplaints({ clients, model }: Deployment): Promise<ReadonlyMap<string, string>> {
  const calls = new Map<string, string>();
  for (const table of model.tables.filter((one) => tableKind(one) === 'complaints'))
    for await (const { step } of itemsOf(clients.dynamo, table.name)) {
      if (step?.S === undefined) continue;
      const made = JSON.parse(step.S) as Step;
      if (made.kind === 'opened') calls.set(made.origin.complaint_id, made.origin.call_id);
    }
  return calls;
}

/**
 * Ids of the complaints that an item of their table is of: of a step or a clock its one, of a thread, which has the
 * complaints of a client about an issue, all that are in it (`<called at> <id>`).
 */
export function complaintsOf({ pk, members }: Item): readonly string[] {
  if (members?.SS !== undefined) return members.SS.map((member) => member.slice(member.indexOf(' ') + 1));
  return pk?.S === undefined ? [] : [pk.S];
}
