import { INTENTS } from '#lambdas/domain/triage/types.ts';
import type { Example } from '../data/call-sets.ts';
import { createRandom } from './random.ts';
import seeds from './seeds.json' with { type: 'json' };

/** Sentences of each intent that are made from the frames of seeds.json. */
const PER_INTENT = 1500;
const HOLE = /\{(\w+)\}|\(([^()]*)\)/;

/**
 * Sentences written by us as frames with alternatives `(a|b)` and slots `{name}`: they teach the model how an intent
 * is worded whatever the business, where the public sets tell mainly what it is about.
 */
export function seedExamples(): Example[] {
  const random = createRandom(7);
  const slots: Readonly<Record<string, readonly string[]>> = seeds.slots;
  const fill = (frame: string): string => {
    let text = frame;
    for (let hole = HOLE.exec(text); hole !== null; hole = HOLE.exec(text)) {
      const choices = hole[1] === undefined ? (hole[2] ?? '').split('|') : (slots[hole[1]] ?? []);
      const choice = choices[Math.floor(random() * choices.length)] ?? '';
      text = text.slice(0, hole.index) + choice + text.slice(hole.index + hole[0].length);
    }
    return text.replace(/ +/g, ' ').trim();
  };
  return INTENTS.flatMap((intent) => {
    const frames = seeds.frames[intent];
    return Array.from({ length: PER_INTENT }, (_, i): Example => {
      const turns = [{ speaker: 'customer', text: fill(frames[i % frames.length] ?? '') }] as const;
      const common = { corpus: 'seed', kind: 'text', split: 'train', product: 'unknown', labels: {} } as const;
      return { ...common, id: `seed-${intent}-${i}`, turns, gold: intent, accept: [intent] };
    });
  });
}
