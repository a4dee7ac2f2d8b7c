import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { foldSteps } from '../lifecycle/fold.ts';
import { events, live, minute, openedSteps } from '../lifecycle/histories.testing.ts';
import { type Settings, type Step, SYSTEM } from '../steps.ts';
import { EVENT_TYPES } from './event.ts';
import { eventOf } from './event-of.ts';
import { ComplaintEventSchema } from './event-schema.ts';

const [opening] = openedSteps();

function told(step: Step) {
  return eventOf(step, foldSteps([...openedSteps(), step]));
}

function changed(sets: Settings): Step {
  return { kind: 'changed', version: 2, at: minute(5), by: { kind: 'person', subject: 'ana' }, why: 'Secret.', sets };
}

describe('eventOf', () => {
  it('tells the facts after the step, under an id of its own', () => {
    expect(told(changed({ status: 'in_progress', owner: 'ana' }))).toEqual({
      ...{ type: 'complaint.updated', schema_version: 1, event_id: 'cmp_m:2' },
      ...{ complaint_id: 'cmp_m', complaint_version: 2, at: minute(5), step: 'changed', by: 'person' },
      ...{ call_id: 'call-1', client_id: 'client-1', issue: 'double_charge', status: 'in_progress' },
      ...{ priority: 'standard', department: 'billing', group: 'billing-desk', owner: 'ana' },
      ...{ product: 'Fibre 500', region: 'north' },
    });
  });

  it.each<[string, Step]>([
    ['complaint.resolved', changed({ status: 'resolved' })],
    ['complaint.updated', changed({ status: 'closed' })],
    ['complaint.updated', { kind: 'linked', version: 2, at: minute(5), by: SYSTEM, sets: {}, earlier: ['cmp_a'] }],
    ['complaint.updated', { kind: 'refreshed', version: 2, at: minute(5), by: SYSTEM, sets: {}, call_revision: 2 }],
  ])('is called %s', (type, step) => {
    expect(told(step)).toMatchObject({ type, step: step.kind });
  });

  it('tells an opening, and of a breach which deadline it was', () => {
    if (opening === undefined) throw new Error('It was opened.');
    expect(eventOf(opening, foldSteps([opening]))).toMatchObject({ type: 'complaint.opened', event_id: 'cmp_m:1' });
    const breach = { clock: 'resolution', cycle: 1, due_at: minute(4) } as const;
    expect(told({ kind: 'breached', version: 2, at: minute(5), by: SYSTEM, sets: {}, ...breach })).toMatchObject({
      ...{ type: 'complaint.breached', by: 'system', breach },
    });
  });

  it('fits its documented schema whatever happens, and never says what was said', () => {
    const types = new Set<string>();
    fc.assert(
      fc.property(events, (list) => {
        const steps = live(list).at(-1)?.steps ?? openedSteps();
        for (const step of steps) {
          const event = eventOf(step, foldSteps(steps.slice(0, step.version)));
          types.add(event.type);
          const sent = JSON.parse(JSON.stringify(event));
          expect(z.parse(ComplaintEventSchema, sent)).toEqual(sent);
          expect(JSON.stringify(event)).not.toMatch(/bank|invoice|Said so|Money/);
        }
      }),
      { numRuns: 200 },
    );
    expect([...types].sort()).toEqual([...EVENT_TYPES].sort());
  });

  it('has a schema that can be written as JSON Schema, in which nothing else may stand', () => {
    const schema = z.toJSONSchema(ComplaintEventSchema, { target: 'draft-2020-12' });
    expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
    expect(schema.required).not.toContain('breach');
    expect(schema.required).toContain('owner');
  });
});
