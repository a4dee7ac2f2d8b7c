import type { ConverseAnswer, ConverseRequest } from './converse/types.ts';
import type { LiveStream } from './stream/live.ts';

/** What a model answers to one call of InvokeModel. */
export interface InvokeAnswer {
  /** JSON. */
  readonly body: string;
  readonly inputTokens: number;
}

/** A model is the operations that it takes part in. */
export interface Model {
  /** InvokeModel: takes the request's body in the model's own schema. */
  readonly invoke?: (body: string) => InvokeAnswer;
  /** Converse and ConverseStream; what is asked for has been read and is in order. */
  readonly converse?: (request: ConverseRequest) => Promise<ConverseAnswer>;
  /** ConverseStream of a model that can be heard while it writes. @default the answer of Converse, in pieces */
  readonly converseStream?: (request: ConverseRequest, gone: AbortSignal) => LiveStream;
}
