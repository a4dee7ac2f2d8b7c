import type * as z from 'zod/mini';
import { QuerySchema } from '#lambdas/domain/query/query-request.ts';
import { FiltersSchema } from '#lambdas/domain/search/filters.ts';
import { SearchSchema } from '#lambdas/domain/search/search-request.ts';
import { FeedbackSchema } from '#lambdas/query/give-feedback.ts';
import { COMPLAINT_COMPONENTS } from './complaint-components.ts';
import { PreviousTimeSchema, SummarySchema, TrendSchema } from './schemas/analytics.ts';
import { CallPageSchema, CallSchema, CallSummarySchema, TriageSchema, TurnSchema } from './schemas/calls.ts';
import { BudgetSchema, CostFiguresSchema, CostsSchema } from './schemas/costs.ts';
import { EnrichmentSchema, QuoteSchema } from './schemas/enrichment.ts';
import { HealthSchema, ReadySchema } from './schemas/health.ts';
import { ProblemSchema } from './schemas/problem.ts';
import {
  AnswerSchema,
  CitationSchema,
  ClaimSchema,
  FeedbackGivenSchema,
  FiguresSchema,
  InterpretationSchema,
  MetricValuesSchema,
  PlanSchema,
  SourceSchema,
  STREAM_EVENTS,
  ValueShareSchema,
} from './schemas/questions.ts';
import { FoundCallSchema, FoundPassageSchema, SearchAnswerSchema } from './schemas/search.ts';

/** A schema that has a name in the document. */
export interface Component {
  readonly schema: z.ZodMiniType;
  /** For a person. */
  readonly description: string;
}

/** Schemas by the names that the document refers to them by; those of requests are the ones that validate. */
export const COMPONENTS = {
  Query: { schema: QuerySchema, description: 'A question about the calls.' },
  Feedback: { schema: FeedbackSchema, description: 'What somebody says of an answer.' },
  Search: { schema: SearchSchema, description: 'What to look for, among which calls, and how.' },
  Filters: {
    schema: FiltersSchema,
    description: 'Which calls are meant: fields are combined by AND, the values of one field by OR.',
  },
  ExcludedValues: {
    schema: FiltersSchema.shape.not.def.innerType,
    description: 'Calls that have none of these values; a call without the field has none.',
  },
  Answer: { schema: AnswerSchema, description: 'An answer with its proof.' },
  Interpretation: {
    schema: InterpretationSchema,
    description: 'What a question was taken for; ask again with filters of your own to correct it.',
  },
  AggregationPlan: { schema: PlanSchema, description: 'What is counted.' },
  Source: { schema: SourceSchema, description: 'A turn that an answer rests on.' },
  Citation: { schema: CitationSchema, description: 'Proof of a claim: words of a source, letter by letter.' },
  Claim: { schema: ClaimSchema, description: 'A claim that holds: all of its evidence stands in the sources.' },
  Figures: { schema: FiguresSchema, description: 'Figures of a count.' },
  MetricValues: {
    schema: MetricValuesSchema,
    description: 'Values of the metrics that were asked for; null where there is no call to take an average of.',
  },
  ValueShare: { schema: ValueShareSchema, description: 'One value of a field and how many calls have it.' },
  FeedbackGiven: { schema: FeedbackGivenSchema, description: 'What was noted.' },
  InterpretationEvent: { schema: STREAM_EVENTS.interpretation, description: 'Comes first.' },
  SourcesEvent: { schema: STREAM_EVENTS.sources, description: 'What the answer will rest on.' },
  ClaimEvent: { schema: STREAM_EVENTS.claim, description: 'One for each claim, as soon as it is verified.' },
  FinalEvent: { schema: STREAM_EVENTS.final, description: 'The whole answer; nothing follows.' },
  ErrorEvent: {
    schema: STREAM_EVENTS.error,
    description: 'The stream ends without an answer: answer-incomplete or search-unavailable.',
  },
  SearchAnswer: { schema: SearchAnswerSchema, description: 'What was found.' },
  FoundCall: { schema: FoundCallSchema, description: 'A call that was found.' },
  FoundPassage: { schema: FoundPassageSchema, description: 'Turns that show why a call was found.' },
  Summary: {
    schema: SummarySchema,
    description: 'Figures over calls. Durations in seconds, costs in US dollars.',
  },
  PreviousTime: { schema: PreviousTimeSchema, description: 'Figures of the time before, to compare.' },
  Trend: { schema: TrendSchema, description: 'A metric over time.' },
  Call: { schema: CallSchema, description: 'A call with its redacted turns and all that was found in it.' },
  CallSummary: { schema: CallSummarySchema, description: 'A call without its turns.' },
  CallPage: { schema: CallPageSchema, description: 'A page of the calls of a client.' },
  Turn: { schema: TurnSchema, description: 'A redacted turn with what triage found in it.' },
  Triage: { schema: TriageSchema, description: 'What rules and a small classifier say of a call.' },
  Enrichment: {
    schema: EnrichmentSchema,
    description: 'What a model read in a call, verified against the transcript.',
  },
  Quote: { schema: QuoteSchema, description: 'Where a finding stands in the transcript.' },
  ...COMPLAINT_COMPONENTS,
  Costs: { schema: CostsSchema, description: 'What models cost, and how much of the budget is left.' },
  CostFigures: { schema: CostFiguresSchema, description: 'What model calls cost.' },
  Budget: { schema: BudgetSchema, description: 'A budget for models and what is left of it.' },
  Health: { schema: HealthSchema, description: 'The service runs.' },
  Ready: { schema: ReadySchema, description: 'The service runs and reaches its table.' },
  Problem: { schema: ProblemSchema, description: 'Why a request was not answered (RFC 9457).' },
} as const satisfies Readonly<Record<string, Component>>;

export type ComponentName = keyof typeof COMPONENTS;

export const refTo = (name: ComponentName) => ({ $ref: `#/components/schemas/${name}` });
