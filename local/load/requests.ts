import type { Role } from '#lambdas/names.ts';
import { CLIENTS, PRODUCTS, pick, type Random, REGIONS } from './calls.ts';

/** A request to the API. */
export interface ApiRequest {
  /** What it is reported under, such as `POST /query figures`. */
  readonly route: string;
  readonly role: Role;
  readonly path: string;
  /** Posted as JSON; a GET without it. */
  readonly body?: object;
}

type Make = (random: Random) => ApiRequest;

const asked = (route: string, query: string): ApiRequest => {
  return { route: `POST /query ${route}`, role: 'analyst', path: '/query', body: { query } };
};
const days = (random: Random) => 1 + Math.floor(random() * 59);

const figures: Make = (random) => {
  const [product, region, n] = [pick(PRODUCTS, random), pick(REGIONS, random), days(random)];
  const query = pick(
    [
      `How many calls about ${product} in ${region} in the last ${n} days?`,
      `${region} mein pichle ${n} din mein kitne calls aaye?`,
      `top 3 issues for ${product} in the last ${n} days`,
    ],
    random,
  );
  return asked('figures', query);
};
const finding: Make = (random) =>
  asked('calls', `find calls about ${pick(PRODUCTS, random)} where the refund has not come, week ${days(random)}`);
const insight: Make = (random) =>
  asked('insight', `Why are customers in ${pick(REGIONS, random)} unhappy in the last ${days(random)} days?`);

const search: Make = (random) => {
  const words = pick(
    ['charged twice refund', 'internet band hai', 'smoke from the router', 'cancel the contract'],
    random,
  );
  const body = { query: `${words} ${pick(PRODUCTS, random)}`, mode: pick(['keyword', 'hybrid'], random), top_k: 5 };
  return { route: 'POST /search', role: 'viewer', path: '/search', body };
};
const complaints: Make = (random) => {
  const path = pick(
    ['/complaints?order=due', '/complaints?order=priority&limit=50', '/complaints?text=refund'],
    random,
  );
  return { route: 'GET /complaints', role: 'agent', path };
};
const summary: Make = () => ({ route: 'GET /analytics/summary', role: 'viewer', path: '/analytics/summary' });
const client: Make = (random) => {
  const path = `/calls?client_id=client-${Math.floor(random() * CLIENTS)}&limit=10`;
  return { route: 'GET /calls', role: 'analyst', path };
};

/** What people ask beside the ingestion, each as often as it stands here. */
const MIX: readonly Make[] = [
  figures,
  figures,
  finding,
  insight,
  search,
  search,
  search,
  complaints,
  complaints,
  summary,
  client,
];

export function madeRequest(random: Random): ApiRequest {
  return pick(MIX, random)(random);
}
