/** Stable codes for why input cannot be read. */
export const RejectCode = {
  EMPTY: 'EMPTY',
  UNSUPPORTED: 'UNSUPPORTED',
  ENCODING: 'ENCODING',
  CORRUPT_GZIP: 'CORRUPT_GZIP',
  EXPANSION: 'EXPANSION',
  TOO_LARGE: 'TOO_LARGE',
  TOO_DEEP: 'TOO_DEEP',
  MALFORMED: 'MALFORMED',
  SCHEMA: 'SCHEMA',
  TIMESTAMP: 'TIMESTAMP',
  BAD_KEY: 'BAD_KEY',
  UNSTORABLE: 'UNSTORABLE',
} as const;

export type RejectCode = (typeof RejectCode)[keyof typeof RejectCode];

/** Why input cannot be read: one sentence that never repeats any of the input, and where it is. */
export interface Rejection {
  readonly code: RejectCode;
  readonly message: string;
  /** 1-based line of the expanded text. */
  readonly line?: number;
  /** 0-based place among the calls of the object. */
  readonly item?: number;
}

/** An object that cannot be read, as a whole or from some place on. Never retried: it goes to quarantine. */
export class RejectError extends Error {
  readonly rejection: Rejection;

  constructor(rejection: Rejection) {
    super(rejection.message);
    this.name = 'RejectError';
    this.rejection = rejection;
  }
}
