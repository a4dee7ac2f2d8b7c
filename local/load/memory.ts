import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** One look at the memory of a process. */
export interface MemorySample {
  readonly pid: number;
  /** Of the run. */
  readonly second: number;
  readonly megabytes: number;
}

export interface MemoryGrowth {
  readonly pid: number;
  readonly seconds: number;
  readonly firstMegabytes: number;
  readonly lastMegabytes: number;
  readonly peakMegabytes: number;
  /** Of the straight line through all that came after the warm-up (least squares). */
  readonly megabytesPerMinute: number;
  /** Growth from the beginning to the end of what came after the warm-up; each is the median of a tenth of the samples. */
  readonly percent: number;
  /** False when what came after the warm-up is too short to say anything. */
  readonly judged: boolean;
}

/** Growth beyond this is a leak until it is explained. */
export const MAX_GROWTH_PERCENT = 10;
/**
 * Seconds of the first part of a life. Some thirty threads of functions start one after the other, each with a heap of its
 * own, and their collectors find their sizes: at five calls a second that took two minutes, and nothing grew from then on.
 */
const WARM_UP_SECONDS = 120;
/** Seconds after the warm-up from which growth is judged. */
const JUDGED_SECONDS = 60;

const run = promisify(execFile);
const KIB_PER_MB = 1024;

/** Resident memory of a process in MB (2^20 bytes); undefined when there is no such process. */
export async function residentMegabytes(pid: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => undefined);
  // Where there is no /proc, as on macOS, ps tells it, in KiB as well.
  const text = status === undefined ? await askPs(pid) : /^VmRSS:\s*(\d+) kB$/m.exec(status)?.[1];
  return text === undefined ? undefined : Number(text) / KIB_PER_MB;
}

async function askPs(pid: number): Promise<string | undefined> {
  const answer = await run('ps', ['-o', 'rss=', '-p', String(pid)]).catch(() => undefined);
  return answer?.stdout.trim() || undefined;
}

/** Growth of each process of a run, in the order in which they lived. */
export function growthOf(samples: readonly MemorySample[]): readonly MemoryGrowth[] {
  const lives = Map.groupBy(samples, ({ pid }) => pid);
  return [...lives.values()].flatMap((life) => growthOfLife(life) ?? []);
}

/** Whether nothing that could be judged grew too much. */
export function isSteady(growth: readonly MemoryGrowth[]): boolean {
  return growth.every(({ judged, percent }) => !judged || percent <= MAX_GROWTH_PERCENT);
}

function growthOfLife(life: readonly MemorySample[]): MemoryGrowth | undefined {
  const [first, last] = [life[0], life.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const seconds = last.second - first.second;
  const after = life.filter(({ second }) => second - first.second >= WARM_UP_SECONDS);
  const warm = after.length > 0 ? after : [last];
  const tenth = Math.max(1, Math.floor(warm.length / 10));
  const [firstMegabytes, lastMegabytes] = [middleOf(warm.slice(0, tenth)), middleOf(warm.slice(-tenth))];
  return {
    pid: first.pid,
    seconds,
    firstMegabytes,
    lastMegabytes,
    peakMegabytes: Math.max(...life.map(({ megabytes }) => megabytes)),
    megabytesPerMinute: 60 * slopeOf(warm),
    percent: (100 * (lastMegabytes - firstMegabytes)) / firstMegabytes,
    judged: seconds - WARM_UP_SECONDS >= JUDGED_SECONDS,
  };
}

function middleOf(samples: readonly MemorySample[]): number {
  const sorted = samples.map(({ megabytes }) => megabytes).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** MB a second. */
function slopeOf(samples: readonly MemorySample[]): number {
  const mean = (of: (sample: MemorySample) => number) => samples.reduce((sum, s) => sum + of(s), 0) / samples.length;
  const [x, y] = [mean(({ second }) => second), mean(({ megabytes }) => megabytes)];
  const spread = samples.reduce((sum, { second }) => sum + (second - x) ** 2, 0);
  const together = samples.reduce((sum, { second, megabytes }) => sum + (second - x) * (megabytes - y), 0);
  return spread === 0 ? 0 : together / spread;
}
