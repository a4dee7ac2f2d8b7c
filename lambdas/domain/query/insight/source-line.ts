import type { SourceTurn } from './types.ts';

/** A source as a model sees it: nothing of its call but who speaks. */
export function sourceLine({ number, speaker, text }: Pick<SourceTurn, 'number' | 'speaker' | 'text'>): string {
  return JSON.stringify({ source: number, speaker, text });
}
