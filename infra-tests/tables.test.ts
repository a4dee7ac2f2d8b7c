import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { callsTable } from '#lambdas/testing/calls-table.ts';
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
  const tables = Object.values(synthesize().storage.findResources('AWS::DynamoDB::Table')).map(
    ({ Properties }) => Properties as Shape,
  );
  const deployed = (key: string) => tables.find(({ KeySchema }) => KeySchema?.[0]?.AttributeName === key) ?? {};

  it.each([
    ['call_id', callsTable('any')],
    ['pk', ledgerTable('any')],
  ] as const)('have the keys and indexes of those that are deployed: %s', (key, tested) => {
    expect(shapeOf(tested)).toEqual(shapeOf(deployed(key) as Shape));
  });
});
