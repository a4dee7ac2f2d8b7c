import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { answerWith, storedAnswer } from '../../../testing/answers.ts';
import { packAnswer, unpackAnswer } from './packed-answer.ts';

const MIB = 1024 * 1024;
/** A valid answer in JSON of so many bytes, most of them blanks, which pack to almost nothing. */
const padded = (bytes: number) => gzipSync(Buffer.from(JSON.stringify(storedAnswer()).padEnd(bytes)));
/** Text that hardly gets smaller when it is packed. */
const noise = (length: number) => {
  let state = 1;
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return String.fromCharCode(33 + (state % 90));
  }).join('');
};

describe('a packed answer', () => {
  it('comes back as it was', async () => {
    const packed = await packAnswer(storedAnswer());
    expect(await unpackAnswer(packed ?? new Uint8Array())).toEqual(storedAnswer());
  });

  it('is none where the bytes are of something else', async () => {
    for (const bytes of [Buffer.from('{}'), gzipSync('{}'), gzipSync('no JSON'), new Uint8Array()])
      expect(await unpackAnswer(bytes)).toBeUndefined();
  });

  it('is not unpacked beyond 16 MiB, however few bytes it takes', async () => {
    const bomb = padded(17 * MIB);
    expect(bomb.byteLength).toBeLessThan(50_000);
    expect(await unpackAnswer(bomb)).toBeUndefined();
    expect(await unpackAnswer(padded(15 * MIB))).toEqual(storedAnswer());
  });

  it('is not kept where it is larger than an item may be, packed or unpacked', async () => {
    expect(await packAnswer(answerWith(noise(600_000)))).toBeUndefined();
    expect(await packAnswer(answerWith('a'.repeat(17 * MIB)))).toBeUndefined();
    expect(await packAnswer(answerWith('a'.repeat(1 * MIB)))).toBeInstanceOf(Uint8Array);
  });
});
