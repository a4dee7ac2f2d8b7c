import * as z from 'zod/mini';
import type { AggregationPlan } from '#lambdas/domain/analytics/plan.ts';
import type { ValueShare } from '#lambdas/domain/analytics/read-summary.ts';
import type { MetricValues } from '#lambdas/domain/analytics/result.ts';
import type { Answer, AnswerEvent, Citation, Figures, Source, VerifiedClaim } from '#lambdas/domain/query/answer.ts';
import * as answers from '#lambdas/domain/query/answer-schema.ts';
import type { Interpretation } from '#lambdas/domain/query/interpretation.ts';
import * as interpretations from '#lambdas/domain/query/interpretation-schema.ts';
import type { FeedbackGiven } from '#lambdas/query/give-feedback.ts';
import { exactly } from './exactly.ts';
import { ProblemSchema } from './problem.ts';

export const AnswerSchema = exactly<Answer>()(answers.AnswerSchema);
export const SourceSchema = exactly<Source>()(answers.SourceSchema);
export const CitationSchema = exactly<Citation>()(answers.CitationSchema);
export const ClaimSchema = exactly<VerifiedClaim>()(answers.ClaimSchema);
export const FiguresSchema = exactly<Figures>()(answers.FiguresSchema);
export const ValueShareSchema = exactly<ValueShare>()(answers.ValueShareSchema);
export const MetricValuesSchema = exactly<MetricValues>()(answers.MetricValuesSchema);
export const InterpretationSchema = exactly<Interpretation>()(interpretations.InterpretationSchema);
export const PlanSchema = exactly<AggregationPlan>()(interpretations.PlanFieldsSchema);

export const FeedbackGivenSchema = exactly<FeedbackGiven>()(
  z.strictObject({ query_id: z.string(), useful: z.boolean() }),
);

/** What an event of a stream carries besides its type. */
type Data<T extends AnswerEvent['type']> = Omit<Extract<AnswerEvent, { type: T }>, 'type'>;

/** Data of the events of a stream, by the event's name, in the order in which they come. */
export const STREAM_EVENTS = {
  interpretation: exactly<Data<'interpretation'>>()(
    z.strictObject({ query_id: z.string(), interpretation: InterpretationSchema }),
  ),
  sources: exactly<Data<'sources'>>()(z.strictObject({ sources: z.array(SourceSchema) })),
  claim: exactly<Data<'claim'>>()(z.strictObject({ claim: ClaimSchema })),
  final: exactly<Data<'final'>>()(z.strictObject({ answer: AnswerSchema })),
  error: z.strictObject({ problem: ProblemSchema }),
} as const satisfies Record<AnswerEvent['type'] | 'error', z.ZodMiniType>;
