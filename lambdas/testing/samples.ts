import type { TriagedCall } from '../domain/calls/record.ts';
import type { Enrichment } from '../domain/enrichment/types.ts';
import type { ObjectRef } from '../domain/source/s3-event.ts';
import { sourceOrder } from '../domain/source/version-order.ts';

/** A transcript as a customer uploads it. */
export function transcript(callId: string, text = 'My internet is not working.', more: object = {}) {
  return {
    call_id: callId,
    timestamp: '2026-11-02T09:00:00Z',
    duration_seconds: 12,
    transcript: [
      { speaker: 'agent', text: 'How can I help?', start_time: 0, end_time: 4 },
      { speaker: 'customer', text, start_time: 5, end_time: 11 },
    ],
    metadata: { client_id: 'client-1', product: 'Fibre', region: 'north', agent_id: 'agent-1' },
    ...more,
  };
}

/** One version of an uploaded object. */
export function objectRef(key: string, sequencer: string, more: Partial<ObjectRef> = {}): ObjectRef {
  return {
    bucket: 'calls',
    key: `transcripts/${key}`,
    version_id: `v-${sequencer}`,
    sequencer,
    event_time: '2026-11-02T10:00:00.000Z',
    size: 1,
    ...more,
  };
}

/** A triaged call as the store takes it. */
export function triagedCall(callId: string, sequencer = '01', more: Partial<TriagedCall> = {}): TriagedCall {
  return {
    call_id: callId,
    client_id: 'client-1',
    timestamp: '2026-11-02T09:00:00.000Z',
    duration_seconds: 12,
    metadata: { client_id: 'client-1', product: 'Fibre', region: 'north', agent_id: 'agent-1' },
    source: {
      id: 'object-1',
      order: sourceOrder(sequencer, 0),
      event_time: '2026-11-02T10:00:00.000Z',
      key: 'transcripts/a.json',
      position: 0,
    },
    triage: {
      intent: 'general',
      confidence: 0.9,
      sentiment: 'neutral',
      sentiment_score: 0,
      importance: 'low',
      importance_score: 0.1,
      language: 'en',
      requires_enrichment: false,
      lane: 'none',
      issues: [],
      reasons: [],
      flags: [],
      rules_version: 'rules-test',
      model_version: 'model-test',
      thresholds_version: 'thresholds-test',
    },
    turns: [],
    redactions: {},
    triaged_at: '2026-11-02T10:00:01.000Z',
    ...more,
  };
}

/** An S3 notification for uploaded objects, in S3's own shape. */
export function s3Notification(...objects: ObjectRef[]): string {
  const Records = objects.map((object) => ({
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    eventTime: object.event_time,
    eventName: 'ObjectCreated:Put',
    s3: {
      s3SchemaVersion: '1.0',
      bucket: { name: object.bucket, arn: `arn:aws:s3:::${object.bucket}` },
      object: {
        key: encodeURIComponent(object.key).replaceAll('%2F', '/').replaceAll('%20', '+'),
        size: object.size,
        eTag: object.etag,
        versionId: object.version_id,
        sequencer: object.sequencer,
      },
    },
  }));
  return JSON.stringify({ Records });
}

/** An enrichment by a model, of a call with one turn. */
export function enrichmentOf(more: Partial<Enrichment> = {}): Enrichment {
  const evidence = [{ turn: 0, quote: 'not working' }];
  return {
    summary: 'The line does not work.',
    key_issues: [{ key: 'outage', description: 'The line is dead.', evidence }],
    action_items: [{ text: 'Send a technician.', owner: 'agent', evidence }],
    tags: ['line'],
    resolution: 'unresolved',
    customer_effort: 'high',
    churn_risk: { level: 'medium', evidence },
    escalation_risk: { level: 'low', evidence: [] },
    confidence: 0.8,
    dropped_findings: 0,
    prompt_version: 1,
    schema_version: 1,
    enriched_at: '2026-11-02T10:00:30.000Z',
    model_used: 'model-test',
    tokens: { input: 900, output: 200, cache_read: 0, cache_write: 0 },
    model_calls: 1,
    cost_nano_usd: 180_000,
    ...more,
  };
}
