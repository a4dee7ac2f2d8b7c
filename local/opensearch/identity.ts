/** The engine whose answers these are. */
export const VERSION = {
  distribution: 'opensearch',
  number: '2.19.1',
  build_type: 'embedded',
  build_hash: 'unknown',
  build_snapshot: false,
  lucene_version: '9.12.1',
  minimum_wire_compatibility_version: '7.10.0',
  minimum_index_compatibility_version: '7.0.0',
};
export const CLUSTER = 'embedded';
/** Name and id of its one node. */
export const NODE = 'embedded';
