import { MODELS, type ModelSpec, modelSpec } from '#lambdas/domain/cost/model-catalogue.ts';

/** Ids and inference profiles of the models that can enrich: the cost of others is not known, or they take no forced tool. */
export const ENRICHING_MODELS: readonly string[] = MODELS.filter((model) => model.forced_tool).flatMap(
  ({ id, profiles }) => [id, ...profiles],
);

/** The foundation model that an inference profile routes to; a model is its own. */
export function foundationModel(id: string): string {
  return modelSpec(id).id;
}

/**
 * Models that take batch jobs by the documentation (https://docs.aws.amazon.com/bedrock/latest/userguide/batch-inference-supported.html).
 * Of the Claude models in the catalogue that was not read, though they have a price for them.
 */
const TAKE_BATCHES = /^amazon\.nova-/;

/** Whether there are batch jobs over a model, as is documented, at a known price. */
export function takesBatches(id: string, models: readonly ModelSpec[] = MODELS): boolean {
  return models.some(
    (model) =>
      model.batch_prices !== undefined && TAKE_BATCHES.test(model.id) && [model.id, ...model.profiles].includes(id),
  );
}

/**
 * Regions from which a geographic inference profile can be called, by its prefix. Those of the United States are also
 * called from Canada (https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html).
 */
const GEOGRAPHIES: Readonly<Record<string, RegExp>> = { us: /^(?:us-(?!gov-|iso)|ca-)/ };

/** Whether a model id or an inference profile can be called from a region; true where nothing is known to say no. */
export function isCalledFrom(id: string, region: string): boolean {
  const [prefix = ''] = id.split('.');
  return GEOGRAPHIES[prefix]?.test(region) ?? true;
}
