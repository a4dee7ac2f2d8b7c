import type { Status } from '../types.ts';

/** Who may take a step: a person, or Callsift by itself. */
export type Mover = 'person' | 'system';

export interface Transition {
  readonly to: Status;
  readonly by: readonly Mover[];
  /** A reason has to be given. */
  readonly needs_reason: boolean;
}

const byPerson = (to: Status): Transition => ({ to, by: ['person'], needs_reason: false });
const withReason = (to: Status): Transition => ({ to, by: ['person'], needs_reason: true });

/** What may follow a status; what is not here is forbidden. */
export const TRANSITIONS: Readonly<Record<Status, readonly Transition[]>> = {
  open: [byPerson('in_progress'), withReason('waiting'), withReason('resolved')],
  in_progress: [withReason('waiting'), withReason('resolved')],
  waiting: [byPerson('in_progress'), withReason('resolved')],
  resolved: [{ to: 'closed', by: ['person', 'system'], needs_reason: false }, withReason('reopened')],
  closed: [withReason('reopened')],
  reopened: [byPerson('in_progress'), withReason('waiting'), withReason('resolved')],
};

export function transitionOf(from: Status, to: Status, by: Mover): Transition | undefined {
  return TRANSITIONS[from].find((transition) => transition.to === to && transition.by.includes(by));
}

/** What people may set after this status. */
export function allowedAfter(status: Status): readonly Status[] {
  return TRANSITIONS[status].filter(({ by }) => by.includes('person')).map(({ to }) => to);
}

/** Nothing is left to be done about it, unless it is reopened. */
export function isOver(status: Status): boolean {
  return status === 'resolved' || status === 'closed';
}
