import type { Fused } from '../../search/fusion.ts';
import type { Speaker } from '../../transcript/call.ts';
import type { SourceMetadata } from '../answer.ts';
import type { CallPassages } from '../ports.ts';

/** A call that was found, with what of it may answer the question. */
export interface RetrievedCall {
  /** Its place and score among all that were found. */
  readonly found: Fused;
  /** Cosine of the question and the nearest passage, -1..1; undefined where the call was found by words alone. */
  readonly cosine?: number | undefined;
  readonly passages: CallPassages;
}

/** A turn that a model is shown, and that an answer may rest on. */
export interface SourceTurn {
  /** From 1; what the model knows it by. */
  readonly number: number;
  readonly call_id: string;
  readonly turn: number;
  readonly speaker: Speaker;
  readonly text: string;
  /** 0..1: how well it fits the question, to compare with those of other questions as well. */
  readonly relevance: number;
  readonly metadata: SourceMetadata;
}

/** A claim as a model gave it, its form checked: nothing says yet that it is true. */
export interface RawClaim {
  readonly text: string;
  /** `source` is the number of a SourceTurn. */
  readonly evidence: readonly { readonly source: number; readonly quote: string }[];
}
