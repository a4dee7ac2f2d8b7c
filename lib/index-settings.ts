import type { Config } from './config.ts';

/** How the index is laid out and what embeds for it, as the functions read it from INDEX_SETTINGS. */
export function indexSettings(config: Config): string {
  return JSON.stringify({
    embedding_model: config.embeddingModel,
    dimensions: config.embeddingDimensions,
    quantisation: config.vectorQuantisation,
    shards: config.indexShards,
    replicas: config.indexReplicas,
  });
}
