/** 16-bit hash of two ids (Fibonacci hashing; Knuth, TAOCP 3, 6.4). */
export function pairHash(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 16;
}
