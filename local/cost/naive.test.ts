import { describe, expect, it } from 'vitest';
import { naiveUsd } from './naive.ts';

describe('a naive design', () => {
  it('pays for the whole transcript once, or seven times', () => {
    const { once, seven } = naiveUsd('us.amazon.nova-pro-v1:0', {
      transcriptTokens: 1000,
      instructionTokens: 1400,
      answerTokens: 250,
    });
    expect(once).toBeCloseTo((2400 * 0.8 + 250 * 3.2) / 1e6, 9);
    expect(seven).toBeCloseTo((7 * (1150 * 0.8 + 80 * 3.2)) / 1e6, 9);
  });
});
