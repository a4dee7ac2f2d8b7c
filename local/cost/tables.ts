import { COMPLAINTS_INDEX } from '#lambdas/names.ts';
import type { TableModel } from '../assembly/model.ts';

/** Tables whose units are lines of their own; what is neither of calls nor of complaints counts as the ledger. */
export type TableKind = 'calls' | 'complaints' | 'ledger';

/** Which one a table is, by what its template says: names of tables are made up when they are deployed. */
export function tableKind({ keys, indexes }: Pick<TableModel, 'keys' | 'indexes'>): TableKind {
  if (keys[0]?.AttributeName === 'call_id') return 'calls';
  return indexes.some(({ IndexName }) => IndexName === COMPLAINTS_INDEX.due) ? 'complaints' : 'ledger';
}
