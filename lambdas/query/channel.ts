/** Values that one side gives as they come, and the other takes in that order. */
export interface Channel<T> extends AsyncIterable<T> {
  push(value: T): void;
  /** No more will come; what was pushed can still be taken. */
  close(): void;
}

/** Unbounded: who pushes does not wait. */
export function createChannel<T>(): Channel<T> {
  const values: T[] = [];
  let closed = false;
  let wake: () => void = () => {};
  const more = () => new Promise<void>((resolve) => (wake = resolve));
  return {
    push(value) {
      values.push(value);
      wake();
    },
    close() {
      closed = true;
      wake();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        while (values.length > 0) yield values.shift() as T;
        if (closed) return;
        await more();
      }
    },
  };
}
