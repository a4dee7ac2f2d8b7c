import type { AttributeValue } from '@aws-sdk/client-dynamodb';

export type Item = Readonly<Record<string, AttributeValue>>;

/** A list or a map, and each of their elements, take some bytes beside what they hold. */
const DOCUMENT_BYTES = 3;
const ELEMENT_BYTES = 1;

/**
 * Bytes of an item by the rules of DynamoDB: names and values of all attributes in UTF-8
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html).
 */
export function itemBytes(item: Item): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + utf8(name) + valueBytes(value), 0);
}

function valueBytes(value: AttributeValue): number {
  if (value.S !== undefined) return utf8(value.S);
  if (value.N !== undefined) return numberBytes(value.N);
  if (value.B !== undefined) return value.B.length;
  if (value.SS !== undefined) return sum(value.SS, utf8);
  if (value.NS !== undefined) return sum(value.NS, numberBytes);
  if (value.BS !== undefined) return sum(value.BS, ({ length }) => length);
  if (value.L !== undefined) return DOCUMENT_BYTES + sum(value.L, (one) => ELEMENT_BYTES + valueBytes(one));
  if (value.M !== undefined) return DOCUMENT_BYTES + ELEMENT_BYTES * Object.keys(value.M).length + itemBytes(value.M);
  return 1; // a boolean or null
}

/** "Approximately 1 byte per two significant digits + 1 byte"; a sign takes another one. */
function numberBytes(number: string): number {
  const [mantissa = ''] = number.toLowerCase().split('e');
  const digits = mantissa.replace(/[-.]/g, '').replace(/^0+/, '').replace(/0+$/, '');
  return Math.ceil(digits.length / 2) + 1 + (number.startsWith('-') ? 1 : 0);
}

function sum<T>(values: readonly T[], bytesOf: (value: T) => number): number {
  return values.reduce((total, value) => total + bytesOf(value), 0);
}

function utf8(text: string): number {
  return Buffer.byteLength(text);
}
