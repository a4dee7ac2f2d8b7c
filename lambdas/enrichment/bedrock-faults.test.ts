import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXTRACTIVE_MODEL } from '#local/bedrock/extractive/model.ts';
import type { Fault, SpoiledAnswer } from '#local/bedrock/faults.ts';
import { startTestBedrock, type TestBedrock } from '#local/bedrock/test-bedrock.ts';
import { BedrockChat } from '../adapters/bedrock-converse.ts';
import { readAnswer } from '../domain/enrichment/read-answer.ts';
import type { Enrichment } from '../domain/enrichment/types.ts';
import { METRIC } from '../metrics.ts';
import { ISSUE_KEYS } from '../testing/batch-world.ts';
import { callOf, EnrichmentRig, MODELS } from '../testing/enrichment-rig.ts';

const TEXT =
  'The parcel was broken and the delivery man never came back. I cancel the contract and talk to your manager.';
const CALL = callOf('economy', 'call-1', TEXT);
const { economy, fallback } = MODELS;
const ENRICHED = { kind: 'enriched', asked: true, answered: true };
const DEGRADED = { kind: 'enriched', asked: true, answered: false };

let service: TestBedrock;
let rig: EnrichmentRig;

beforeEach(async () => {
  service = await startTestBedrock();
  const chat = new BedrockChat(service.client);
  rig = new EnrichmentRig();
  rig.settings = { ...rig.settings, model_timeout_ms: 700 };
  rig.answer = (request, _n, withinMs) => chat.ask(request, withinMs);
});
afterEach(async () => {
  await service.stop();
});

/** Reads the call while so many requests go wrong in this way. */
async function enrich(fault: Fault, times: number) {
  service.faults.push(...Array.from({ length: times }, () => fault));
  return await rig.enrich(CALL);
}

const outcomes = () => rig.ledger.rows().map(({ outcome }) => outcome);
const models = () => service.asked.map(({ modelId }) => modelId);

/** Every model call has its row, and the sums are those of the service. */
function checkLedger(): void {
  const { requests, cost, unconfirmed } = service.bedrock.usage().chat.total;
  const rows = rig.ledger.rows();
  expect(rows).toHaveLength(requests);
  expect(rows.map(({ outcome }) => outcome)).not.toContain('open');
  expect(rows.reduce((sum, row) => sum + row.cost, 0)).toBe(cost);
  expect(rows.reduce((sum, row) => sum + row.unconfirmed, 0)).toBeGreaterThanOrEqual(unconfirmed.cost);
}

/** Whole, of the call alone, and without a word of what went wrong. */
function checkStored(): Enrichment {
  const { enrichment } = rig.stored();
  if (enrichment === undefined) throw new Error('It is not enriched.');
  const { enriched_at, degraded, ...insights } = enrichment;
  expect(readAnswer({ input: insights, text: '', stop_reason: 'tool_use' }, ISSUE_KEYS)).toMatchObject({ ok: true });
  expect(JSON.stringify(insights)).not.toMatch(/exception|error|asked for|cut off|must be|rather_much|cheese|100001/i);
  expect(rig.logged.join()).not.toMatch(/parcel|manager|contract/);
  return enrichment;
}

describe('a model on a good day', () => {
  it('reads a call with one request, and is accounted for', async () => {
    expect(await rig.enrich(CALL)).toEqual(ENRICHED);
    expect(models()).toEqual([economy]);
    const { summary, model_calls, cost_nano_usd } = checkStored();
    expect(TEXT).toContain(summary.slice(0, 20));
    expect(model_calls).toBe(1);
    expect(cost_nano_usd).toBe(service.bedrock.usage().chat.total.cost);
    checkLedger();
  });
});

describe('row 12: a service that is busy or broken', () => {
  const CODES = [
    ['ThrottlingException', 'throttled'],
    ['ModelNotReadyException', 'throttled'],
    ['ServiceUnavailableException', 'unavailable'],
    ['InternalServerException', 'unavailable'],
    ['ModelTimeoutException', 'unavailable'],
    ['ModelErrorException', 'unavailable'],
  ] as const;

  it.each(CODES)('with %s twice is asked again, and the call is enriched', async (code, outcome) => {
    expect(await enrich({ code }, 2)).toEqual(ENRICHED);
    expect(outcomes()).toEqual([outcome, outcome, 'answered']);
    expect(checkStored()).toMatchObject({ model_used: EXTRACTIVE_MODEL, model_calls: 3 });
    checkLedger();
  });

  it.each(CODES)('with %s for longer has the call wait in its queue, with what triage found', async (code, outcome) => {
    expect(await enrich({ code }, 99)).toEqual({ kind: 'requeued', asked: true, answered: false });
    expect(outcomes()).toEqual(Array.from({ length: 6 }, () => outcome));
    expect(models()).toEqual([economy, economy, economy, fallback, fallback, fallback]);
    expect(rig.sent).toEqual([{ lane: 'normal', message: { call_id: 'call-1', revision: 1, attempt: 1 }, delay: 5 }]);
    expect(rig.stored().enrichment).toBeUndefined();
    expect(rig.stored().triage).toEqual(CALL.triage);
    expect(rig.counted(METRIC.modelRefused)).toBe(0);
    checkLedger();
  });
});

describe('row 13: a service that refuses', () => {
  it.each([
    'AccessDeniedException',
    'ValidationException',
    'ResourceNotFoundException',
    'ServiceQuotaExceededException',
  ] as const)(
    'with %s is not asked again by the same request; the alarm is raised and the next model reads the call',
    async (code) => {
      expect(await enrich({ code }, 1)).toEqual(ENRICHED);
      expect(models()).toEqual([economy, fallback]);
      expect(outcomes()).toEqual(['refused', 'answered']);
      expect(rig.counted(METRIC.modelRefused)).toBe(1);
      expect(rig.logged.join()).toContain(`"code":"${code}"`);
      expect(checkStored()).toMatchObject({ model_used: EXTRACTIVE_MODEL });
      checkLedger();
    },
  );

  it('by every model leaves the extractive result', async () => {
    expect(await enrich({ code: 'AccessDeniedException' }, 99)).toEqual(DEGRADED);
    expect(models()).toEqual([economy, fallback]);
    expect(checkStored()).toMatchObject({ degraded: 'model-refused', cost_nano_usd: 0, summary: TEXT });
    checkLedger();
  });
});

describe('row 14: an answer', () => {
  it.each(['fenced', 'prose'] as const)('that is %s is read as it is', async (answer) => {
    expect(await enrich({ answer }, 99)).toEqual(ENRICHED);
    expect(outcomes()).toEqual(['answered']);
    expect(checkStored()).toMatchObject({ model_used: EXTRACTIVE_MODEL });
    checkLedger();
  });

  const USELESS: readonly SpoiledAnswer[] = ['malformed-json', 'wrong-enum', 'missing-field', 'empty', 'truncated'];

  it.each(USELESS)('that is of no use (%s) is repaired once', async (answer) => {
    expect(await enrich({ answer }, 1)).toEqual(ENRICHED);
    expect(outcomes()).toEqual(['invalid', 'answered']);
    expect(rig.ledger.rows().map(({ purpose }) => purpose)).toEqual(['enrichment', 'repair']);
    expect(checkStored()).toMatchObject({ model_used: EXTRACTIVE_MODEL, model_calls: 2 });
    checkLedger();
  });

  it.each(USELESS)('that stays of no use (%s) is not stored, not even in part', async (answer) => {
    expect(await enrich({ answer }, 99)).toEqual(DEGRADED);
    expect(outcomes()).toEqual(['invalid', 'invalid']);
    const { cost } = service.bedrock.usage().chat.total;
    expect(checkStored()).toMatchObject({
      degraded: 'invalid-answer',
      summary: TEXT,
      cost_nano_usd: cost,
      model_calls: 2,
    });
    expect(cost).toBeGreaterThan(0);
    checkLedger();
  });
});

describe('row 15: a service that', () => {
  const BROKEN = [
    ['never answers', { hang: 'before' }, 'timeout'],
    ['stops in the middle of an answer', { hang: 'mid-body' }, 'timeout'],
    ['drops the connection', { cut: true }, 'lost'],
  ] as const satisfies readonly (readonly [string, Fault, string])[];

  it.each(BROKEN)('%s once is asked once more', async (_, fault, outcome) => {
    expect(await enrich(fault, 1)).toEqual(ENRICHED);
    const [first, second] = rig.ledger.rows();
    expect(first).toMatchObject({ outcome, cost: 0, unconfirmed: first?.reserved });
    expect(second).toMatchObject({ outcome: 'answered', unconfirmed: 0 });
    expect(checkStored()).toMatchObject({ model_used: EXTRACTIVE_MODEL, model_calls: 2, cost_nano_usd: second?.cost });
    checkLedger();
  });

  it.each(BROKEN)('%s twice is asked no third time, nor is another', async (_, fault, outcome) => {
    expect(await enrich(fault, 99)).toEqual(DEGRADED);
    expect(outcomes()).toEqual([outcome, outcome]);
    expect(rig.ledger.rows().every(({ unconfirmed, reserved }) => unconfirmed === reserved)).toBe(true);
    expect(checkStored()).toMatchObject({ degraded: 'model-unavailable', summary: TEXT });
    checkLedger();
  });

  it.each(['missing', 'wrong'] as const)(
    'tells its tokens %s has its answer used and its cost kept back',
    async (usage) => {
      expect(await enrich({ usage }, 1)).toEqual(ENRICHED);
      const [row] = rig.ledger.rows();
      expect(row).toMatchObject({ outcome: 'answered', cost: 0, unconfirmed: row?.reserved });
      expect(checkStored()).toMatchObject({ tokens: { input: 0, output: 0, cache_read: 0, cache_write: 0 } });
      checkLedger();
    },
  );
});

describe('row 16: evidence that stands nowhere in the call', () => {
  it('is dropped with its findings, what is left stands there', async () => {
    expect(await enrich({ answer: 'foreign-evidence' }, 99)).toEqual(ENRICHED);
    expect(outcomes()).toEqual(['answered']);
    const { key_issues, action_items, churn_risk, escalation_risk, dropped_findings } = checkStored();
    expect(dropped_findings).toBeGreaterThan(0);
    expect(rig.counted(METRIC.findingsDropped)).toBe(dropped_findings);
    const evidence = [...key_issues, ...action_items, churn_risk, escalation_risk].flatMap(
      (finding) => finding.evidence,
    );
    for (const { turn, quote } of evidence) expect([turn, TEXT.includes(quote)]).toEqual([1, true]);
    checkLedger();
  });
});
