declare module 'dynalite' {
  import type { Server } from 'node:http';

  /** dynalite ships no types; this is the part of its options that we use. Times in milliseconds. */
  export default function dynalite(options: {
    readonly path?: string;
    readonly createTableMs?: number;
    readonly deleteTableMs?: number;
    readonly updateTableMs?: number;
  }): Server;
}
