import { describe, expect, it } from 'vitest';
import type { ChatFault, ChatOutcome } from '../domain/enrichment/ports.ts';
import { answerOf } from '../domain/enrichment/schema.testing.ts';
import { METRIC } from '../metrics.ts';
import { answered } from '../testing/batch-world.ts';
import { callOf, EnrichmentRig, fault, MODELS } from '../testing/enrichment-rig.ts';

const { strong, economy, fallback } = MODELS;
const INVALID = answered({ summary: 'Only this.' });
const TIMES_3 = <T>(one: T) => [one, one, one];

/** A rig whose models answer with a fault each, or well. */
function rigWith(faults: Readonly<Record<string, ChatFault>>): EnrichmentRig {
  const rig = new EnrichmentRig();
  rig.answer = ({ model }) => {
    const kind = faults[model];
    return kind === undefined ? answered() : fault(kind);
  };
  return rig;
}

const LATE = '2026-11-02T22:00:00.000Z';

describe('the models that are asked about a call', () => {
  it.each([
    ['economy', economy, 'enrichment'],
    ['strong', strong, 'enrichment'],
    ['priority', strong, 'enrichment'],
    ['shadow', economy, 'shadow'],
  ] as const)('of the lane %s are %s, for the purpose of %s', async (lane, model, purpose) => {
    const rig = new EnrichmentRig();
    await rig.enrich(callOf(lane));
    expect(rig.ledger.rows()).toMatchObject([
      { model, purpose, subject: 'call-1', lane: lane === 'shadow' ? 'none' : lane, outcome: 'answered' },
    ]);
    expect(rig.stored().enrichment).toMatchObject({ model_used: model, model_calls: 1, summary: answerOf().summary });
    expect(rig.stored().enrichment).not.toHaveProperty('degraded');
  });

  it.each([
    ['strong', { [strong]: 'throttled' }, [...TIMES_3(strong), fallback]],
    [
      'strong',
      { [strong]: 'unavailable', [fallback]: 'unavailable' },
      [...TIMES_3(strong), ...TIMES_3(fallback), economy],
    ],
    ['economy', { [economy]: 'unavailable' }, [...TIMES_3(economy), fallback]],
  ] as const)(
    'row 12: are the next ones when that of the lane %s does not answer: %j',
    async (lane, faults, models) => {
      const rig = rigWith(faults);
      expect(await rig.enrich(callOf(lane))).toEqual({ kind: 'enriched', asked: true, answered: true });
      expect(rig.models()).toEqual(models);
      expect(rig.stored().enrichment).toMatchObject({ model_used: models.at(-1), model_calls: models.length });
      expect(rig.counted(METRIC.callsEnriched)).toBe(1);
    },
  );
});

describe('the model that answered', () => {
  it('is the one that the service names, also of a repair; it is booked under the id that was called', async () => {
    const rig = new EnrichmentRig();
    rig.answer = (_, n) => (n === 0 ? INVALID : ({ ...answered(), model: 'routed.model-v1' } as ChatOutcome));
    await rig.enrich();
    expect(rig.stored().enrichment).toMatchObject({ model_used: 'routed.model-v1' });
    expect(rig.ledger.rows().map(({ model }) => model)).toEqual([economy, economy]);
  });
});

describe('row 13: a model that refuses', () => {
  it('is asked once, counted and told of at once, and the next one is asked', async () => {
    const rig = rigWith({ [strong]: 'refused' });
    rig.answer = ({ model }) => (model === strong ? fault('refused', 'AccessDeniedException') : answered());
    await rig.enrich(callOf('strong'));
    expect(rig.models()).toEqual([strong, fallback]);
    expect(rig.counted(METRIC.modelRefused)).toBe(1);
    expect(rig.logged.join()).toContain(`"model":"${strong}","code":"AccessDeniedException"`);
    expect(rig.stored().enrichment).toMatchObject({ model_used: fallback, model_calls: 2 });
  });

  it('leaves the extractive result when all refuse, at once', async () => {
    const rig = rigWith({ [strong]: 'refused', [economy]: 'refused', [fallback]: 'refused' });
    expect(await rig.enrich(callOf('strong'))).toEqual({ kind: 'enriched', asked: true, answered: false });
    expect(rig.models()).toEqual([strong, fallback, economy]);
    expect(rig.counted(METRIC.modelRefused)).toBe(3);
    expect(rig.stored().enrichment).toMatchObject({
      model_used: 'extractive',
      degraded: 'model-refused',
      model_calls: 3,
    });
    expect(rig.counted(METRIC.enrichmentDegraded, 'model-refused')).toBe(1);
    expect(rig.counted(METRIC.callsEnriched)).toBe(0);
  });

  it.each([
    [{ [economy]: 'refused', [fallback]: 'throttled' }],
    [{ [economy]: 'throttled', [fallback]: 'refused' }],
  ] as const)('does not keep the call from waiting for one that is only busy: %j', async (faults) => {
    const rig = rigWith(faults);
    expect(await rig.enrich()).toMatchObject({ kind: 'requeued' });
    expect(rig.stored().enrichment).toBeUndefined();
  });
});

describe('row 12: a call that waits for models', () => {
  it('gets the extractive result when its patience is at an end', async () => {
    const rig = rigWith({ [economy]: 'throttled', [fallback]: 'unavailable' });
    rig.at = LATE;
    await rig.enrich(callOf('economy'), { attempt: 9 });
    expect(rig.models()).toHaveLength(6);
    const { enrichment } = rig.stored();
    expect(enrichment).toMatchObject({ model_used: 'extractive', degraded: 'model-unavailable', cost_nano_usd: 0 });
    expect(enrichment?.summary).toBe('The line is dead since Monday morning.');
    expect(JSON.stringify(enrichment)).not.toMatch(/exception|error|throttl|undefined/i);
  });
});

describe('row 14: an answer that does not fit', () => {
  it('is repaired once by the same model, told what was wrong', async () => {
    const rig = new EnrichmentRig();
    rig.answer = (_, n) => (n === 0 ? answered({ ...answerOf(), resolution: 'rather_much' }) : answered());
    await rig.enrich();
    expect(rig.models()).toEqual([economy, economy]);
    expect(rig.asked[1]?.user.startsWith(rig.asked[0]?.user ?? '?')).toBe(true);
    expect(rig.asked[1]?.user).toContain('resolution must be one of resolved');
    expect(rig.asked[1]?.user).not.toContain('rather_much');
    expect(rig.ledger.rows()).toMatchObject([
      { purpose: 'enrichment', outcome: 'invalid' },
      { purpose: 'repair', outcome: 'answered' },
    ]);
    const [first, second] = rig.ledger.rows();
    expect(rig.stored().enrichment).toMatchObject({
      model_used: economy,
      model_calls: 2,
      tokens: { input: 2000, output: 200, cache_read: 0, cache_write: 0 },
      cost_nano_usd: (first?.cost ?? 0) + (second?.cost ?? 0),
    });
    expect(rig.counted(METRIC.enrichmentRepaired)).toBe(1);
  });

  it('is not repaired twice, and no other model is paid for it', async () => {
    const rig = new EnrichmentRig();
    rig.answer = () => INVALID;
    expect(await rig.enrich(callOf('strong'))).toEqual({ kind: 'enriched', asked: true, answered: false });
    expect(rig.models()).toEqual([strong, strong]);
    expect(rig.ledger.rows().map(({ outcome, cost }) => [outcome, cost > 0])).toEqual([
      ['invalid', true],
      ['invalid', true],
    ]);
    const { enrichment } = rig.stored();
    expect(enrichment).toMatchObject({ model_used: 'extractive', degraded: 'invalid-answer', model_calls: 2 });
    expect(enrichment?.summary).not.toBe('Only this.');
    expect(enrichment?.cost_nano_usd).toBe(rig.ledger.rows().reduce((sum, { cost }) => sum + cost, 0));
  });

  it('is given up when its repair is refused', async () => {
    const rig = new EnrichmentRig();
    rig.answer = (_, n) => (n === 0 ? INVALID : fault('refused'));
    await rig.enrich();
    expect(rig.models()).toEqual([economy, economy]);
    expect(rig.stored().enrichment).toMatchObject({ degraded: 'invalid-answer', model_calls: 2 });
  });

  it('goes to the next model when its own is too busy to repair it, and waits when all are', async () => {
    const rig = new EnrichmentRig();
    rig.answer = ({ model }, n) => (n === 0 ? INVALID : model === economy ? fault('throttled') : answered());
    await rig.enrich();
    expect(rig.models()).toEqual([...TIMES_3(economy), economy, fallback]);
    expect(rig.ledger.rows().map(({ purpose }) => purpose)).toEqual(['enrichment', ...TIMES_3('repair'), 'enrichment']);
    expect(rig.stored().enrichment).toMatchObject({ model_used: fallback, model_calls: 5 });
    const busy = new EnrichmentRig();
    busy.answer = (_, n) => (n === 0 ? INVALID : fault('throttled'));
    expect(await busy.enrich()).toEqual({ kind: 'requeued', asked: true, answered: false });
    expect(busy.stored().enrichment).toBeUndefined();
  });

  it('whose repair hangs twice is not repaired a third time, and nobody else is asked', async () => {
    const rig = new EnrichmentRig();
    rig.answer = (_, n) => (n === 0 ? INVALID : fault('timeout'));
    await rig.enrich();
    expect(rig.models()).toEqual(TIMES_3(economy));
    expect(rig.stored().enrichment).toMatchObject({ degraded: 'model-unavailable' });
  });

  it('is not repaired without room in the budget', async () => {
    const rig = new EnrichmentRig();
    rig.answer = () => INVALID;
    await rig.enrich();
    const [first, second] = rig.ledger.rows();
    const poor = new EnrichmentRig();
    poor.answer = rig.answer;
    const room = (first?.cost ?? 0) + (second?.reserved ?? 0) - 1;
    poor.settings = { ...poor.settings, budget: { ...poor.settings.budget, day_usd: room / 1e9 } };
    await poor.enrich();
    expect(poor.models()).toHaveLength(1);
    expect(poor.stored().enrichment).toMatchObject({ degraded: 'invalid-answer' });
  });

  it('has a repair reserved for all that it is told, however many keys there are', async () => {
    const rig = new EnrichmentRig();
    const wrong = { key: 'none', description: 'x', evidence: [] };
    rig.answer = () => answered(answerOf({ key_issues: [wrong, wrong, wrong] }));
    await rig.enrich();
    const [first, second] = rig.ledger.rows();
    expect(second?.reserved).toBeGreaterThan(first?.reserved ?? 0);
  });
});

describe('row 15: a model that hangs or breaks off', () => {
  it.each(['timeout', 'lost'] as const)(
    'is paid for in vain at most twice, whatever else could be asked: %s',
    async (kind) => {
      const rig = rigWith({ [strong]: kind, [fallback]: kind, [economy]: kind });
      expect(await rig.enrich(callOf('strong'))).toEqual({ kind: 'enriched', asked: true, answered: false });
      expect(rig.models()).toEqual([strong, strong]);
      expect(
        rig.ledger.rows().map(({ outcome, cost, unconfirmed, reserved }) => [outcome, cost, unconfirmed === reserved]),
      ).toEqual([
        [kind, 0, true],
        [kind, 0, true],
      ]);
      expect(rig.stored().enrichment).toMatchObject({ degraded: 'model-unavailable', model_calls: 2 });
    },
  );

  it('is asked once more, and its second answer is used', async () => {
    const rig = new EnrichmentRig();
    rig.answer = (_, n) => (n === 0 ? fault('timeout') : answered());
    await rig.enrich();
    expect(rig.models()).toEqual([economy, economy]);
    expect(rig.stored().enrichment).toMatchObject({ model_used: economy, model_calls: 2 });
  });
});

describe('row 16: evidence that is not in the call', () => {
  it('takes its finding with it, lowers the confidence and is counted', async () => {
    const rig = new EnrichmentRig();
    const issue = (turn: number, quote: string) => ({
      key: 'outage',
      description: 'No line.',
      evidence: [{ turn, quote }],
    });
    const action = { text: 'Refund it.', owner: 'company', evidence: [{ turn: 1, quote: 'you will get a refund' }] };
    const good = issue(1, 'dead since Monday');
    rig.answer = () =>
      answered(answerOf({ key_issues: [good, issue(99, 'dead since Monday')], action_items: [action] }));
    await rig.enrich();
    const { enrichment } = rig.stored();
    expect(enrichment).toMatchObject({ key_issues: [good], action_items: [], dropped_findings: 2 });
    expect(enrichment?.confidence).toBeLessThan(0.8);
    expect(rig.counted(METRIC.findingsDropped)).toBe(2);
  });
});
