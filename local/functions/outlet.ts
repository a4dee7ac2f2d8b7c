type SendChunk = (requestId: string, bytes: Uint8Array<ArrayBuffer>) => void;

/** Bytes on their way that make the handler wait until some of them have been taken. */
const WINDOW_BYTES = 64 * 1024;

/**
 * Where the chunks of the invocation at work leave its thread, as soon as they are written. What is sent after the reader
 * has gone, or by an invocation that is over, goes nowhere.
 */
export class Outlet {
  private readonly sendChunk: SendChunk;
  private current: string | undefined;
  private abandoned = false;
  private underway = 0;
  private resume: () => void = () => {};

  constructor(sendChunk: SendChunk) {
    this.sendChunk = sendChunk;
  }

  open(requestId: string): void {
    this.current = requestId;
    this.abandoned = false;
    this.underway = 0;
  }

  /** Gives a promise when the next chunk has to wait for it. */
  send(requestId: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> | undefined {
    if (this.abandoned || requestId !== this.current) return undefined;
    this.underway += bytes.length;
    this.sendChunk(requestId, bytes);
    if (this.underway < WINDOW_BYTES) return undefined;
    return new Promise((resolve) => {
      this.resume = resolve;
    });
  }

  taken(requestId: string, bytes: number): void {
    if (requestId !== this.current) return;
    this.underway -= bytes;
    if (this.underway < WINDOW_BYTES) this.resume();
  }

  abandon(requestId: string): void {
    if (requestId !== this.current) return;
    this.abandoned = true;
    this.resume();
  }

  close(): void {
    this.current = undefined;
    this.resume();
  }
}
