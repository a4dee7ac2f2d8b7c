import type { Config } from '#lib/config.ts';
import { HEAP_SHARE, HOURS, vectorBytes } from './assumptions.ts';
import { type Line, line } from './bill.ts';
import { nodeType, PRICES } from './prices.ts';

const MASTERS = 3;
const GB = 2 ** 30;

type DomainConfig = Pick<
  Config,
  | 'searchInstanceType'
  | 'searchNodes'
  | 'searchVolumeGb'
  | 'searchMasterInstanceType'
  | 'indexReplicas'
  | 'embeddingDimensions'
  | 'vectorQuantisation'
>;

/** What a search domain costs in a month, busy or not. */
export function domainLines(config: DomainConfig): readonly Line[] {
  const { searchInstanceType: type, searchNodes: nodes, searchMasterInstanceType: master } = config;
  const hours = (name: string, number: number) =>
    line('OpenSearch', `${number} x ${name}, hours`, number * HOURS, nodeType(name).usdPerHour);
  return [
    hours(type, nodes),
    ...(master === undefined ? [] : [hours(master, MASTERS)]),
    line('OpenSearch', 'gp3, GB-months', nodes * config.searchVolumeGb, PRICES.search_gb.usd),
  ];
}

/** How much of the index a call is. */
export interface IndexedCall {
  readonly moments: number;
  /** On disk, of one copy. */
  readonly bytes: number;
}

/** Disk that OpenSearch Service leaves to the index: 5 % are the system's, 20 % its own, up to 20 GB a node ("Calculating storage requirements"). */
function usableDisk({ searchVolumeGb: gb, searchNodes }: DomainConfig): number {
  return searchNodes * (gb * 0.95 - Math.min(20, 0.2 * gb)) * GB;
}

/** Calls that a domain holds: their vectors in the memory that the heaps leave, all of the index on disk. */
export function capacityOf(
  config: DomainConfig,
  call: IndexedCall,
): { readonly memory: number; readonly disk: number } {
  const copies = 1 + config.indexReplicas;
  const memory = config.searchNodes * nodeType(config.searchInstanceType).memoryGb * GB * (1 - HEAP_SHARE);
  const vectors = call.moments * vectorBytes(config.embeddingDimensions, config.vectorQuantisation === 'scalar');
  return { memory: memory / (copies * vectors), disk: usableDisk(config) / (copies * call.bytes) };
}
