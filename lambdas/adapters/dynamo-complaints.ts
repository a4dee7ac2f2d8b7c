import {
  DescribeTableCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  paginateQuery,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { UnstorableError } from '../domain/calls/unstorable.ts';
import type { ClockRecord } from '../domain/complaints/clock/types.ts';
import type {
  ComplaintScan,
  ComplaintStore,
  KeptComplaint,
  OutdatedQuery,
  Outstanding,
  OutstandingQuery,
  ThreadMember,
} from '../domain/complaints/ports.ts';
import type { Step } from '../domain/complaints/steps.ts';
import type { Threaded } from '../domain/complaints/thread.ts';
import {
  appendInput,
  clockInput,
  type Item,
  keptOf,
  outdatedInput,
  outstandingInput,
  outstandingOf,
  postponeInput,
  settleInput,
} from './complaint-items.ts';
import { isPartitionKey, itemKey, MARKS, type Marks } from './complaint-keys.ts';
import { idsOf, sampleInput, scanInput } from './complaint-scan.ts';
import { joinThread } from './complaint-threads.ts';
import { VersionsSeen } from './complaint-versions.ts';
import { sideBySide } from './side-by-side.ts';
import { unlessRefused } from './unless-refused.ts';

/** Writes, and reads of whole complaints, that one request makes at a time. */
const AT_A_TIME = 10;

/**
 * Complaints on their table: for each one its steps (`step#000001`), its clocks (`clock`), and beside them the threads of
 * clients. Only conditions that do not hold are values; faults of the table are thrown, and what it refuses for good as
 * an UnstorableError: no other attempt is answered otherwise.
 */
export class DynamoComplaintStore implements ComplaintStore {
  readonly #client: DynamoDBClient;
  readonly #table: string;
  readonly #seen = new VersionsSeen();

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /**
   * A condition sees the item alone that is written, so that the step before is known to be there from the read or append
   * that the caller made here before. Only where there was none, one small read looks for it.
   */
  async append(complaintId: string, step: Step): Promise<boolean> {
    const input = appendInput(this.#table, complaintId, step);
    if (!(await this.#hasVersion(complaintId, step.version - 1))) return false;
    const written = await conditional(this.#client.send(new PutItemCommand(input)));
    if (written === undefined) return false;
    this.#seen.add(complaintId, step.version);
    return true;
  }

  async #hasVersion(complaint_id: string, version: number): Promise<boolean> {
    if (version === 0 || this.#seen.has(complaint_id, version)) return true;
    const Key = marshall(itemKey({ complaint_id, item: version }));
    const read = { TableName: this.#table, Key, ProjectionExpression: 'pk', ConsistentRead: true };
    return (await this.#client.send(new GetItemCommand(read))).Item !== undefined;
  }

  /** Of more than 1 MB in several pages, one after the other: the clocks are never newer than the steps, nor is there a gap. */
  async read(complaintId: string): Promise<KeptComplaint | undefined> {
    if (!isPartitionKey(complaintId)) return undefined;
    const items: Item[] = [];
    const pages = paginateQuery(
      { client: this.#client },
      {
        TableName: this.#table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: marshall({ ':pk': complaintId }),
        ConsistentRead: true,
      },
    );
    for await (const { Items = [] } of pages) items.push(...Items);
    const kept = keptOf(items);
    if (kept !== undefined) this.#seen.add(complaintId, kept.steps.length);
    return kept;
  }

  async settle(complaintId: string, versions: readonly number[]): Promise<void> {
    await sideBySide(versions, AT_A_TIME, (version) => this.#update(settleInput(this.#table, complaintId, version)));
  }

  async keepClock(clock: ClockRecord): Promise<boolean> {
    return await this.#update(clockInput(this.#table, clock));
  }

  async unsettled(query: OutstandingQuery): Promise<readonly Outstanding[]> {
    return await this.#outstanding(MARKS.unsettled, query);
  }

  async due(query: OutstandingQuery): Promise<readonly Outstanding[]> {
    return await this.#outstanding(MARKS.due, query);
  }

  /** Indexes follow the table within a second or so, so that what was settled just now may still be given. */
  async #outstanding(marks: Marks, query: OutstandingQuery): Promise<readonly Outstanding[]> {
    const { Items = [] } = await this.#client.send(new QueryCommand(outstandingInput(this.#table, marks, query)));
    return Items.flatMap((item) => outstandingOf(marks, item));
  }

  /** Reads the clocks of the shard that have something to do, 1 MB at a time, until so many are found. */
  async outdated(query: OutdatedQuery): Promise<readonly Outstanding[]> {
    const found: Outstanding[] = [];
    for await (const { Items = [] } of paginateQuery({ client: this.#client }, outdatedInput(this.#table, query))) {
      found.push(...Items.flatMap((item) => outstandingOf(MARKS.due, item)));
      if (found.length >= query.limit) break;
    }
    return found.slice(0, query.limit);
  }

  async postpone(outstanding: Outstanding, until: string): Promise<void> {
    await this.#update(postponeInput(this.#table, outstanding, until));
  }

  /** What is guaranteed, and how: see complaint-threads.ts. */
  async joinThread(member: ThreadMember, days: number): Promise<readonly Threaded[]> {
    return await joinThread({ client: this.#client, table: this.#table }, member, days);
  }

  /**
   * Reads the table for the steps that open complaints, and then each complaint by itself: twice the table in all, and no
   * complaint is cut by a page. A page may hold fewer complaints than the limit, or none; the last one has no `next`.
   */
  async scan({ limit, after }: Parameters<ComplaintStore['scan']>[0]): Promise<ComplaintScan> {
    const page = await this.#client.send(new ScanCommand(scanInput(this.#table, limit, after)));
    const { ids, next } = idsOf(page, limit);
    const read = await sideBySide(ids, AT_A_TIME, async (complaint_id) => {
      const kept = await this.read(complaint_id);
      return kept && { complaint_id, kept };
    });
    return { complaints: read.filter((complaint) => complaint !== undefined), next };
  }

  /**
   * Exact for a table of up to 1 MB. Of a larger one, the share of complaints among the items of 1 MB, which are any of
   * them, since partitions are in the order of a hash; times the number of items, which DynamoDB counts every six hours.
   * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableDescription.html
   */
  async size(): Promise<number> {
    const {
      Count = 0,
      ScannedCount = 0,
      LastEvaluatedKey,
    } = await this.#client.send(new ScanCommand(sampleInput(this.#table)));
    if (LastEvaluatedKey === undefined || ScannedCount === 0) return Count;
    const { Table } = await this.#client.send(new DescribeTableCommand({ TableName: this.#table }));
    return Math.max(Count, Math.round(((Table?.ItemCount ?? 0) * Count) / ScannedCount));
  }

  /** False when the condition of the update does not hold. */
  async #update(input: UpdateItemCommandInput): Promise<boolean> {
    return (await conditional(this.#client.send(new UpdateItemCommand(input)))) !== undefined;
  }
}

/** What a write answers; undefined when its condition does not hold. */
async function conditional<T>(write: Promise<T>): Promise<T | undefined> {
  try {
    return await unlessRefused(write);
  } catch (error) {
    throw error instanceof Error && error.name === 'ValidationException' ? new UnstorableError(error) : error;
  }
}
