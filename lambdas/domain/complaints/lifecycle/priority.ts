import { PRIORITIES, type Priority } from '../types.ts';

/** Complaints about the same before this one, from which on it is as urgent as can be. */
const MANY_EARLIER = 3;

/** 0 for the most pressing. */
export function priorityRank(priority: Priority): number {
  return PRIORITIES.indexOf(priority);
}

/** One level more pressing; the most pressing stays. */
export function raised(priority: Priority): Priority {
  return PRIORITIES[priorityRank(priority) - 1] ?? priority;
}

/**
 * What rules make of the priority that the call itself gives: one level more pressing for a repeated complaint, urgent
 * from the fourth on. Depends on the newest facts and the number alone, so it is the same whichever became known first.
 */
export function repeatedPriority(priority: Priority, earlier: number): Priority {
  if (earlier >= MANY_EARLIER) return 'urgent';
  return earlier === 0 ? priority : raised(priority);
}
