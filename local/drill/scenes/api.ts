import type { DrillWorld } from '../drill-world.ts';
import type { Scene } from '../scene.ts';
import { byData } from './by-data.ts';
import { SAID, upload } from './calls.ts';
import { befall, DENIED } from './faults.ts';

/** As complaints are called; there is none of this name. */
const NO_COMPLAINT = 'cmp_00000000000000000000';
/** Requests, or runs, of a second. */
const RUNS = 4;

/** Twice as many as raise the alarm: two at a time, so that three at least end within one period. */
const SWEEPS = 6;

function sweeperFails(name: 'sweeper' | 'complaint-sweeper', alarm: string, act: number): Scene {
  const sweep = async ({ run }: DrillWorld) => {
    await Promise.all(Array.from({ length: SWEEPS }, () => run(name)));
  };
  return {
    name: `${name}-fails`,
    how: 'fault',
    what: 'its table is denied to the sweeper',
    alarms: [alarm, 'SweepersFailing'],
    act,
    raise: async (world) => {
      const mend = befall(world, { service: 'dynamodb', of: [name], mishap: DENIED });
      // Not awaited: it may be raised before the last of them. Nor repeated: on a slow machine it would come and go.
      void sweep(world);
      return mend;
    },
  };
}

export const API_SCENES: readonly Scene[] = [
  {
    name: 'api-errors',
    how: 'fault',
    what: 'the tables are denied to the functions that show calls and complaints',
    alarms: ['ApiErrorRate', 'RoutesFailed', 'ComplaintRoutesFailed', 'ApiFailing'],
    act: 4,
    raise: async (world) => befall(world, { service: 'dynamodb', of: ['calls', 'complaints'], mishap: DENIED }),
    meanwhile: async (world) => {
      const ask = (i: number) => [
        world.ask('analyst', `/calls/drill-${i}`),
        world.ask('agent', `/complaints/${NO_COMPLAINT}`),
      ];
      await Promise.all(Array.from({ length: RUNS }, (_, i) => ask(i)).flat());
    },
  },
  byData({
    name: 'api-slow',
    alarms: ['ApiSlow', 'ApiFailing'],
    given: ['ApiSlow'],
    why: 'a laptop does not keep as many slow requests waiting at a time as make a share',
    act: 5,
  }),
  {
    name: 'messages-returned',
    how: 'fault',
    what: 'the table of calls is denied to triage, which gives back every upload',
    alarms: ['MessagesReturned', 'PipelineFailing'],
    act: 6,
    raise: async (world) => befall(world, { service: 'dynamodb', of: ['triage'], mishap: DENIED }),
    meanwhile: async (world) => {
      for (let i = 0; i < RUNS; i++) await upload(world, SAID.plain);
    },
  },
  {
    name: 'seldom-run-fails',
    how: 'fault',
    what: 'the table of calls is denied to the function that has calls read anew',
    alarms: ['SeldomRunFailed'],
    act: 6,
    raise: async (world) => befall(world, { service: 'dynamodb', of: ['re-enrichment'], mishap: DENIED }),
    meanwhile: async ({ run }) => await run('re-enrichment', { action: 'estimate', older_than: 1, limit: 1 }),
  },
  {
    name: 'broken-events',
    how: 'fault',
    what: 'functions behind queues are invoked with events that are none',
    alarms: ['FunctionErrorRate', 'ComplaintIntakeFailed', 'ComplaintTimersFailed', 'PipelineFailing'],
    quiet: ['SweepersFailing'],
    act: 2,
    raise: async () => () => {},
    meanwhile: async (world) => {
      for (const name of ['complaint-intake', 'complaint-timers'] as const) await world.run(name, { Records: 0 });
      for (let i = 0; i < RUNS; i++) await world.run('triage', { Records: 0 });
    },
  },
  sweeperFails('sweeper', 'SweeperFailed', 3),
  sweeperFails('complaint-sweeper', 'ComplaintSweeperFailed', 5),
];
