import type { IMetric, IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { DEGRADED_REASONS } from '#lambdas/domain/query/answer.ts';
import { IMPORTANCES, INTENTS, LANES } from '#lambdas/domain/triage/types.ts';
import { METRICS, type MetricKey } from '#lambdas/metrics.ts';
import { CACHE_HIT_RATE } from '../api-alarms.ts';
import { ENRICHMENT_RATE } from '../enrichment-alarms.ts';
import { averaged, measured, PERIOD, ratio, type Split, summed, total } from '../metrics.ts';
import { COLUMNS, figures, graph, heading, shares } from './widgets.ts';

const HALF = COLUMNS / 2;
const QUARTER = COLUMNS / 4;

/** Reasons for which a call gets an extractive result (domain/enrichment/types.ts). */
const ENRICHMENT_REASONS = ['budget', 'model-unavailable', 'model-refused', 'invalid-answer'] as const;

/** Whether triage, models and answers are as good as they should be. */
export function qualityDashboard(): IWidget[][] {
  return [
    [heading('Quality', 'Rates over everything that was looked at in five minutes; no value where nothing was.')],
    [
      figures('Triage', [enrichmentRate(), missed()], { width: QUARTER }),
      figures('Answers', [...answered(), abstained()], { width: HALF }),
      figures('People say', [useful()], { width: QUARTER }),
    ],
    [heading('Triage', 'Which calls are read by a model, and which of the others should have been.')],
    [
      shares('Calls that a model is to read', [enrichmentRate()], {
        marks: [{ value: ENRICHMENT_RATE, label: 'alarm' }],
      }),
      shares('Sampled calls that triage skipped though they mattered', [missed()]),
      graph('Calls by lane', mix('lane', LANES), { unit: 'calls', stacked: true }),
    ],
    [
      graph('Calls by importance', mix('importance', IMPORTANCES), { unit: 'calls', stacked: true, width: HALF }),
      graph('Calls by intent', mix('intent', INTENTS), { unit: 'calls', stacked: true, width: HALF }),
    ],
    [heading('What models find', 'Results without a model are extractive: they select, and never invent.')],
    [
      shares('Enriched without a model', [enrichedWithout()]),
      graph('Why without a model', reasons('enrichmentDegraded', ENRICHMENT_REASONS), { unit: 'calls', stacked: true }),
      graph('What did not fit', counts(['enrichmentRepaired', 'findingsDropped', 'callsEnriched']), { unit: 'count' }),
    ],
    [heading('Answers', 'An answer is as good as the calls that prove it.')],
    answers(),
    [
      graph('Claims', counts(['claimsKept', 'claimsDropped']), { unit: 'claims', stacked: true }),
      graph('Answered again, or with the help of a model', counts(['answersRepaired', 'queriesUnderstoodByModel']), {
        unit: 'questions',
      }),
      shares('Answered from the cache', cacheHits(), { marks: [{ value: CACHE_HIT_RATE, label: 'alarm' }] }),
    ],
    [heading('Less than it could be', 'Degraded answers say so; this is how often, and why.')],
    [
      shares('Share that is degraded', degraded()),
      graph('Why answers are', reasons('queriesDegraded', DEGRADED_REASONS), { unit: 'questions', stacked: true }),
      graph('Summaries of complaints without a model', counts(['complaintSummariesDegraded']), { unit: 'summaries' }),
    ],
  ];
}

function answers(): IWidget[] {
  const confidence = [averaged('answerConfidence', { label: 'confidence' })];
  const valid = [averaged('citationValidity', { label: 'claims whose citations hold' })];
  return [
    shares('Confidence', confidence, { width: QUARTER }),
    shares('Citations', valid, { width: QUARTER }),
    shares('Answers that say that it is not known', [abstained()], { width: QUARTER }),
    shares('Found useful', [useful()], { width: QUARTER }),
  ];
}

function answered(): IMetric[] {
  return [
    averaged('answerConfidence', { label: '% confidence' }),
    averaged('citationValidity', { label: '% of the claims proved' }),
  ];
}

function enrichmentRate(): IMetric {
  return averaged('enrichmentRate', { label: '% to be read' });
}

function missed(): IMetric {
  return averaged('shadowSampleMissed', { label: '% missed' });
}

function useful(): IMetric {
  return averaged('feedbackUseful', { label: '% useful' });
}

function abstained(): IMetric {
  return ratio([summed('queriesAbstained'), summed('queries')], { label: '% not known', times: 100 });
}

function enrichedWithout(): IMetric {
  const without = summed('enrichmentDegraded');
  const all = total([without, summed('callsEnriched')], 'all');
  return ratio([without, all], { label: '% of the calls', times: 100 });
}

function degraded(): IMetric[] {
  return [
    ratio([summed('queriesDegraded'), summed('queries')], { label: 'questions', times: 100 }),
    ratio([summed('searchesDegraded'), summed('searches')], { label: 'searches', times: 100 }),
    ratio([summed('complaintSummariesDegraded'), summed('complaintSummaries')], { label: 'summaries', times: 100 }),
  ];
}

/** A question whose very words are not there is compared with others by its meaning, where that is worth it. */
function cacheHits(): IMetric[] {
  return (['exact', 'semantic'] as const).map((kind) =>
    averaged('answerCacheHit', { by: ['kind', kind], label: kind === 'exact' ? 'the same words' : 'the same meaning' }),
  );
}

function counts(keys: readonly MetricKey[]): IMetric[] {
  return keys.map((key) => summed(key, { label: METRICS[key].name }));
}

function mix(by: Split<'callsTriaged'>[0], values: readonly string[]): IMetric[] {
  return values.map((value) =>
    measured('callsTriaged', 'triage', { statistic: 'Sum', by: [by, value], period: PERIOD, label: value }),
  );
}

function reasons(key: 'enrichmentDegraded' | 'queriesDegraded', values: readonly string[]): IMetric[] {
  return values.map((value) => summed(key, { by: ['reason', value], label: value }));
}
