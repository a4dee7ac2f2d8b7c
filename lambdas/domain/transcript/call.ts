/** Who speaks. Anything but customer and agent stays unknown: a speaker is never guessed. */
export type Speaker = 'customer' | 'agent' | 'unknown';

export interface Turn {
  /** Place in the transcript as it was uploaded, from 0; empty turns are dropped, the numbers of the others stay. */
  readonly turn: number;
  readonly speaker: Speaker;
  readonly text: string;
  /** Seconds from the start of the call. */
  readonly start_time?: number;
  readonly end_time?: number;
}

export interface CallMetadata {
  readonly client_id: string;
  readonly client_segment?: string;
  readonly product: string;
  readonly region: string;
  readonly agent_id: string;
  readonly channel?: string;
  readonly language?: string;
}

/** A call as it was uploaded, checked and normalised. */
export interface Call {
  readonly call_id: string;
  /** Start of the call, UTC ISO 8601 with milliseconds. */
  readonly timestamp: string;
  readonly duration_seconds: number;
  readonly turns: readonly Turn[];
  readonly metadata: CallMetadata;
}
