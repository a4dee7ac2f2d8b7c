import { MODELS, type ModelSpec, modelSpec } from '#lambdas/domain/cost/model-catalogue.ts';

/** Ids and inference profiles of the models that can enrich: the cost of others is not known, or they take no forced tool. */
export const ENRICHING_MODELS: readonly string[] = MODELS.filter((model) => model.forced_tool).flatMap(
  ({ id, profiles }) => [id, ...profiles],
);

/** The foundation model that an inference profile routes to; a model is its own. */
export function foundationModel(id: string): string {
  return modelSpec(id).id;
}

/** Whether there are batch jobs over a model, at a known price. */
export function takesBatches(id: string, models: readonly ModelSpec[] = MODELS): boolean {
  return models.some((model) => model.batch_prices !== undefined && [model.id, ...model.profiles].includes(id));
}
