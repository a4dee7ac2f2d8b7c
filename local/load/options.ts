import { CommandError } from '../cli/command.ts';

/** A number of the command line within bounds; a CommandError that names the option otherwise. */
export function numberOption(name: string, text: string, [least, most]: readonly [number, number]): number {
  const value = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && value >= least && value <= most) return value;
  throw new CommandError(`--${name} takes a number from ${least} to ${most}.`, 64);
}

/** What load and chaos have in common. */
export const LOAD_OPTIONS = {
  minutes: { type: 'string', default: '10' },
  rate: { type: 'string', default: '50' },
  queries: { type: 'string', default: '5' },
  seed: { type: 'string', default: '1' },
  patience: { type: 'string', default: '90' },
  keep: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

export type LoadValues = Readonly<Record<'minutes' | 'rate' | 'queries' | 'seed' | 'patience', string>>;

/** Seconds, uploads and requests a second, and so on, as they were given. */
export function loadNumbers({ minutes, rate, queries, seed, patience }: LoadValues) {
  return {
    seconds: 60 * numberOption('minutes', minutes, [0.1, 1440]),
    rate: numberOption('rate', rate, [0.1, 1000]),
    queries: numberOption('queries', queries, [0, 1000]),
    seed: Math.floor(numberOption('seed', seed, [0, 2 ** 31 - 10])),
    patienceMs: 1000 * numberOption('patience', patience, [1, 3600]),
  };
}
