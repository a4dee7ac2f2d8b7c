/**
 * Runs tasks with the same key one after the other, different keys at once. Uploads to one S3 key take turns, so that the
 * order of versions, sequencers and contents is the same order.
 */
export function createKeyLock(): <T>(key: string, task: () => Promise<T>) => Promise<T> {
  const tails = new Map<string, Promise<unknown>>();
  return (key, task) => {
    const turn = (tails.get(key) ?? Promise.resolve()).then(task, task);
    tails.set(key, turn);
    const forget = () => void (tails.get(key) === turn && tails.delete(key));
    turn.then(forget, forget);
    return turn;
  };
}
