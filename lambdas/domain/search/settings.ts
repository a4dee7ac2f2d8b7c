import * as z from 'zod/mini';

/** How the index is laid out and what embeds for it; configuration, the value of INDEX_SETTINGS as JSON. */
export const IndexSettingsSchema = z.strictObject({
  /** Bedrock model id of the embeddings. */
  embedding_model: z.string().check(z.minLength(1)),
  /** Length of a vector. */
  dimensions: z.literal([256, 512]),
  /** Scalar quantisation keeps a byte instead of four for each number, at a small loss of order. */
  quantisation: z.enum(['none', 'scalar']),
  shards: z.int().check(z.gte(1), z.lte(100)),
  replicas: z.int().check(z.gte(0), z.lte(5)),
});

export type IndexSettings = z.infer<typeof IndexSettingsSchema>;
