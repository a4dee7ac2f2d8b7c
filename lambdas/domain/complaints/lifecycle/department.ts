import { type ComplaintPolicy, type DepartmentPolicy, FALLBACK_DEPARTMENT } from '../policy.ts';

export interface KnownDepartment extends DepartmentPolicy {
  readonly department: string;
}

/** Own keys alone: a department is a name that somebody wrote, such as `constructor`. */
export function isDepartment(name: string, policy: ComplaintPolicy): boolean {
  return Object.hasOwn(policy.departments, name);
}

/** The department and its groups; FALLBACK_DEPARTMENT where the policy does not know it, or not any more. */
export function knownDepartment(name: string, policy: ComplaintPolicy): KnownDepartment {
  const department = isDepartment(name, policy) ? name : FALLBACK_DEPARTMENT;
  const groups = policy.departments[department] ?? { group: department, escalation_group: department };
  return { department, group: groups.group, escalation_group: groups.escalation_group };
}
