import type { AttributeValue, PutItemCommandInput, UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { Feedback, QueryRecord } from '../domain/query/ports.ts';
import { EXPIRES_AT, expirySeconds } from './expiry.ts';

const KEPT_MS = 30 * 86_400_000;
const OMIT = { removeUndefinedValues: true } as const;

const keyOf = (queryId: string) => marshall({ pk: `query#${queryId}`, sk: 'query' });

/** A question as it is kept, with the last word on its answer. */
export interface KeptQuery extends QueryRecord {
  readonly feedback?: Feedback;
}

/** Writes a question that is not there yet. Thirty days by the clock of this machine, whatever the question says. */
export function putQuery(TableName: string, query: QueryRecord, now: Date): PutItemCommandInput {
  const expires = { [EXPIRES_AT]: expirySeconds(now.getTime() + KEPT_MS, now) };
  return {
    TableName,
    Item: { ...marshall({ ...query, ...expires }, OMIT), ...keyOf(query.query_id) },
    ConditionExpression: 'attribute_not_exists(pk)',
  };
}

/**
 * Puts what somebody says of an answer in the place of what they said before, where the question is theirs and is still
 * kept. Writing it again changes nothing.
 */
export function putFeedback(
  TableName: string,
  { queryId, subject }: { readonly queryId: string; readonly subject: string },
  feedback: Feedback,
  now: Date,
): UpdateItemCommandInput {
  return {
    TableName,
    Key: keyOf(queryId),
    UpdateExpression: 'SET #feedback = :feedback',
    ConditionExpression: '#subject = :subject AND #expires > :now',
    ExpressionAttributeNames: { '#feedback': 'feedback', '#subject': 'subject', '#expires': EXPIRES_AT },
    ExpressionAttributeValues: marshall(
      { ':feedback': feedback, ':subject': subject, ':now': Math.floor(now.getTime() / 1000) },
      OMIT,
    ),
  };
}

/** The question that an item of it holds. */
export function keptQueryOf(item: Record<string, AttributeValue>): KeptQuery {
  const { pk, sk, [EXPIRES_AT]: expires, ...query } = unmarshall(item);
  return query as KeptQuery;
}
