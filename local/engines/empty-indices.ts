/** Runs before each file of tests: the real OpenSearch is one for all of them, and they expect an empty one. */
import { inject } from 'vitest';

const endpoint = inject('realOpensearch') ?? '';
if (new URL(endpoint).hostname !== '127.0.0.1') throw new Error('Only an engine of this machine may be emptied.');

const indices = (await (await fetch(`${endpoint}/_cat/indices?format=json`)).json()) as readonly { index: string }[];
for (const { index } of indices) {
  // Those that begin with a dot are the engine's own.
  if (!index.startsWith('.')) await fetch(`${endpoint}/${index}`, { method: 'DELETE' });
}
