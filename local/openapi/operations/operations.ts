import type { Operation } from '../operation.ts';
import { CALLS } from './calls.ts';
import { COMPLAINT_CHANGES } from './complaint-changes.ts';
import { COMPLAINTS } from './complaints.ts';
import { FIGURES } from './figures.ts';
import { QUESTIONS } from './questions.ts';
import { SERVICE } from './service.ts';

/** Every route of the API. */
export const OPERATIONS: readonly Operation[] = [
  ...QUESTIONS,
  ...CALLS,
  ...COMPLAINTS,
  ...COMPLAINT_CHANGES,
  ...FIGURES,
  ...SERVICE,
];
