import type { PastQuestion } from '../ports.ts';

/** Of questions in the order from the newest on: those that have not expired, and of those with the same answer the newest. */
export function newestOfEach(questions: readonly PastQuestion[], now: Date): readonly PastQuestion[] {
  const newest = new Map<string, PastQuestion>();
  for (const question of questions) {
    if (question.expires_at > now.getTime() && !newest.has(question.key)) newest.set(question.key, question);
  }
  return [...newest.values()];
}
