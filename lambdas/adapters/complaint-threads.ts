import { type DynamoDBClient, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { MAX_THREAD, type ThreadMember } from '../domain/complaints/ports.ts';
import { nearestInThread, type Threaded, threadKey, threadMonth, threadMonths } from '../domain/complaints/thread.ts';
import type { Item } from './complaint-items.ts';
import { sideBySide } from './side-by-side.ts';
import { unlessRefused } from './unless-refused.ts';

/** Months that are read at a time; 30 days reach two or three. */
const READS_AT_A_TIME = 10;

/** The table, and who talks to it. */
export interface ThreadsTable {
  readonly client: DynamoDBClient;
  readonly table: string;
}

/**
 * Adds a complaint to its month of a thread, then reads the other months that `days` reach.
 *
 * Guaranteed: of two complaints within `days` of each other, at least one is given the other, however close they join.
 * In one month, the writes of the item are in a row, and each is answered with the item as it left it: the second gets the
 * first. In two months, both write before they read, strongly consistently. Who does not find the other one read before
 * the other one's write was done; its own write was done by then, so that the other one's reads, which follow, find it.
 * That both are given each other is usual, and that neither is cannot be. A retry, after a crash or a lost answer, joins
 * again: nobody is in a thread twice, and the guarantee holds for the last answer that was received.
 *
 * Not guaranteed: where the two join with different `days`, and for members beyond MAX_THREAD of a month, which are not
 * added: they are given those who are there, and are given to nobody.
 */
export async function joinThread(to: ThreadsTable, member: ThreadMember, days: number): Promise<readonly Threaded[]> {
  const own = threadMonth(member.called_at);
  const months = threadMonths(member.called_at, days);
  const joined = await add(to, keyOf(member, own), member);
  const left = joined === undefined ? months : months.filter((month) => month !== own);
  const read = await sideBySide(left, READS_AT_A_TIME, (month) => readMonth(to, keyOf(member, month)));
  return nearestInThread([...(joined ?? []), ...read.flat()], member, days);
}

function keyOf(member: ThreadMember, month: string): Item {
  return marshall({ pk: `thread#${threadKey(member)}#${month}`, sk: 'members' });
}

/** The month with its new member; undefined when it takes no more. */
async function add(
  { client, table }: ThreadsTable,
  Key: Item,
  member: Threaded,
): Promise<readonly Threaded[] | undefined> {
  const command = new UpdateItemCommand({
    TableName: table,
    Key,
    UpdateExpression: 'ADD members :member',
    ConditionExpression: 'attribute_not_exists(members) OR size(members) < :most',
    ExpressionAttributeValues: {
      ':member': { SS: [`${member.called_at} ${member.complaint_id}`] },
      ':most': { N: String(MAX_THREAD) },
    },
    ReturnValues: 'ALL_NEW',
  });
  const answer = await unlessRefused(client.send(command));
  return answer && membersOf(answer.Attributes);
}

async function readMonth({ client, table }: ThreadsTable, Key: Item): Promise<readonly Threaded[]> {
  const { Item } = await client.send(new GetItemCommand({ TableName: table, Key, ConsistentRead: true }));
  return membersOf(Item);
}

function membersOf(item: Item | undefined): readonly Threaded[] {
  return (item?.members?.SS ?? []).map((member) => {
    const space = member.indexOf(' ');
    return { called_at: member.slice(0, space), complaint_id: member.slice(space + 1) };
  });
}
