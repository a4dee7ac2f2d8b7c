import { Client } from '@opensearch-project/opensearch';
import { OpenSearchAnalytics } from '../adapters/opensearch/aggregation-adapter.ts';
import { OpenSearchCallIndex } from '../adapters/opensearch/opensearch-call-index.ts';
import { OpenSearchDataVersions } from '../adapters/opensearch/opensearch-data-versions.ts';
import { mayPass, OpenSearchIndexAdmin } from '../adapters/opensearch/opensearch-index-admin.ts';
import { OpenSearchMultiSearch } from '../adapters/opensearch/opensearch-multi-search.ts';
import { OpenSearchPassages } from '../adapters/opensearch/opensearch-passages.ts';
import { OpenSearchCallSearch } from '../adapters/opensearch/opensearch-search.ts';
import type { CallRecord } from '../domain/calls/record.ts';
import { callIndexBlueprint } from '../domain/search/index-definition.ts';
import type { WriteOutcome } from '../domain/search/ports.ts';
import { parseSearchRequest, type SearchMode } from '../domain/search/search-request.ts';
import type { IndexSettings } from '../domain/search/settings.ts';
import { callSource } from '../index-admin/call-source.ts';
import { ensureIndex } from '../index-admin/ensure-index.ts';
import { rebuildIndex } from '../index-admin/rebuild-index.ts';
import { embedMoments } from '../indexing/embed-moments.ts';
import { indexOperation } from '../indexing/index-calls.ts';
import { SEARCH_INDEX } from '../names.ts';
import { type SearchAnswer, searchCalls } from '../search/search-calls.ts';
import { MemoryCallStore } from './memory-calls.ts';
import { strictMeter } from './strict-meter.ts';
import { WordEmbedder } from './word-embedder.ts';

export const RIG_SETTINGS: IndexSettings = {
  embedding_model: 'amazon.titan-embed-text-v2:0',
  dimensions: 256,
  quantisation: 'none',
  shards: 1,
  replicas: 0,
};

export interface SearchOptions {
  readonly mode?: SearchMode;
  readonly filters?: object;
  readonly top_k?: number;
  readonly cursor?: string | null;
}

/** The real adapters and use cases on an engine at an address, with a store of calls in memory and an embedder by words. */
export class SearchRig {
  readonly client: Client;
  readonly admin: OpenSearchIndexAdmin;
  readonly index: OpenSearchCallIndex;
  readonly search: OpenSearchCallSearch;
  readonly analytics: OpenSearchAnalytics;
  readonly passages: OpenSearchPassages;
  readonly versions: OpenSearchDataVersions;
  readonly calls = new MemoryCallStore();
  readonly embedder = new WordEmbedder(RIG_SETTINGS.dimensions);
  readonly logged: string[] = [];
  settings = RIG_SETTINGS;

  constructor(url: string) {
    this.client = new Client({ node: url, maxRetries: 0, requestTimeout: 20_000 });
    const many = new OpenSearchMultiSearch(this.client, SEARCH_INDEX.alias);
    this.admin = new OpenSearchIndexAdmin(this.client, SEARCH_INDEX);
    this.index = new OpenSearchCallIndex(this.client);
    this.search = new OpenSearchCallSearch(many);
    this.analytics = new OpenSearchAnalytics(many);
    this.passages = new OpenSearchPassages(many);
    this.versions = new OpenSearchDataVersions(many);
  }

  #deps() {
    const log = (message: string, details: object) => void this.logged.push(JSON.stringify({ message, ...details }));
    return {
      admin: this.admin,
      blueprint: callIndexBlueprint(this.settings),
      index: this.search,
      indexOf: (name: string) => ({
        write: (operations: Parameters<OpenSearchCallIndex['write']>[0]) => this.index.writeTo([name], operations),
      }),
      calls: this.calls,
      embedder: this.embedder,
      embeddingModel: this.settings.embedding_model,
      embeddingMs: 1_000,
      settings: this.settings,
      fusion: { method: 'scores' as const, semantic: 0.15 },
      roles: [],
      counter: strictMeter(),
      logger: { info: log, warn: log },
      now: () => new Date('2026-11-02T12:00:00.000Z'),
      clock: () => 0,
      pause: async () => {},
      mayPass,
    };
  }

  /** Removes every index of calls. */
  async wipe(): Promise<void> {
    for (const { name } of await this.admin.list()) await this.admin.drop(name);
  }

  ensure() {
    return ensureIndex({ ...this.#deps(), outOfTime: () => true });
  }

  /** Rebuilds from the store; `pages` of the table an invocation. */
  rebuild(pages = Number.POSITIVE_INFINITY, begun?: string) {
    const deps = this.#deps();
    const source = callSource(deps);
    return rebuildIndex({ ...deps, source, outOfTime: () => false }, { begun, pages });
  }

  /** Writes calls as they are, complete unless the embedder fails, and makes them searchable. */
  async write(...calls: readonly CallRecord[]): Promise<readonly WriteOutcome[]> {
    const embedded = await embedMoments(this.#deps(), calls, 10_000);
    const outcomes = await this.index.write(embedded.map((one) => indexOperation(one, this.settings.embedding_model)));
    await this.refresh();
    return outcomes;
  }

  async refresh(): Promise<void> {
    for (const { name } of await this.admin.list()) await this.admin.count(name);
  }

  /** What POST /search answers. */
  async find(query: string, options: SearchOptions = {}): Promise<SearchAnswer> {
    const parsed = parseSearchRequest(JSON.stringify({ query, ...options }));
    if (!parsed.ok) throw new Error(`${parsed.field}: ${parsed.title}`);
    const answer = await searchCalls(this.#deps(), parsed.request);
    if (answer === undefined) throw new Error('The cursor is of another list.');
    return answer;
  }

  async ids(query: string, options: SearchOptions = {}): Promise<readonly string[]> {
    return (await this.find(query, options)).hits.map(({ call_id }) => call_id);
  }
}
