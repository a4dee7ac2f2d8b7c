import { QUERY_TYPES, type QueryType } from '#lambdas/domain/query/interpretation.ts';
import { shareOf } from '../../statistics.ts';
import { allRight, isForeign, type Judged } from './judge-answer.ts';
import { listOf, STYLES, type Style } from './questions.ts';

/** Shares are 0..1, of the questions that the figure is about; `n` of them. */
export interface Share {
  readonly n: number;
  readonly share: number;
}

export interface StyleFigures {
  readonly style: Style | 'all';
  readonly type: Share;
  readonly filters: Share;
  /** Of questions for figures; right only where also the type is. */
  readonly plan: Share;
  /** Type, filters and plan. */
  readonly all: Share;
}

export interface Bucket {
  readonly from: number;
  readonly to: number;
  readonly n: number;
  /** Mean confidence, and the shares of which the type and everything is right. */
  readonly confidence: number;
  readonly type_right: number;
  readonly all_right: number;
}

export interface RouterFigures {
  readonly styles: readonly StyleFigures[];
  /** Rows: what it is; columns: what it was taken for. Questions of one right type only. */
  readonly confusion: Readonly<Record<QueryType, Readonly<Record<QueryType, number>>>>;
  readonly calibration: readonly Bucket[];
  /** Of questions with an answer, and of those that belong to no type. */
  readonly unsure: { readonly below: number; readonly questions: Share; readonly foreign: Share };
  readonly latency_ms: { readonly p50: number; readonly p99: number; readonly max: number };
}

/** Confidence below which an interpretation is unsure. */
const UNSURE = 0.5;
const BOUNDS = [0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1] as const;

export function routerFigures(all: readonly Judged[]): RouterFigures {
  const judged = all.filter(({ question }) => !isForeign(question.expected));
  const foreign = all.filter(({ question }) => isForeign(question.expected));
  const ofStyle = (style: Style) => judged.filter(({ question }) => question.style === style);
  return {
    styles: [...STYLES.map((style) => styleFigures(style, ofStyle(style))), styleFigures('all', judged)],
    confusion: confusionOf(judged),
    calibration: calibrationOf(judged),
    unsure: { below: UNSURE, questions: unsureShare(judged), foreign: unsureShare(foreign) },
    latency_ms: latencyOf(all.map(({ ms }) => ms)),
  };
}

function styleFigures(style: StyleFigures['style'], judged: readonly Judged[]): StyleFigures {
  const withFilters = judged.filter(({ verdict }) => verdict.filters !== undefined);
  const withPlan = judged.filter(({ verdict }) => verdict.plan !== undefined);
  return {
    style,
    type: share(judged, ({ verdict }) => verdict.type),
    filters: share(withFilters, ({ verdict }) => verdict.filters === true),
    plan: share(withPlan, ({ verdict }) => verdict.type && verdict.plan === true),
    all: share(judged, ({ verdict }) => allRight(verdict)),
  };
}

function confusionOf(judged: readonly Judged[]): RouterFigures['confusion'] {
  const counts = (wanted: QueryType) => {
    const own = judged.filter(({ question }) => listOf(question.expected.query_type).join() === wanted);
    const taken = (type: QueryType) => own.filter(({ interpretation }) => interpretation.query_type === type).length;
    return { aggregation: taken('aggregation'), search: taken('search'), insight: taken('insight') };
  };
  const [aggregation, search, insight] = QUERY_TYPES.map(counts) as [
    ReturnType<typeof counts>,
    ReturnType<typeof counts>,
    ReturnType<typeof counts>,
  ];
  return { aggregation, search, insight };
}

function calibrationOf(judged: readonly Judged[]): readonly Bucket[] {
  return BOUNDS.slice(0, -1).flatMap((from, i) => {
    const to = BOUNDS[i + 1] ?? 1;
    const own = judged.filter(
      ({ interpretation: { confidence } }) => confidence >= from && (confidence < to || to === 1),
    );
    if (own.length === 0) return [];
    const confidence = own.reduce((sum, { interpretation }) => sum + interpretation.confidence, 0) / own.length;
    const type_right = shareOf(own, ({ verdict }) => verdict.type);
    return [
      { from, to, n: own.length, confidence, type_right, all_right: shareOf(own, ({ verdict }) => allRight(verdict)) },
    ];
  });
}

const unsureShare = (judged: readonly Judged[]) =>
  share(judged, ({ interpretation }) => interpretation.confidence < UNSURE);

const share = (judged: readonly Judged[], test: (one: Judged) => boolean): Share => ({
  n: judged.length,
  share: shareOf(judged, test),
});

function latencyOf(ms: readonly number[]): RouterFigures['latency_ms'] {
  const sorted = [...ms].sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}
