import { UNNAMED_ISSUE } from '../types.ts';
import type { IssueFigure } from './types.ts';

/** Issues that a summary names. */
export const TOP_ISSUES = 3;

/** The most frequent issues that have a name; a lot that has none tells nobody what to do. */
export function topIssues(issues: readonly IssueFigure[]): readonly IssueFigure[] {
  return issues.filter(({ issue }) => issue !== UNNAMED_ISSUE).slice(0, TOP_ISSUES);
}

/** Those that examples are shown of: what has no name only where nothing has one. */
export function exampleIssues(issues: readonly IssueFigure[]): readonly IssueFigure[] {
  const named = topIssues(issues);
  return named.length > 0 ? named : issues.slice(0, 1);
}
