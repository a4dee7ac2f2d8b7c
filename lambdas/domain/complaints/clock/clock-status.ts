import { CLOCKS, type ClockName } from '../steps.ts';
import type { Clock, ClockRecord, ClockStatus } from './types.ts';

/** How a promise stands at a moment, UTC ISO. What is done without ever having been due was met. */
export function clockStatus(clock: Clock, now: string): ClockStatus {
  const { due_at, done_at } = clock;
  if (done_at !== null) return isDoneLate(clock) ? 'missed' : 'met';
  return due_at !== null && Date.parse(due_at) <= Date.parse(now) ? 'missed' : 'active';
}

/** Done when it was due, or later: at that very moment the time is used up, and whoever looks then finds it missed. */
export function isDoneLate({ due_at, done_at }: Clock): boolean {
  return due_at !== null && done_at !== null && Date.parse(done_at) >= Date.parse(due_at);
}

/** Of the last cycle the promise to keep next: the first response, then the resolution, unless done or standing still. */
export function openClock(record: Pick<ClockRecord, 'clocks'>): Clock | undefined {
  const cycle = record.clocks.at(-1)?.cycle;
  const isOpen = (clock: Clock) => clock.cycle === cycle && clock.done_at === null && clock.due_at !== null;
  return CLOCKS.map((name) => record.clocks.find((clock) => clock.name === name && isOpen(clock))).find(Boolean);
}

/** When a complaint is due and for what; undefined where nothing is promised at present. */
export function dueOf(record: Pick<ClockRecord, 'clocks'>): { due_at: string; due_for: ClockName } | undefined {
  const clock = openClock(record);
  return clock?.due_at ? { due_at: clock.due_at, due_for: clock.name } : undefined;
}

/** The promises that were missed by a moment, UTC ISO, in whichever cycle; each once. */
export function missedClocks(record: Pick<ClockRecord, 'clocks'>, now: string): readonly ClockName[] {
  const missed = record.clocks.filter((clock) => clockStatus(clock, now) === 'missed');
  return CLOCKS.filter((name) => missed.some((clock) => clock.name === name));
}
