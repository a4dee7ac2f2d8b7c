import { createEmbedder } from './embedding/embedder.ts';
import type { Model } from './model.ts';
import { createTitanEmbeddings } from './titan/model.ts';

/** Models by id. */
export type Models = ReadonlyMap<string, Model>;

export function createModels(): Models {
  return new Map([['amazon.titan-embed-text-v2:0', createTitanEmbeddings(createEmbedder())]]);
}
