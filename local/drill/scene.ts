import type { DrillWorld } from './drill-world.ts';

/** How a condition comes about: by a fault of its kind, or by the figures that such a fault would lead to. */
export type How = 'fault' | 'data';

export type Mend = () => void | Promise<void>;

/** One cause, and the alarms that it raises. */
export interface Scene {
  readonly name: string;
  readonly how: How;
  /** What is done, for the table. */
  readonly what: string;
  /** Alarms, over metrics and over alarms, that have to be raised and to be over again, by their runbook headings. */
  readonly alarms: readonly string[];
  /** Alarms whose cause is this one as well: nobody may be told of them meanwhile. */
  readonly quiet?: readonly string[];
  /** Scenes of one act go on at the same time; acts follow each other, and act 0 goes on beside all of them. */
  readonly act: number;
  /** Makes the condition happen; what comes back takes the fault away. */
  readonly raise: (world: DrillWorld) => Promise<Mend>;
  /** Done again every second until all are raised: what a condition needs to be noticed, such as requests. */
  readonly meanwhile?: (world: DrillWorld) => Promise<void>;
  /** Done again every second until all is well: what an alarm needs to notice it. */
  readonly after?: (world: DrillWorld) => Promise<void>;
}
