/** Largest metadata of a streamed response: the delimiter begins within the first 16 KB of it. */
const MAX_METADATA_BYTES = 16 * 1024;
/** Null bytes between the metadata and the body. */
const DELIMITER = Buffer.alloc(8);

export type MetadataProgress =
  | { readonly kind: 'incomplete' }
  /** No JSON, or no delimiter where there has to be one. */
  | { readonly kind: 'malformed' }
  | {
      readonly kind: 'complete';
      readonly metadata: unknown /** The beginning of the body. */;
      readonly rest: Uint8Array;
    };

/**
 * Reads what comes before the body of a streamed response, whichever way it is cut into chunks: metadata as JSON, then
 * eight null bytes, of which JSON has none
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode-lambda.html).
 */
export class StreamMetadata {
  private readonly read = Buffer.alloc(MAX_METADATA_BYTES + DELIMITER.length);
  private length = 0;

  push(chunk: Uint8Array): MetadataProgress {
    const fitting = chunk.subarray(0, this.read.length - this.length);
    this.read.set(fitting, this.length);
    const from = Math.max(0, this.length - (DELIMITER.length - 1));
    const before = this.length;
    this.length += fitting.length;
    const at = this.read.subarray(0, this.length).indexOf(DELIMITER, from);
    if (at < 0) return { kind: this.length < this.read.length ? 'incomplete' : 'malformed' };
    const metadata = parse(this.read.toString('utf8', 0, at));
    if (metadata === undefined) return { kind: 'malformed' };
    return { kind: 'complete', metadata, rest: chunk.subarray(at + DELIMITER.length - before) };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
