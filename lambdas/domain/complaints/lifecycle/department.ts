import type { Complaint } from '../complaint.ts';
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

/**
 * The group that owns a complaint of this department: those whom missed deadlines are for, where one has escalated it
 * already. The group still tells so when a person has set the priority since.
 */
export function owningGroup(complaint: Complaint, department: string, policy: ComplaintPolicy): string {
  const before = knownDepartment(complaint.department, policy);
  const isWithLeads = complaint.group === before.escalation_group && complaint.group !== before.group;
  const isEscalated = complaint.priority_by === 'escalation' || isWithLeads;
  const { group, escalation_group } = knownDepartment(department, policy);
  return isEscalated ? escalation_group : group;
}
