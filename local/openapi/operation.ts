import type { JsonSchema } from './component-schemas.ts';
import type { ComponentName } from './components.ts';
import type { Parameter } from './parameter.ts';
import type { ProblemName } from './problems.ts';

export const TAGS = {
  Questions: 'Ask about the calls, and say whether the answer helped.',
  Calls: 'Find and read calls.',
  Complaints: 'Work on what customers complain of.',
  Figures: 'Count calls, and see what models cost.',
  Service: 'See whether the service runs.',
} as const;

/** A request of our own making. */
export interface Example {
  readonly summary: string;
  readonly value: object;
}

/** A header of an answer, as OpenAPI writes it. */
export interface HeaderObject {
  readonly description: string;
  readonly schema: JsonSchema;
}

/** One route of the API. */
export interface Operation {
  readonly method: 'get' | 'post' | 'patch';
  /** As API Gateway has it, such as `/calls/{call_id}`. */
  readonly path: string;
  readonly id: string;
  readonly tag: keyof typeof TAGS;
  /** A few words. */
  readonly summary: string;
  readonly description: string;
  readonly parameters?: readonly Parameter[];
  readonly body?: {
    readonly schema: ComponentName;
    readonly examples: Readonly<Record<string, Example>>;
  };
  /** What is answered with 200. */
  readonly answer:
    | {
        readonly description: string;
        readonly schema: ComponentName;
        readonly headers?: Readonly<Record<string, HeaderObject>>;
      }
    /** A table, row by row (RFC 4180). */
    | { readonly description: string; readonly csv: true }
    /** Server-sent events by their name. */
    | { readonly description: string; readonly events: Readonly<Record<string, ComponentName>> };
  /** What it refuses, besides what any route may. */
  readonly problems: readonly ProblemName[];
  /** Needs no token. */
  readonly open?: true;
}
