import { give, staysWithoutData } from '../by-data.ts';
import type { Scene } from '../scene.ts';

interface DataScene {
  readonly name: string;
  readonly alarms: readonly string[];
  /** Of them the ones over metrics. */
  readonly given: readonly string[];
  /** Why no fault of its kind can be made here. */
  readonly why: string;
  readonly act?: number;
}

/** Conditions that a laptop cannot bring about: their figures are given instead. */
export function byData({ name, alarms, given, why, act = 0 }: DataScene): Scene {
  return {
    name,
    how: 'data',
    what: why,
    alarms,
    act,
    raise: async (world) => {
      for (const heading of given) give(world, heading, 'farAbove');
      return () => {};
    },
    meanwhile: async (world) => {
      for (const heading of given) give(world, heading, 'farAbove');
    },
    // Where no figures are no alarm they stay away: real ones beside them would tip them over the edge again.
    after: async (world) => {
      for (const heading of given) if (staysWithoutData(world, heading)) give(world, heading, 'farBelow');
    },
  };
}

const one = (name: string, why: string, act = 0) => byData({ name, alarms: [name], given: [name], why, act });

export const DATA_SCENES: readonly Scene[] = [
  one('ModelEndOfLife', 'the days left come from the catalogue of models, which no fault changes'),
  one(
    'EnrichmentRateHigh',
    'a thousand calls that a model reads keep a laptop busy for minutes, and raise what follows from that',
  ),
  one('SearchStorageLow', 'the disk of the laptop would have to be filled'),
  one('StreamsBroken', 'the engine would have to fail between the first step of an answer and its last'),
  one('SearchMemoryPressure', 'the heap of the engine would have to be filled'),
];
