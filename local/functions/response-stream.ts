import { Writable } from 'node:stream';

/** Takes the bytes that a handler writes. With a promise, the next ones come when it is fulfilled. */
export type TakeBytes = (bytes: Uint8Array<ArrayBuffer>) => Promise<void> | undefined;

export interface ResponseStreamOptions {
  readonly take: TakeBytes;
  /** Bytes that may be written in all. */
  readonly maxBytes: number;
  /** Bytes that may wait before `write` asks the handler to wait. @default that of Node.js */
  readonly highWaterMark?: number | undefined;
}

type Callback = (error?: Error | null) => void;
type BeforeFirstWrite = (write: (chunk: string | Uint8Array) => void) => void;

/**
 * The stream that a streaming handler writes to, as the Node.js runtime of Lambda has it
 * (https://github.com/aws/aws-lambda-nodejs-runtime-interface-client, src/stream). What was written while the reader was
 * busy goes out as one chunk.
 */
export class ResponseStream extends Writable {
  contentType = 'application/octet-stream';
  /** Set by HttpResponseStream.from. As in the runtime, `write` calls it and `end` does not. */
  _onBeforeFirstWrite: BeforeFirstWrite | undefined;
  private readonly options: ResponseStreamOptions;
  private started = false;
  private bytes = 0;

  constructor(options: ResponseStreamOptions) {
    super(options.highWaterMark === undefined ? {} : { highWaterMark: options.highWaterMark });
    this.options = options;
  }

  setContentType(contentType: string): void {
    if (this.started) throw named('InvalidStreamingOperation', 'Cannot set content-type, too late.');
    this.contentType = contentType;
  }

  override write(chunk: unknown, encoding?: BufferEncoding | Callback, callback?: Callback): boolean {
    if (!this.started) {
      this.started = true;
      this._onBeforeFirstWrite?.((first) => super.write(first));
    }
    const data = typeof chunk === 'string' || chunk instanceof Uint8Array ? chunk : JSON.stringify(chunk);
    return typeof encoding === 'string' ? super.write(data, encoding, callback) : super.write(data, encoding);
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, callback: Callback): void {
    this.pass([chunk], callback);
  }

  override _writev(chunks: { chunk: Buffer }[], callback: Callback): void {
    this.pass(
      chunks.map(({ chunk }) => chunk),
      callback,
    );
  }

  private pass(chunks: readonly Buffer[], callback: Callback): void {
    // A copy of its own: a small Buffer is a view of memory that others share.
    const bytes = new Uint8Array(Buffer.concat(chunks));
    this.bytes += bytes.length;
    if (this.bytes > this.options.maxBytes) {
      callback(tooLarge(this.options.maxBytes));
      return;
    }
    const taken = bytes.length === 0 ? undefined : this.options.take(bytes);
    // At once where it can be: what is written leaves before the stream may break.
    if (taken === undefined) callback();
    else taken.then(() => callback(), callback);
  }
}

/** The null bytes between the metadata and the body (https://docs.aws.amazon.com/lambda/latest/dg/config-rs-write-functions.html). */
const DELIMITER_BYTES = 8;

/** `awslambda.HttpResponseStream`: puts the metadata of an HTTP response, as JSON, and a delimiter before its body. */
export const HttpResponseStream = {
  from(stream: ResponseStream, metadata: unknown): ResponseStream {
    stream.setContentType('application/vnd.awslambda.http-integration-response');
    const json = JSON.stringify(metadata);
    stream._onBeforeFirstWrite = (write) => {
      write(json);
      write(new Uint8Array(DELIMITER_BYTES));
    };
    return stream;
  },
};

function tooLarge(maxBytes: number): Error {
  return named(
    'Function.ResponseSizeTooLarge',
    `Response payload exceeded maximum allowed payload size (${maxBytes} bytes).`,
  );
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}
