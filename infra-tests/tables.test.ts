import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { EXPIRES_AT } from '#lambdas/adapters/expiry.ts';
import { answersTable } from '#lambdas/testing/answers-table.ts';
import { callsTable } from '#lambdas/testing/calls-table.ts';
import { complaintsTable } from '#lambdas/testing/complaints-table.ts';
import { ledgerTable } from '#lambdas/testing/ledger-table.ts';
import { synthesize } from './synth.ts';

type Shape = Pick<CreateTableCommandInput, 'KeySchema' | 'AttributeDefinitions' | 'GlobalSecondaryIndexes'>;

/** Keys, attributes and indexes in an order that does not depend on who wrote them down. */
function shapeOf({ KeySchema, AttributeDefinitions = [], GlobalSecondaryIndexes = [] }: Shape) {
  const byName = <T>(items: readonly T[], name: (item: T) => string | undefined) =>
    [...items].sort((a, b) => String(name(a)).localeCompare(String(name(b))));
  const indexes = GlobalSecondaryIndexes.map(({ IndexName, KeySchema: keys, Projection }) => {
    const projected = [...(Projection?.NonKeyAttributes ?? [])].sort();
    return { IndexName, keys, type: Projection?.ProjectionType, projected };
  });
  return {
    keys: KeySchema,
    attributes: byName(AttributeDefinitions, ({ AttributeName }) => AttributeName),
    indexes: byName(indexes, ({ IndexName }) => IndexName),
  };
}

describe('the tables that contract suites run on', () => {
  const tables = Object.entries(synthesize().storage.findResources('AWS::DynamoDB::Table'));
  const deployed = (name: string) => tables.find(([id]) => id.startsWith(name))?.[1].Properties ?? {};

  it.each([
    ['Calls', callsTable('any')],
    ['Ledger', ledgerTable('any')],
    ['Answers', answersTable('any')],
    ['Complaints', complaintsTable('any')],
  ] as const)('have the keys and indexes of those that are deployed: %s', (name, tested) => {
    expect(shapeOf(tested)).toEqual(shapeOf(deployed(name) as Shape));
  });

  it('are all that are deployed', () => {
    expect(tables).toHaveLength(4);
  });

  it('lose only answers and questions, by the attribute that the adapters write', () => {
    expect(deployed('Answers').TimeToLiveSpecification).toEqual({ AttributeName: EXPIRES_AT, Enabled: true });
    for (const name of ['Calls', 'Ledger', 'Complaints'])
      expect(deployed(name).TimeToLiveSpecification).toBeUndefined();
  });
});
