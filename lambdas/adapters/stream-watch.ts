import type { StreamTimes } from '../domain/enrichment/ports.ts';

/** Gives up a stream that takes too long, or is silent for too long; to be ended in any case. */
export class StreamWatch {
  readonly #controller = new AbortController();
  readonly #within: NodeJS.Timeout;
  readonly #idle: NodeJS.Timeout;
  #expired: 'TimeoutError' | 'IdleTimeout' | undefined;

  constructor({ within_ms, idle_ms }: StreamTimes) {
    this.#within = setTimeout(() => this.#expire('TimeoutError'), within_ms);
    this.#idle = setTimeout(() => this.#expire('IdleTimeout'), idle_ms);
  }

  /** Ends the request and its connection. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Which time was over first. */
  get expired(): string | undefined {
    return this.#expired;
  }

  /** Something came; silence begins anew. */
  heard(): void {
    if (this.#expired === undefined) this.#idle.refresh();
  }

  /** A stream that was not read to its end holds its connection until it is aborted. */
  end({ whole }: { readonly whole: boolean }): void {
    clearTimeout(this.#within);
    clearTimeout(this.#idle);
    if (!whole) this.#controller.abort();
  }

  #expire(code: 'TimeoutError' | 'IdleTimeout'): void {
    this.#expired ??= code;
    this.#controller.abort();
  }
}
