import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { SpentReading } from '../domain/calls/model-spending.ts';
import { hasOutstanding, isOutstanding } from '../domain/calls/outstanding.ts';
import type {
  CallPage,
  CallQuery,
  CallStore,
  Claim,
  CurrentCall,
  EnrichOutcome,
  Findings,
  Hold,
  ParkedCall,
  ParkedQuery,
  StoreOutcome,
  UnsettledCall,
  UnsettledQuery,
} from '../domain/calls/ports.ts';
import {
  type CallRecord,
  type CallSummary,
  EFFECTS,
  type Effect,
  type TriagedCall,
  type TriagedTurn,
} from '../domain/calls/record.ts';
import { UnstorableError } from '../domain/calls/unstorable.ts';
import type { Enrichment } from '../domain/enrichment/types.ts';
import { CALLS_INDEX } from '../names.ts';
import { type CallItem, currentCallOf, recordOf, summaryOfItem } from './call-item.ts';
import {
  bookInput,
  claimInput,
  enrichInput,
  HAS_MODELS_ENRICHMENT,
  parkedInput,
  parkInput,
  releaseInput,
  reopenInput,
} from './enrichment-updates.ts';
import { putInput } from './put-input.ts';
import type { CallBodies } from './s3-bodies.ts';
import { type Settlement, settleInput } from './settle-input.ts';
import { isBooked } from './spending-attributes.ts';

/** Items are at most 400 KB (DynamoDB quotas); what comes near it keeps its turns in S3. */
const MAX_TURNS_BYTES = 300_000;

/**
 * Items read at a time where most of them may be filtered out, and reads of one list request: an importance rarer than
 * one in 5,000 calls ends the page early, with a cursor to go on from.
 */
const FILTERED_READ = 500;
const MAX_READS = 10;

export class DynamoCallStore implements CallStore {
  readonly #client: DynamoDBClient;
  readonly #table: string;
  readonly #bodies: CallBodies;

  constructor(client: DynamoDBClient, table: string, bodies: CallBodies) {
    this.#client = client;
    this.#table = table;
    this.#bodies = bodies;
  }

  async put(call: TriagedCall): Promise<StoreOutcome> {
    const input = putInput(this.#table, call, await this.#place(call.call_id, call.turns));
    try {
      const { Attributes } = await this.#client.send(new UpdateItemCommand(input));
      return { kind: 'stored', revision: Number(Attributes?.revision?.N) };
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return await this.#outcomeOfRefusal(call);
      throw described(error);
    }
  }

  /** Turns go into the item, or into S3 when the item would grow too large. */
  async #place(callId: string, turns: readonly TriagedTurn[]): Promise<Pick<CallItem, 'turns' | 'body'>> {
    const text = JSON.stringify(turns);
    if (Buffer.byteLength(text) <= MAX_TURNS_BYTES) return { turns: text };
    return { body: { key: await this.#bodies.put(callId, text) } };
  }

  /** A refused write was ours already (a redelivery, or an answer that got lost), or a newer version is there. */
  async #outcomeOfRefusal(call: TriagedCall): Promise<StoreOutcome> {
    const stored = await this.#item(call.call_id);
    if (stored === undefined) throw new Error('The stored call disappeared while it was written; it is tried again.');
    const own = stored.source?.id === call.source.id && stored.source.order === call.source.order;
    if (!own) return { kind: 'superseded' };
    return { kind: 'duplicate', revision: stored.revision, unsettled: stored.unsettled_shard !== undefined };
  }

  async get(callId: string): Promise<CallRecord | undefined> {
    const item = await this.#rawItem(callId);
    return item && (await recordOf(item, this.#bodies));
  }

  async summary(callId: string): Promise<CurrentCall | undefined> {
    const item = await this.#item(callId);
    return item && currentCallOf(item);
  }

  async settle(
    callId: string,
    revision: number,
    effects: readonly Effect[],
    findings: Findings = {},
  ): Promise<boolean> {
    return await this.#settle({ callId, revision, effects, findings });
  }

  async #settle(settlement: Settlement): Promise<boolean> {
    const others = EFFECTS.filter((effect) => !settlement.effects.includes(effect));
    const whole = settleInput(this.#table, settlement, others);
    // Almost always these are the last effects that were outstanding.
    if ((await this.#update(whole)) !== undefined) return true;
    if (others.length === 0) return false;
    const part = settleInput(this.#table, settlement, undefined);
    const after = await this.#update({ ...part, ReturnValues: 'ALL_NEW' });
    if (after === undefined) return false;
    // Another one noted the rest in between, and neither of the two saw all of it.
    if (!hasOutstanding(unmarshall(after) as CallItem)) await this.#update(whole);
    return true;
  }

  async claim(call_id: string, revision: number, hold: Hold): Promise<Claim> {
    const item = await this.#update(claimInput(this.#table, { call_id, revision }, hold));
    if (item !== undefined) return { kind: 'claimed', call: await recordOf(item, this.#bodies) };
    const stored = await this.#item(call_id);
    const due = stored?.revision === revision && isOutstanding(stored, 'enrichment');
    return { kind: due ? 'held' : 'done' };
  }

  async release(call_id: string, revision: number, reading?: SpentReading): Promise<void> {
    await this.#update(releaseInput(this.#table, { call_id, revision }, reading));
  }

  async enrich(
    call_id: string,
    revision: number,
    enrichment: Enrichment,
    reading?: SpentReading,
  ): Promise<EnrichOutcome> {
    const ref = { call_id, revision };
    const stored = await this.#update(enrichInput(this.#table, ref, { enrichment, reading }));
    if (stored !== undefined) return 'stored';
    const before = await this.#item(call_id);
    if (before?.revision !== revision) return 'superseded';
    // This one was first, and its answer or what follows it got lost.
    if (isBooked(before, reading) && isOutstanding(before, 'index')) return 'stored';
    if (reading !== undefined) await this.#update(bookInput(this.#table, ref, reading));
    if (enrichment.degraded !== undefined) {
      const settlement = { callId: call_id, revision, effects: ['enrichment'] as const, findings: {} };
      await this.#settle({ ...settlement, condition: HAS_MODELS_ENRICHMENT });
    }
    return 'kept';
  }

  async park(call_id: string, revision: number, since: string): Promise<void> {
    await this.#update(parkInput(this.#table, { call_id, revision }, since));
  }

  async parked(query: ParkedQuery): Promise<readonly ParkedCall[]> {
    const { Items } = await this.#client.send(new QueryCommand(parkedInput(this.#table, query)));
    return (Items ?? []).map((item) => {
      const { call_id, revision, parked_since } = unmarshall(item) as ParkedCall;
      return { call_id, revision, parked_since };
    });
  }

  async reopen(call_id: string, revision: number, at: string): Promise<boolean> {
    return (await this.#update(reopenInput(this.#table, { call_id, revision }, at))) !== undefined;
  }

  async postpone(callId: string, revision: number, until: string): Promise<void> {
    await this.#update({
      TableName: this.#table,
      Key: marshall({ call_id: callId }),
      UpdateExpression: 'SET unsettled_since = :until',
      ConditionExpression: 'revision = :revision AND attribute_exists(unsettled_shard)',
      ExpressionAttributeValues: marshall({ ':revision': revision, ':until': until }),
    });
  }

  /** The attributes that the update returns; undefined when its condition does not hold. */
  async #update(input: UpdateItemCommandInput): Promise<Record<string, AttributeValue> | undefined> {
    try {
      const { Attributes } = await this.#client.send(new UpdateItemCommand(input));
      return Attributes ?? {};
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw described(error);
    }
  }

  async unsettled({ shard, before, limit, after }: UnsettledQuery): Promise<readonly UnsettledCall[]> {
    const { Items } = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        IndexName: CALLS_INDEX.unsettled,
        KeyConditionExpression: 'unsettled_shard = :shard AND unsettled_since < :before',
        ExpressionAttributeValues: marshall({ ':shard': String(shard), ':before': before }),
        Limit: limit,
        ...(after && { ExclusiveStartKey: marshall({ ...after, unsettled_shard: String(shard) }) }),
      }),
    );
    return (Items ?? []).map((item) => {
      const { call_id, unsettled_since } = unmarshall(item) as UnsettledCall;
      return { call_id, unsettled_since };
    });
  }

  async list(query: CallQuery): Promise<CallPage> {
    const calls: CallSummary[] = [];
    let after: Record<string, AttributeValue> | undefined =
      query.after && marshall({ ...query.after, client_id: query.clientId });
    let reads = 0;
    do {
      const most = query.importance === undefined ? query.limit - calls.length : FILTERED_READ;
      const page = await this.#client.send(new QueryCommand(listInput(this.#table, query, after, most)));
      for (const item of page.Items ?? []) calls.push(summaryOfItem(unmarshall(item)));
      after = page.LastEvaluatedKey;
      reads++;
    } while (after !== undefined && calls.length < query.limit && reads < MAX_READS);
    const shown = calls.slice(0, query.limit);
    // More was read than is shown: the next page begins behind the last one shown, not behind the last one read.
    const last = shown.length < calls.length ? shown.at(-1) : after && unmarshall(after);
    if (last === undefined) return { calls: shown };
    return { calls: shown, next: { call_id: String(last.call_id), timestamp: String(last.timestamp) } };
  }

  async #item(callId: string): Promise<CallItem | undefined> {
    const item = await this.#rawItem(callId);
    return item && (unmarshall(item) as CallItem);
  }

  async #rawItem(callId: string): Promise<Record<string, AttributeValue> | undefined> {
    const { Item } = await this.#client.send(
      new GetItemCommand({ TableName: this.#table, Key: marshall({ call_id: callId }), ConsistentRead: true }),
    );
    return Item;
  }
}

/** Too large, nested too deep, a number beyond its range: no other attempt is answered otherwise. */
function described(error: unknown): unknown {
  return error instanceof Error && error.name === 'ValidationException' ? new UnstorableError(error) : error;
}

function listInput(table: string, query: CallQuery, after: Record<string, AttributeValue> | undefined, limit: number) {
  const importance = query.importance ?? [];
  const values = {
    ':client': query.clientId,
    ':start': query.start ?? '0',
    ':end': query.end ?? '9',
    ...Object.fromEntries(importance.map((value, i) => [`:importance${i}`, value])),
  };
  return {
    TableName: table,
    IndexName: CALLS_INDEX.byClient,
    KeyConditionExpression: 'client_id = :client AND #timestamp BETWEEN :start AND :end',
    ExpressionAttributeNames: { '#timestamp': 'timestamp', ...(importance.length > 0 && { '#triage': 'triage' }) },
    ExpressionAttributeValues: marshall(values),
    ScanIndexForward: false,
    Limit: limit,
    ...(after && { ExclusiveStartKey: after }),
    ...(importance.length > 0 && {
      FilterExpression: `#triage.importance IN (${importance.map((_, i) => `:importance${i}`).join(', ')})`,
    }),
  };
}
