import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveClock } from '../clock/derive-clock.ts';
import { documentOf } from '../document-of.ts';
import { MAX_STEPS, type Step } from '../steps.ts';
import { PRIORITIES, STATUSES, type Status } from '../types.ts';
import { applyStep, type FoldedComplaint, foldSteps } from './fold.ts';
import { type Event, events, type Happened, live, minute, openedSteps, POLICY, stepOf } from './histories.testing.ts';
import { changedStep } from './person-steps.ts';
import { repeatedPriority } from './priority.ts';
import { nextSystemStep, priorityReasons } from './system-steps.ts';
import { allowedAfter, TRANSITIONS } from './transitions.ts';

const WHO = { at: minute(0), subject: 'ana' };

const THROUGH_ALL: Event[] = (['in_progress', 'waiting', 'resolved', 'reopened', 'resolved', 'closed'] as const).map(
  (status) => ({ kind: 'change', after: 1, change: { status, why: 'Said so.' } }),
);

/** Says something about every moment of random histories, the opening included. */
function always(say: (happened: Happened) => void): void {
  const opening: Event = { kind: 'comment', after: 0, comment: { comment_id: 'c0', text: 'Hello.', to_client: false } };
  fc.assert(
    fc.property(events, (list) => {
      for (const happened of live([opening, ...list])) say(happened);
    }),
    // Few random histories come to a status that takes three steps, so one that comes to all of them is among them.
    { numRuns: 300, examples: [[THROUGH_ALL]] },
  );
}

/** The step that the event made, if it made one. */
function madeBy({ before, steps }: Happened): Step | undefined {
  return steps[before.version];
}

describe('random histories', () => {
  it('never reach a status that is not declared, nor by a way that is not in the table', () => {
    const reached = new Set<Status>();
    always((happened) => {
      const { status } = foldSteps(happened.steps);
      const step = madeBy(happened);
      expect(STATUSES).toContain(status);
      reached.add(status);
      if (status === happened.before.status) return;
      const ways = TRANSITIONS[happened.before.status].filter(({ to }) => to === status);
      expect(ways).toHaveLength(1);
      expect(ways[0]?.by).toContain(step?.by.kind);
      if (ways[0]?.needs_reason) expect(step?.why).toBeTruthy();
    });
    expect([...reached].sort(), 'every status is reached').toEqual([...STATUSES].sort());
  });

  it('have versions without gaps, and times that never run back', () => {
    always(({ steps }) => {
      expect(steps.map(({ version }) => version)).toEqual(steps.map((_, i) => i + 1));
      const times = steps.map(({ at }) => at);
      expect(times).toEqual([...times].sort());
    });
  });

  it('fold to the same state at once and one step at a time', () => {
    always(({ before, steps }) => {
      const added = steps.slice(before.version);
      expect(added.reduce(applyStep, before)).toEqual(foldSteps(steps));
    });
  });

  it('say in each step exactly what it changes', () => {
    always((happened) => {
      const step = madeBy(happened);
      const now = foldSteps(happened.steps);
      for (const name of ['status', 'priority', 'priority_by', 'department', 'group', 'owner'] as const) {
        const isSet = step?.sets[name] !== undefined;
        const isPromise = name === 'priority' && now.promised_priority !== happened.before.promised_priority;
        if (isSet && name !== 'priority_by' && !isPromise) expect(now[name], name).not.toBe(happened.before[name]);
        if (!isSet) expect(now[name], name).toBe(happened.before[name]);
      }
      if (step?.sets.priority !== undefined) expect(step.sets.priority_by).toBeDefined();
    });
  });

  it('name exactly the allowed statuses where one is forbidden', () => {
    always(({ steps }) => {
      const complaint = foldSteps(steps);
      const taken = STATUSES.filter((status) => {
        const outcome = changedStep(complaint, { status, why: 'Said so.' }, WHO, POLICY);
        if (!outcome.ok)
          expect(outcome.fault).toEqual({
            code: 'forbidden-step',
            status: complaint.status,
            allowed: allowedAfter(complaint.status),
          });
        return outcome.ok && outcome.step !== undefined;
      });
      expect(taken.sort()).toEqual([...allowedAfter(complaint.status)].sort());
    });
  });

  it('keep what rules decided in line with the newest facts, and what people decided as it is', () => {
    always((happened) => {
      const now = foldSteps(happened.steps);
      const byRules = repeatedPriority(now.facts.priority, now.earlier.length);
      if (now.priority_by === 'rules') {
        expect(now.priority).toBe(byRules);
        expect(priorityReasons(now).map(({ priority }) => priority)).toContain(
          now.earlier.length === 0 ? 'standard' : byRules,
        );
      }
      const step = madeBy(happened);
      const isByRules = step?.kind === 'refreshed' || step?.kind === 'linked';
      if (isByRules && happened.before.priority_by !== 'rules') expect(step.sets.priority).toBeUndefined();
      if (isByRules && happened.before.department_by === 'person') expect(step.sets.department).toBeUndefined();
    });
  });

  it('note each missed deadline once, and are at rest once all is noted that is due', () => {
    always(({ steps, at }) => {
      const noted = rest(steps, at);
      const names = foldSteps(noted).breaches.map(({ clock, cycle }) => `${clock} ${cycle}`);
      expect(new Set(names).size).toBe(names.length);
      const { next_at } = deriveClock(noted, POLICY);
      if (next_at !== null) expect(next_at > at, `${next_at} lies after ${at}`).toBe(true);
    });
  });

  it('only become more pressing by escalation, and promise nothing else by it', () => {
    always((happened) => {
      const step = madeBy(happened);
      if (step?.kind !== 'breached') return;
      const [before, now] = [happened.before, foldSteps(happened.steps)];
      expect(PRIORITIES.indexOf(now.priority)).toBeLessThanOrEqual(PRIORITIES.indexOf(before.priority));
      expect(now.promised_priority).toBe(before.promised_priority);
    });
  });

  it('give a document at every version', () => {
    always(({ steps }) => {
      const complaint = foldSteps(steps);
      const document = documentOf(complaint, deriveClock(steps, POLICY));
      expect(document.version).toBe(complaint.version);
      expect(document.is_open).toBe(!['resolved', 'closed'].includes(complaint.status));
      expect(JSON.parse(JSON.stringify(document))).toEqual(document);
    });
  });
});

/** Takes all that is due by itself. */
function rest(steps: readonly Step[], at: string): readonly Step[] {
  const all = [...steps];
  for (let step: Step | undefined; ; all.push(step)) {
    step = nextSystemStep(foldSteps(all), deriveClock(all, POLICY), at, POLICY);
    if (step === undefined) return all;
    expect(all.length, 'it comes to rest').toBeLessThan(MAX_STEPS);
  }
}

/** The table of steps, as far as one complaint is concerned: a version can be taken once. */
class OneComplaint {
  readonly steps: Step[] = [...openedSteps()];

  append(step: Step): boolean {
    if (step.version !== this.steps.length + 1) return false;
    this.steps.push(step);
    return true;
  }
}

describe('concurrent changes', () => {
  it('of one version are taken once; the other one finds the state that the first left', () => {
    fc.assert(
      fc.property(events, fc.constantFrom('ana', 'ben'), (list, owner) => {
        const complaint = new OneComplaint();
        complaint.steps.push(...(live(list).at(-1)?.steps.slice(1) ?? []));
        const read = foldSteps(complaint.steps);
        const both = [{ owner: `${owner}-1` }, { owner: `${owner}-2` }].map((change) => stepBy(read, change));
        expect(both.map((step) => complaint.append(step))).toEqual([true, false]);
        expect(foldSteps(complaint.steps)).toMatchObject({ owner: `${owner}-1`, version: read.version + 1 });
      }),
    );
  });

  it('are all there in the end, each once, however those who try again cross each other', () => {
    const turns = fc.array(fc.nat(4), { maxLength: 60 });
    fc.assert(
      fc.property(turns, (order) => {
        const complaint = new OneComplaint();
        const writers = ['c0', 'c1', 'c2', 'c3', 'c4'].map((id) => new Writer(complaint, id));
        for (const turn of order) writers[turn]?.act();
        for (const writer of writers) while (!writer.done) writer.act();
        const { comments, version } = foldSteps(complaint.steps);
        expect(comments.map(({ comment_id }) => comment_id).sort()).toEqual(['c0', 'c1', 'c2', 'c3', 'c4']);
        expect(version).toBe(6);
      }),
    );
  });
});

function stepBy(read: FoldedComplaint, change: { readonly owner: string }): Step {
  const outcome = changedStep(read, change, WHO, POLICY);
  if (!outcome.ok || outcome.step === undefined) throw new Error('A new owner is always a change.');
  return outcome.step;
}

/** Reads, then writes what it makes of that, until it was not too late. */
class Writer {
  done = false;
  #step: Step | undefined;

  readonly complaint: OneComplaint;
  readonly id: string;

  constructor(complaint: OneComplaint, id: string) {
    this.complaint = complaint;
    this.id = id;
  }

  act(): void {
    if (this.#step === undefined) this.#step = this.#make();
    else if (this.complaint.append(this.#step)) this.done = true;
    else this.#step = undefined;
  }

  #make(): Step | undefined {
    const comment = { comment_id: this.id, text: 'Noted.', to_client: false };
    const step = stepOf(this.complaint.steps, { kind: 'comment', after: 0, comment }, minute(1));
    this.done ||= step === undefined;
    return step;
  }
}
