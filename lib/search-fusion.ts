import type { Config } from './config.ts';

/** How the lists of a hybrid search are fused, as the search function reads it from SEARCH_FUSION. */
export function searchFusion(config: Config) {
  return { method: config.searchFusion, semantic: config.searchSemanticWeight };
}
