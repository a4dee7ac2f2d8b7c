import type { CallRecord } from '../calls/record.ts';
import { usdOf } from '../cost/money.ts';
import type { CallDocument, IndexedMoment } from './document.ts';
import { identifiersIn } from './identifiers.ts';

/** Characters of a call that are searched; a call of ten hours is about as long. What is beyond is in the record only. */
const MAX_TEXT = 500_000;
/** Line breaks, and the private-use characters that mark highlights. */
const NOT_WITHIN_A_LINE = /[\n\r\u2028\u2029\ue000\ue001]+/g;
const MARKS = /[\ue000\ue001]/g;

type Indexable = Omit<CallRecord, 'source' | 'redactions' | 'schema_version' | 'settled' | 'unsettled' | 'triaged_at'>;

/** Parts of a dollar that a cost is rounded to: what is finer is an error of floating point. */
const COST_PRECISION = 1e12;

/** The document of a call; its moments come with their vectors, which cost `embeddingUsd` so far. */
export function documentOf(call: Indexable, moments: readonly IndexedMoment[], embeddingUsd: number): CallDocument {
  const { metadata, triage, turns } = call;
  const lines = linesOf(turns);
  const text = lines.join('\n');
  const { client_segment, channel } = metadata;
  return {
    call_id: call.call_id,
    revision: call.revision,
    edition: call.edition,
    client_id: call.client_id,
    ...(client_segment !== undefined && { client_segment }),
    product: metadata.product,
    region: metadata.region,
    agent_id: metadata.agent_id,
    ...(channel !== undefined && { channel }),
    language: triage.language,
    timestamp: call.timestamp,
    duration_seconds: call.duration_seconds,
    intent: triage.intent,
    sentiment: triage.sentiment,
    sentiment_score: triage.sentiment_score,
    importance: triage.importance,
    importance_score: triage.importance_score,
    lane: triage.lane,
    issues: triage.issues,
    mentioned_products: [...new Set(turns.flatMap((turn) => turn.products))],
    flags: triage.flags,
    ...enrichmentFields(call.enrichment),
    cost_usd: costOf(call.enrichment, embeddingUsd),
    text,
    turns: turns.slice(0, lines.length).map(({ turn, speaker }) => ({ turn, speaker })),
    identifiers: identifiersIn(text),
    moments: moments.map((moment) => ({ ...moment, text: moment.text.replace(MARKS, ' ') })),
  };
}

function enrichmentFields(enrichment: CallRecord['enrichment']) {
  if (enrichment === undefined) return { enriched: 'none', key_issues: [], tags: [] } as const;
  const { degraded, key_issues, tags, resolution, churn_risk, escalation_risk } = enrichment;
  return {
    enriched: degraded === undefined ? 'model' : 'extractive',
    key_issues: [...new Set(key_issues.map(({ key }) => key))],
    tags: [...new Set(tags)],
    resolution,
    churn_risk: churn_risk.level,
    escalation_risk: escalation_risk.level,
  } as const;
}

function costOf(enrichment: CallRecord['enrichment'], embeddingUsd: number): number {
  const total = embeddingUsd + usdOf(enrichment?.cost_nano_usd ?? 0);
  return Math.round(total * COST_PRECISION) / COST_PRECISION;
}

/** A line a turn, as many whole turns as fit. */
function linesOf(turns: CallRecord['turns']): readonly string[] {
  const lines: string[] = [];
  let length = 0;
  for (const { text } of turns) {
    length += text.length + 1;
    if (length > MAX_TEXT && lines.length > 0) break;
    lines.push(text.replace(NOT_WITHIN_A_LINE, ' ').slice(0, MAX_TEXT));
  }
  return lines;
}
