export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers of a REST API, looked at by the tests alone
  readonly body: any;
}

export type Client = ReturnType<typeof createClient>;

/** Sends requests as they are: the contract is about the wire, not about a client library. */
export function createClient() {
  const client = {
    url: '',
    /** Every index that the contract may create. */
    indices: [
      'contract-a',
      'contract-b',
      'contract-docs',
      'contract-text',
      'contract-search',
      'contract-knn',
      'contract-aggs',
    ],

    /** @param body an object, or lines of NDJSON, or text as it is */
    async send(method: string, path: string, body?: object | string): Promise<Answer> {
      const text = Array.isArray(body) ? body.map((line) => `${JSON.stringify(line)}\n`).join('') : body;
      const type = Array.isArray(body) ? 'application/x-ndjson' : 'application/json';
      const response = await fetch(client.url + path, {
        method,
        headers: { 'content-type': type },
        ...(text !== undefined && { body: typeof text === 'string' ? text : JSON.stringify(text) }),
      });
      const answer = await response.text();
      return { status: response.status, body: answer === '' ? undefined : JSON.parse(answer) };
    },

    /** Indexes documents by id; they are searchable afterwards. */
    async fill(index: string, documents: Readonly<Record<string, object>>): Promise<void> {
      const lines = Object.entries(documents).flatMap(([_id, document]) => [{ index: { _id } }, document]);
      const { body } = await client.send('POST', `/${index}/_bulk?refresh=true`, lines);
      if (body.errors !== false) throw new Error(JSON.stringify(body).slice(0, 500));
    },

    /** Ids of the hits, in their order. */
    async ids(index: string, query: object, rest: object = {}): Promise<readonly string[]> {
      const { status, body } = await client.send('POST', `/${index}/_search`, { query, ...rest });
      if (status !== 200) throw new Error(JSON.stringify(body).slice(0, 500));
      return body.hits.hits.map((hit: { _id: string }) => hit._id);
    },

    /** Type of the error and of its root cause. */
    async refusal(method: string, path: string, body?: object | string): Promise<readonly unknown[]> {
      const answer = await client.send(method, path, body);
      return [answer.status, answer.body?.error?.type, answer.body?.error?.root_cause?.[0]?.type];
    },
  };
  return client;
}

/** One shard and no replica, as on a laptop. */
export const SINGLE = { number_of_shards: 1, number_of_replicas: 0 };
