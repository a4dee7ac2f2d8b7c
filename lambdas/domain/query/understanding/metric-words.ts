import type { Metric } from '../../analytics/metrics.ts';
import type { Phrased } from './phrase-finder.ts';

/** Words for what is worked out of the calls. */
export interface MetricWords extends Phrased {
  readonly metric: Metric;
  /** They rank groups, in this order; without a group they say nothing. */
  readonly ranks?: 'asc' | 'desc';
}

const PEOPLE =
  'customer|customers|client|clients|people|caller|callers|user|users|log|logon|logo|grahak|graahak|grahakon|subscribers|person|persons|लोग|लोगों|ग्राहक|ग्राहकों|कस्टमर';
const KINDS = 'different|unique|distinct|separate|individual|angry|unhappy|happy|of the|of our|alag|total';
const LENGTH =
  'length|lengths|duration|durations|time|handle time|handling time|talk time|call time|minutes|long|lambi|lamba|samay|avadhi|der|अवधि|समय|लंबी|लंबाई|देर';
const CALL = 'call|calls|conversation|complaint|handle|handling|talk|कॉल';
const MEAN = 'average|avg|mean|ausat|ausatan|औसत';
const SPENT = 'cost|costs|spend|spent|spending|expense|kharcha|kharch|खर्च|खर्चा';

/** Written by us; where two overlap the longer one counts. */
export const METRIC_WORDS: readonly MetricWords[] = [
  {
    metric: 'distinct_clients',
    phrases: [
      `how many (${KINDS}|) (${PEOPLE})`,
      `(number|no|count) of (${KINDS}|) (${PEOPLE})`,
      `(kitne|kitni|कितने) (${KINDS}|alag alag|) (${PEOPLE}|logon ne|लोगों ने)`,
      `(unique|distinct) (${PEOPLE})`,
    ],
  },
  {
    metric: 'avg_duration',
    phrases: [
      `(${MEAN}) * (${LENGTH})`,
      `how long (is|are|was|were|do|does|did) * (${CALL}|last|take)`,
      // A gap is four words at most; names of products may be longer.
      `how long (is|are|was|were) * * (${CALL})`,
      `(kitni|kitna|कितनी) (lambi|lamba|der|time|samay|long|लंबी|देर)`,
      `(${CALL}) (duration|durations|length|lengths|avadhi)`,
      '(aht|handle time|handling time)',
      'how (much|many) (time|minutes|talk time) * per (call|conversation)',
    ],
  },
  {
    metric: 'avg_duration',
    ranks: 'desc',
    phrases: ['(longest|lengthiest|slowest)', 'sabse (lambi|lambe|lamba)', 'सबसे लंबी'],
  },
  {
    metric: 'avg_duration',
    ranks: 'asc',
    phrases: ['(shortest|quickest|fastest)', 'sabse (choti|chhoti)', 'सबसे छोटी'],
  },
  {
    metric: 'p50_duration',
    phrases: [
      `(median|p50|50th percentile) (of|) (the|) (${CALL}|) (${LENGTH})`,
      `(median|p50|50th percentile) (of|) (the|) (${CALL})`,
    ],
  },
  { metric: 'p90_duration', phrases: [`(p90|90th percentile|90 percentile) (of|) (the|) (${CALL}|) (${LENGTH}|)`] },
  { metric: 'p95_duration', phrases: [`(p95|95th percentile|95 percentile) (of|) (the|) (${CALL}|) (${LENGTH}|)`] },
  { metric: 'p99_duration', phrases: [`(p99|99th percentile|99 percentile) (of|) (the|) (${CALL}|) (${LENGTH}|)`] },
  {
    metric: 'total_duration',
    phrases: [
      `(total|overall|combined|kul|कुल) (${CALL}|) (${LENGTH}|hours)`,
      `(how much|how many) (time|minutes|hours|talk time)`,
    ],
  },
  {
    metric: 'avg_importance',
    phrases: [
      `(${MEAN}) (${CALL}|) (importance|priority|severity|urgency) (score|level|)`,
      'importance score',
      'how (important|urgent|severe|serious|grave)',
    ],
  },
  { metric: 'p50_importance', phrases: ['(median|p50) importance (score|)'] },
  { metric: 'p90_importance', phrases: ['(p90|90th percentile) (of|) importance (score|)'] },
  { metric: 'p95_importance', phrases: ['(p95|95th percentile) (of|) importance (score|)'] },
  {
    metric: 'avg_sentiment',
    phrases: [
      `(${MEAN}) (${CALL}|customer|) (sentiment|mood|satisfaction|happiness) (score|)`,
      'sentiment (score|scores)',
      'how (happy|unhappy|satisfied|positive|negative|angry) (are|is|was|were)',
    ],
  },
  {
    metric: 'avg_sentiment',
    ranks: 'asc',
    phrases: [
      '(unhappiest|angriest)',
      '(most|more) (negative|angry|unhappy|upset)',
      '(worst|lowest|poorest|weakest) (customer|) (sentiment|mood)',
      'least happy',
      'sabse (naraz|gussa|dukhi|negative|kharab|bura|ganda) (sentiment|mood|)',
    ],
  },
  {
    metric: 'avg_sentiment',
    ranks: 'desc',
    phrases: [
      'happiest',
      '(most|more) (positive|happy|satisfied)',
      '(best|highest) (customer|) (sentiment|mood)',
      'least (angry|unhappy|negative)',
      'sabse (khush|acha|accha|achha|positive) (sentiment|mood|)',
    ],
  },
  { metric: 'p50_sentiment', phrases: ['(median|p50) sentiment (score|)'] },
  {
    metric: 'total_cost',
    phrases: [
      `(total|overall|kul|model|models|ai|llm) (model|ai|llm|) (${SPENT})`,
      `how much (do|did|does|have|has|was|is|) (we|it|us|model|models|) (model|models|) (${SPENT})`,
      `how much (do|did|does) * (${SPENT})`,
      `(kitna|कितना) (total|) (${SPENT})`,
    ],
  },
  {
    metric: 'total_cost',
    ranks: 'desc',
    phrases: ['(costliest|priciest)', 'most expensive', `(highest|most) (${SPENT})`],
  },
  {
    metric: 'avg_cost',
    phrases: [`(${MEAN}) (model|ai|call|) (${SPENT})`, '(cost|costs|kharcha|kharch|खर्च) per (call|conversation)'],
  },
];
