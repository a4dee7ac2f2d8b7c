const MIB = 1024 * 1024;

/** Caps on what one uploaded object and one call may be. */
export interface ReadLimits {
  /** Bytes of the object as it is stored. */
  readonly maxObjectBytes: number;
  /**
   * Bytes after decompression. Every resume expands a gzipped object again up to where it goes on, which must leave
   * time to get further: at 130 MB/s on the smallest function (512 MB have 0.29 of a core, a whole one was measured to
   * expand and pass over 450 MB/s) that takes 17 of the 45 seconds that an invocation has.
   */
  readonly maxExpandedBytes: number;
  /** Expanded bytes for each stored byte, checked once more than `ratioFreeBytes` are expanded. */
  readonly maxExpansionRatio: number;
  readonly ratioFreeBytes: number;
  /** Bytes of one call. */
  readonly maxCallBytes: number;
  /** Levels of nested objects and arrays; a transcript needs four. */
  readonly maxDepth: number;
  readonly maxTurns: number;
  /** UTF-16 units of one turn. */
  readonly maxTurnChars: number;
}

export const DEFAULT_LIMITS: ReadLimits = {
  maxObjectBytes: 1024 * MIB,
  maxExpandedBytes: 2 * 1024 * MIB,
  maxExpansionRatio: 200,
  ratioFreeBytes: 16 * MIB,
  maxCallBytes: 8 * MIB,
  maxDepth: 32,
  maxTurns: 10_000,
  maxTurnChars: 262_144,
};
