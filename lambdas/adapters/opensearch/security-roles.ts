import type { SearchRole } from '../../domain/search/rebuild.ts';
import { COMPLAINT_INDEX, SEARCH_INDEX } from '../../names.ts';

const INDICES = [SEARCH_INDEX, COMPLAINT_INDEX].flatMap(({ alias, writeAlias, prefix }) => [
  alias,
  writeAlias,
  `${prefix}*`,
]);

/**
 * Roles of OpenSearch's own (fine-grained access control; OpenSearch documentation, "Default action groups"): who
 * searches may read calls and complaints, who indexes may write them and see the aliases, and neither may change an index.
 */
export const ROLES: Readonly<Record<SearchRole['role'], object>> = {
  reader: {
    cluster_permissions: ['cluster_composite_ops_ro'],
    index_permissions: [{ index_patterns: INDICES, allowed_actions: ['read'] }],
  },
  writer: {
    cluster_permissions: ['cluster_composite_ops'],
    index_permissions: [{ index_patterns: INDICES, allowed_actions: ['write', 'indices:admin/aliases/get'] }],
  },
};

/** Name of the role there. */
export const securityRole = (role: SearchRole['role']): string => `callsift_${role}`;
