import { boundedExpiry } from '../adapters/expiry.ts';
import type { KeptQuery } from '../adapters/query-items.ts';
import { newestOfEach } from '../domain/query/kept/newest-of-each.ts';
import { packAnswer, unpackAnswer } from '../domain/query/kept/packed-answer.ts';
import {
  type AnswerCache,
  type Feedback,
  MAX_PAST,
  type PastQuestion,
  type QueryLog,
  type QueryRecord,
  type StoredAnswer,
} from '../domain/query/ports.ts';

/** Answers in memory, held to the same contract as the table. */
export class MemoryAnswerCache implements AnswerCache {
  readonly #answers = new Map<string, Uint8Array>();
  readonly #past = new Map<string, readonly PastQuestion[]>();
  readonly #now: () => Date;

  constructor(now: () => Date = () => new Date()) {
    this.#now = now;
  }

  async get(key: string): Promise<StoredAnswer | undefined> {
    const packed = this.#answers.get(key);
    return packed && (await unpackAnswer(packed));
  }

  async put(key: string, stored: StoredAnswer): Promise<void> {
    const packed = await packAnswer({ ...stored, expires_at: boundedExpiry(stored.expires_at, this.#now()) });
    if (packed !== undefined) this.#answers.set(key, packed);
  }

  async past(scope: string): Promise<readonly PastQuestion[]> {
    return newestOfEach(this.#past.get(scope)?.slice(0, MAX_PAST) ?? [], this.#now());
  }

  async addPast(scope: string, question: PastQuestion): Promise<void> {
    const kept = {
      ...question,
      vector: question.vector.slice(),
      expires_at: boundedExpiry(question.expires_at, this.#now()),
    };
    this.#past.set(scope, [kept, ...(this.#past.get(scope) ?? [])]);
  }
}

const KEPT_MS = 30 * 86_400_000;

/** Questions in memory, held to the same contract as the table. */
export class MemoryQueryLog implements QueryLog {
  readonly #queries = new Map<string, { readonly query: KeptQuery; readonly until: number }>();
  readonly #now: () => Date;

  constructor(now: () => Date = () => new Date()) {
    this.#now = now;
  }

  /** All questions, in the order that they were asked in. */
  queries(): readonly KeptQuery[] {
    return [...this.#queries.values()].map(({ query }) => query);
  }

  async record(query: QueryRecord): Promise<void> {
    if (this.#queries.has(query.query_id)) return;
    this.#queries.set(query.query_id, { query, until: this.#now().getTime() + KEPT_MS });
  }

  async feedback(queryId: string, subject: string, feedback: Feedback): Promise<'stored' | 'unknown'> {
    const kept = this.#queries.get(queryId);
    if (kept === undefined || kept.query.subject !== subject || kept.until <= this.#now().getTime()) return 'unknown';
    this.#queries.set(queryId, { ...kept, query: { ...kept.query, feedback } });
    return 'stored';
  }
}
