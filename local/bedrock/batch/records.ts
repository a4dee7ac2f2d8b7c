import { randomBytes } from 'node:crypto';
import { isObject, readObject } from '../bridge/read-json.ts';
import type { JsonObject } from '../converse/types.ts';

/** One line of an input file. */
export interface BatchRecord {
  readonly recordId: string;
  readonly modelInput: JsonObject;
}

/** Why a job fails, in a sentence that says nothing of its records. */
export class JobFailure extends Error {}

/**
 * One record of an input file: https://docs.aws.amazon.com/bedrock/latest/userguide/batch-inference-data.html. As in the
 * service, `modelInput` is not looked into before its turn, and a record without an id is given one.
 */
export function readRecord(line: string, number: number): BatchRecord {
  const record = readObject(line);
  if (record === undefined) throw new JobFailure(`Line ${number} of an input file is no JSON object.`);
  const { recordId = newRecordId(), modelInput } = record;
  if (typeof recordId !== 'string') throw new JobFailure(`Line ${number} has a recordId that is no string.`);
  if (!isObject(modelInput)) throw new JobFailure(`Line ${number} has no modelInput that is an object.`);
  return { recordId, modelInput };
}

/** Eleven letters and digits. */
function newRecordId(): string {
  return randomBytes(6).toString('hex').slice(1).toUpperCase();
}

export interface RecordError {
  /** HTTP status. */
  readonly errorCode: number;
  readonly errorMessage: string;
}

/** One line of an output file: https://docs.aws.amazon.com/bedrock/latest/userguide/batch-inference-results.html */
export type RecordResult = BatchRecord & ({ readonly modelOutput: JsonObject } | { readonly error: RecordError });
