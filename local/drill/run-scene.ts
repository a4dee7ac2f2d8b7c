import { setTimeout as sleep } from 'node:timers/promises';
import type { AlarmModel } from '../assembly/cloudwatch-model.ts';
import { headingsOf } from '../cloudwatch/alarms/alarm-line.ts';
import { type DrillWorld, TIME_SCALE } from './drill-world.ts';
import type { Told } from './ears.ts';
import type { How, Mend, Scene } from './scene.ts';

/** What became of one alarm. */
export interface Finding {
  readonly alarm: string;
  readonly scene: string;
  readonly severity: string;
  readonly how: How;
  readonly what: string;
  /** Seconds from the fault to the alarm, and from its end to its all-clear; undefined when it never came. */
  readonly firedAfter?: number;
  readonly clearedAfter?: number;
  /** Who was told: the topic by this alarm, or by the alarms that speak for it. */
  readonly told: string;
  /** 2 when the scene had to be played again. */
  readonly attempt: number;
  /** What was wrong with it when the scene was played first. */
  readonly before?: readonly string[];
  /** What is wrong, in words. */
  readonly faults: readonly string[];
}

export interface Patience {
  readonly raiseMs: number;
  readonly clearMs: number;
}

const LOOK_MS = 100;
const AGAIN_MS = 1_000;
/** So many repetitions of what goes on may be under way: on a slow machine one takes longer than the shortest period. */
const MOST_AT_ONCE = 4;
/** A message needs some time from the topic to the queue. */
const HEAR_MS = 1_500;
/** Five minutes of an alarm and the look after them: by then a failure that was counted late has raised it again. */
const QUIET_MS = 300_000 / TIME_SCALE + HEAR_MS;

/** Brings a scene about, waits for its alarms, takes the fault away, and waits until they are over. */
export async function runScene(world: DrillWorld, scene: Scene, patience: Patience): Promise<readonly Finding[]> {
  const watched = watchedBy(world, scene);
  await untilQuiet(watched, patience.clearMs);
  const began = Date.now();
  const errors: string[] = [];
  const attempt = async (step: ((world: DrillWorld) => Promise<void>) | undefined) => {
    await step?.(world).catch((error: unknown) => errors.push(error instanceof Error ? error.message : String(error)));
  };
  let mend: Mend = () => {};
  await attempt(async () => {
    mend = await scene.raise(world);
  });
  const fired = await awaitEach(watched, 'ALARM', { ms: patience.raiseMs, again: () => attempt(scene.meanwhile) });
  const mended = Date.now();
  await attempt(async () => await mend());
  const cleared = await awaitEach(watched, 'OK', { ms: patience.clearMs, again: () => attempt(scene.after) });
  await sleep(HEAR_MS);
  const seconds = (times: ReadonlyMap<string, number>, since: number, name: string) => {
    const at = times.get(name);
    return at === undefined ? undefined : Math.max(0, (at - since) / 1000);
  };
  return watched.alarms.map(({ heading, alarm }) => {
    const [firedAfter, clearedAfter] = [seconds(fired, began, alarm.name), seconds(cleared, mended, alarm.name)];
    const { told, faults } = judge(world, { scene, alarm, heading, began });
    return {
      alarm: heading,
      scene: scene.name,
      severity: severityOf(alarm),
      how: scene.how,
      what: scene.what,
      ...(firedAfter !== undefined && { firedAfter }),
      ...(clearedAfter !== undefined && { clearedAfter }),
      told,
      attempt: 1,
      faults: [
        ...(firedAfter === undefined ? ['it was not raised'] : []),
        ...(clearedAfter === undefined ? ['it did not end'] : []),
        ...faults,
        ...errors.slice(0, 1),
      ],
    };
  });
}

interface Watched {
  readonly alarms: readonly { readonly heading: string; readonly alarm: AlarmModel }[];
  stateOf(name: string): string | undefined;
  areOver(): boolean;
}

function watchedBy({ runtime }: DrillWorld, scene: Scene): Watched {
  const all = runtime.model.alarms;
  const headings = headingsOf(all.map(({ name }) => name));
  const alarms = scene.alarms.map((heading) => {
    const alarm = all.find(({ name }) => headings.get(name) === heading);
    if (alarm === undefined) throw new Error(`The templates have no alarm ${heading}.`);
    return { heading, alarm };
  });
  const stateOf = (name: string) => runtime.cloudWatch.alarms.find(name)?.state;
  return { alarms, stateOf, areOver: () => alarms.every(({ alarm }) => stateOf(alarm.name) !== 'ALARM') };
}

/** Waits until the alarms have been over for a while: what is still on its way is about what was before. */
async function untilQuiet(watched: Watched, ms: number): Promise<void> {
  const end = Date.now() + ms;
  let since = Date.now();
  while (Date.now() - since < QUIET_MS && Date.now() < end) {
    if (!watched.areOver()) since = Date.now();
    await sleep(LOOK_MS);
  }
}

interface Waiting {
  readonly ms: number;
  readonly again: () => Promise<void>;
}

/** When each alarm was seen in the state, by name. */
async function awaitEach(
  watched: Watched,
  state: 'ALARM' | 'OK',
  { ms, again }: Waiting,
): Promise<Map<string, number>> {
  const end = Date.now() + ms;
  const seen = new Map<string, number>();
  const underWay = new Set<Promise<void>>();
  let next = Date.now() + AGAIN_MS;
  while (seen.size < watched.alarms.length && Date.now() < end) {
    for (const { alarm } of watched.alarms) {
      if (!seen.has(alarm.name) && watched.stateOf(alarm.name) === state) seen.set(alarm.name, Date.now());
    }
    if (underWay.size < MOST_AT_ONCE && Date.now() >= next) {
      next = Date.now() + AGAIN_MS;
      const one = again().finally(() => underWay.delete(one));
      underWay.add(one);
    }
    await sleep(LOOK_MS);
  }
  while (underWay.size > 0 && Date.now() < end) await sleep(LOOK_MS);
  return seen;
}

interface Judged {
  readonly scene: Scene;
  readonly alarm: AlarmModel;
  readonly heading: string;
  readonly began: number;
}

/** Whether those were told who ought to be, once, with the severity and the heading, and nobody of what follows from it. */
function judge(world: DrillWorld, { scene, alarm, heading, began }: Judged): Pick<Finding, 'told' | 'faults'> {
  const heard = world.ears.heard().filter(({ at }) => at >= began);
  const of = (name: string, state: string) => heard.filter((told) => told.alarm === name && told.state === state);
  const raised = of(alarm.name, 'ALARM');
  const faults: string[] = [];
  const quiet = (scene.quiet ?? []).filter((other) => heard.some((told) => told.alarm.endsWith(`-${other}`)));
  if (quiet.length > 0) faults.push(`${quiet.join(' and ')} told as well`);
  if (!alarm.description.toLowerCase().endsWith(`runbook.md#${heading.toLowerCase()}`))
    faults.push('it names no heading');
  if (alarm.actions.ALARM.length === 0) {
    if (raised.length > 0) faults.push('it told, though another alarm speaks for it');
    return { told: speakersOf(world, alarm).join(', '), faults };
  }
  if (raised.length !== 1) faults.push(`it told ${raised.length} times instead of once${whenOf(raised, began)}`);
  if (raised.some(({ description }) => description !== alarm.description)) faults.push('it told something else');
  const over = of(alarm.name, 'OK').length;
  if (alarm.actions.OK.length > 0 && over !== 1) faults.push(`it told ${over} times that it is over instead of once`);
  return { told: alarm.actions.OK.length > 0 ? 'topic, also when over' : 'topic', faults };
}

/** Such as ` (after 4.1 s as Callsift-dev-ApiSlow is ALARM; after 9.0 s as …)`. */
function whenOf(raised: readonly Told[], began: number): string {
  const times = raised.map(({ at, reason }) => {
    const causes = new Set(reason.match(/[\w-]+ is ALARM/g) ?? [reason]);
    return `after ${((at - began) / 1000).toFixed(1)} s as ${[...causes].join(', ')}`;
  });
  return times.length === 0 ? '' : ` (${times.join('; ')})`;
}

/** Composite alarms that look at this one. */
function speakersOf({ runtime }: DrillWorld, { arn, name }: AlarmModel): string[] {
  const all = runtime.model.alarms;
  const headings = headingsOf(all.map((alarm) => alarm.name));
  return all.flatMap((alarm) => {
    if (alarm.kind !== 'composite') return [];
    const [positive = ''] = alarm.rule.split(' AND ');
    const looks = positive.includes(`"${arn}"`) || positive.includes(`"${name}"`);
    return looks ? [headings.get(alarm.name) ?? alarm.name] : [];
  });
}

function severityOf({ description }: AlarmModel): string {
  return /^\[(\w+)\]/.exec(description)?.[1] ?? '';
}
