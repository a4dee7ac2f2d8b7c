import type { Rejection } from './reject.ts';

/** How the calls of an object are written: one a line, as an array, or objects one after the other. */
export type Mode = 'lines' | 'array' | 'values';

/** Where the next value begins; survives JSON, so that a later invocation can go on from it. */
export interface Position {
  readonly mode: Mode;
  /** Bytes of the expanded content in front of it. */
  readonly offset: number;
  /** 1-based line. */
  readonly line: number;
  /** 0-based count of values in front of it. */
  readonly item: number;
}

/** One value, or why it is none; its neighbours are not affected. */
export type ReadResult = {
  readonly raw: Uint8Array;
  readonly line: number;
  readonly item: number;
  readonly next: Position;
} & ({ readonly ok: true; readonly value: object } | { readonly ok: false; readonly rejection: Rejection });
