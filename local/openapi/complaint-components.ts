import { AssignSchema, ChangeSchema, CommentSchema } from '#lambdas/domain/complaints/lifecycle/read-change.ts';
import { SummaryRequestSchema } from '#lambdas/domain/complaints/summary/read-request.ts';
import type { Component } from './components.ts';
import { ClockSchema, ComplaintSchema, VersionConflictSchema } from './schemas/complaint.ts';
import { FactsSchema } from './schemas/complaint-facts.ts';
import {
  AssignedSchema,
  ComplaintPageSchema,
  ComplaintStatsSchema,
  KpisSchema,
  ListedComplaintSchema,
  PercentilesSchema,
  SummarySchema,
} from './schemas/complaint-lists.ts';
import { actor, StepSchema, settings } from './schemas/complaint-steps.ts';

/** The schemas of complaints, by the names that the document refers to them by. */
export const COMPLAINT_COMPONENTS = {
  ComplaintChange: { schema: ChangeSchema, description: 'What is to change; what is left out stays.' },
  ComplaintComment: {
    schema: CommentSchema,
    description: 'What is said about a complaint, or was said to the client.',
  },
  ComplaintAssignment: { schema: AssignSchema, description: 'Who shall own which complaints.' },
  ComplaintSummaryRequest: { schema: SummaryRequestSchema, description: 'Which complaints a summary is about.' },
  ComplaintPage: { schema: ComplaintPageSchema, description: 'A page of complaints.' },
  ListedComplaint: {
    schema: ListedComplaintSchema,
    description: 'A complaint as lists show it, seconds behind at most. Minutes are those of working time.',
  },
  Complaint: {
    schema: ComplaintSchema,
    description: 'A complaint: how it stands, its clocks at this moment, what may be done next and all that happened.',
  },
  ComplaintFacts: { schema: FactsSchema, description: 'What the newest version of the call says of it.' },
  ComplaintClock: { schema: ClockSchema, description: 'A promise of one cycle. Minutes are those of working time.' },
  ComplaintSettings: { schema: settings, description: 'What a step changes.' },
  Actor: { schema: actor, description: 'Who did something.' },
  ComplaintStep: { schema: StepSchema, description: 'One thing that happened to a complaint.' },
  Assigned: { schema: AssignedSchema, description: 'What became of each complaint.' },
  ComplaintStats: {
    schema: ComplaintStatsSchema,
    description: 'Figures of the complaints that were opened in a period.',
  },
  ComplaintKpis: { schema: KpisSchema, description: 'Figures of complaints.' },
  Percentiles: {
    schema: PercentilesSchema,
    description: 'Half and nine tenths took no longer, in minutes of working time; null where nothing was measured.',
  },
  ComplaintSummary: {
    schema: SummarySchema,
    description: 'What customers complain of and what to do about it. All figures are counted.',
  },
  VersionConflict: {
    schema: VersionConflictSchema,
    description: 'A problem with the complaint as it is now, to send the change again.',
  },
} as const satisfies Readonly<Record<string, Component>>;
