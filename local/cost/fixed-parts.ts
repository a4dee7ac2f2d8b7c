import { modelSpec } from '#lambdas/domain/cost/model-catalogue.ts';
import { CATALOGUE_DATE } from '#lambdas/domain/cost/models.ts';
import { parseConfig } from '#lib/config.ts';
import { textTable } from './markdown.ts';
import { NODES, NODES_READ, PRICES, PRICES_DATE, type Price } from './prices.ts';
import { SIZES } from './sizes.ts';

/** Parts of the document that no measurement changes: it is out of date when one of them is not in it. */
export function fixedParts(): readonly string[] {
  return [sizesPart(), pricesPart(), modelsPart()];
}

/** The sizes and how they are deployed. */
export function sizesPart(): string {
  const rows = SIZES.map(({ name, why, settings }) => {
    const flags = Object.entries(settings).map(([key, value]) => `-c ${key}=${value}`);
    return [name, why, `\`${flags.join(' ')}\``];
  });
  return textTable(['size', 'what it is', 'settings of `npm run deploy`'], rows);
}

export function pricesPart(): string {
  const rows = Object.values(PRICES).map(({ usd, per, page, read }: Price) => [priceOf(usd), per, page, read]);
  const nodes = Object.entries(NODES).map(([name, { usdPerHour }]) => {
    return [`$${usdPerHour}`, `hour of ${name}`, PRICES.search_gb.page, NODES_READ];
  });
  return `Set on ${PRICES_DATE}.\n\n${textTable(['price', 'per', 'published at', 'read at'], [...rows, ...nodes])}`;
}

/** Models of the lanes, per million tokens. */
export function modelsPart(): string {
  const { modelStrong, modelEconomy } = parseConfig({});
  const rows = [modelStrong, modelEconomy].map((id) => {
    const { prices, batch_prices: batch } = modelSpec(id);
    const both = (of: typeof prices | undefined) => (of ? `$${of.input / 1000} / $${of.output / 1000}` : 'none');
    return [id, both(prices), both(batch)];
  });
  return `Of the catalogue of ${CATALOGUE_DATE}, where each names its sources: \`lambdas/domain/cost/models.ts\`.\n\n${textTable(['model', 'input / output, a million tokens', 'in batch jobs'], rows)}`;
}

/** Small prices for a million of what is paid for. */
function priceOf(usd: number): string {
  if (usd >= 0.01) return `$${usd}`;
  return `$${Number((usd * 1e6).toPrecision(8))} a million`;
}
