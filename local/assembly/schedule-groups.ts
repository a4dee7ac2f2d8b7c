import type { RoleStatements } from './functions.ts';
import type { ScheduleGroupModel, SchedulerRoleModel } from './model.ts';
import type { ResourceView, StackView } from './stack-view.ts';

/** Who takes the role of a schedule. */
const SERVICE = 'scheduler.amazonaws.com';

/** Groups for the schedules that functions make. */
export function scheduleGroups(stack: StackView): ScheduleGroupModel[] {
  return stack.all('AWS::Scheduler::ScheduleGroup').map((group) => {
    return { stack: group.stack, logicalId: group.logicalId, name: group.name, arn: group.arn() };
  });
}

/** Roles whose trust policy names EventBridge Scheduler. */
export function schedulerRoles(stack: StackView, statements: RoleStatements): SchedulerRoleModel[] {
  return stack
    .all('AWS::IAM::Role')
    .filter(trustsScheduler)
    .map((role) => ({
      stack: role.stack,
      logicalId: role.logicalId,
      name: role.name,
      arn: role.arn(),
      statements: statements.get(role.name) ?? [],
    }));
}

interface TrustStatement {
  readonly Effect: string;
  readonly Principal?: { readonly Service?: string | readonly string[] };
}

function trustsScheduler(role: ResourceView): boolean {
  // A role of something that does not run here may hold what cannot be resolved.
  if (!JSON.stringify(role.raw.Properties?.AssumeRolePolicyDocument ?? {}).includes(SERVICE)) return false;
  const policy = role.get('AssumeRolePolicyDocument') as { Statement: TrustStatement | readonly TrustStatement[] };
  return [policy.Statement]
    .flat()
    .some(({ Effect, Principal }) => Effect === 'Allow' && [Principal?.Service].flat().includes(SERVICE));
}
