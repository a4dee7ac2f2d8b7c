import { type Config, parseConfig } from '#lib/config.ts';

/** A size of the search domain, which is what a deployment's fixed cost is. */
export interface Size {
  readonly name: string;
  readonly why: string;
  /** What is given to `npm run deploy` by `-c`. */
  readonly settings: Readonly<Record<string, string>>;
  readonly config: Config;
}

const BUDGET = { budgetDayUsd: '15', budgetMonthUsd: '150' };

/** The first one is what the headline is about. */
export const SIZES: readonly Size[] = [
  size(
    'one node',
    'The smallest node of which the memory beside its heap holds the vectors of more than a month of calls. A node that is lost takes search down until it is replaced and the index rebuilt from the table; calls are triaged and enriched all the while.',
    { env: 'dev', searchInstanceType: 'r7g.medium.search', searchVolumeGb: '50', ...BUDGET },
  ),
  size('larger node', 'The next node of the same kind: two cores instead of one, and twice the memory.', {
    env: 'dev',
    searchInstanceType: 'r7g.large.search',
    searchVolumeGb: '50',
    ...BUDGET,
  }),
  size('dev', 'As `env=dev` deploys it: to try things out. Its one small node does not hold a month of calls.', {
    env: 'dev',
    ...BUDGET,
  }),
  size('two nodes', 'Two zones, a copy of the index in each.', {
    env: 'dev',
    searchInstanceType: 'r7g.medium.search',
    searchNodes: '2',
    indexReplicas: '1',
    searchVolumeGb: '50',
    ...BUDGET,
  }),
  size('prod', 'As `env=prod` deploys it: three zones with a copy of the index in each, three dedicated masters.', {
    env: 'prod',
  }),
];

function size(name: string, why: string, settings: Readonly<Record<string, string>>): Size {
  return { name, why, settings, config: parseConfig(settings) };
}
