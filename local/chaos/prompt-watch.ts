import { CANARIES } from '../load/calls.ts';

export interface PromptReport {
  /** Requests to models, prompts and texts to embed. */
  readonly looked: number;
  /** Of those, how many held a personal value of a made call. */
  readonly leaking: number;
}

/** Looks for the personal values of made calls in everything that a model is sent. */
export function promptWatch() {
  let [looked, leaking] = [0, 0];
  return {
    look(body: string): void {
      looked++;
      if (holdsCanary(body)) leaking++;
    },
    report: (): PromptReport => ({ looked, leaking }),
  };
}

export function holdsCanary(text: string): boolean {
  return CANARIES.some((canary) => text.includes(canary));
}
