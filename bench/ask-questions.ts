import { PRODUCTS, REGIONS } from './ask-calls.ts';

export const ASKED = ['aggregation', 'search', 'insight'] as const;
export type Kind = (typeof ASKED)[number];

const TEMPLATES: Readonly<Record<Kind, readonly ((product: string, region: string, n: number) => string)[]>> = {
  aggregation: [
    (product, region, n) => `How many calls about ${product} in ${region} in the last ${n} days?`,
    (product, _, n) => `top ${3 + (n % 5)} issues for ${product} in the last ${n} days`,
    (product, region) => `what percentage of ${product} calls in ${region} are complaints?`,
    (_, region, n) => `${region} mein pichle ${n} din mein kitne calls aaye product ke hisaab se?`,
  ],
  search: [
    (product, region, n) => `find calls about ${product} in ${region} where the refund has not arrived, week ${n}`,
    (product, _, n) => `calls where the router shows a red light case ${n} ${product}`,
    (_, region, n) => `show me ${region} calls where the parcel was left at the wrong door step ${n}`,
  ],
  insight: [
    (product, region, n) => `Why are customers in ${region} unhappy with ${product} in the last ${n} days?`,
    (product, _, n) => `What do ${product} customers say about refunds in the last ${n} days?`,
    (_, region, n) => `what went wrong with the router red light in ${region} in the last ${n} days?`,
  ],
};

/** Another question for each number, so that few are in the cache already. */
export function questionOf(kind: Kind, i: number): string {
  const templates = TEMPLATES[kind];
  const template = templates[i % templates.length];
  const [product = '', region = ''] = [PRODUCTS[i % PRODUCTS.length], REGIONS[(i >> 1) % REGIONS.length]];
  return template?.(product, region, 1 + (i % 59)) ?? '';
}
