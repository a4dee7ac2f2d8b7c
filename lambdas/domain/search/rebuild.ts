/** An index of calls as the engine has it. */
export interface IndexState {
  readonly name: string;
  readonly version: number;
  /** Searches and counts ask it. */
  readonly serves: boolean;
  /** Documents are written to it. */
  readonly written: boolean;
  readonly meta: IndexMeta;
}

/** What an index keeps about itself in its `_meta`. */
export interface IndexMeta {
  /** definitionVersion of the index. */
  readonly definition: string;
  /** How far its rebuild is; undefined for an index that is complete. */
  readonly rebuild?: RebuildProgress;
}

export interface RebuildProgress {
  /** Last call that was read; the next page of the table begins behind it. */
  readonly after?: string | undefined;
  readonly indexed: number;
  readonly refused: number;
}

/** The indices of calls and the aliases before them. */
export interface IndexAdmin {
  list(): Promise<readonly IndexState[]>;
  /** Creates an index, not yet written to nor asked. One that is there already is left as it is. */
  create(version: number, definition: object, meta: IndexMeta): Promise<void>;
  /** Gives an index the fields of a definition that it lacks. False when the engine cannot add them. */
  extend(name: string, definition: object): Promise<boolean>;
  keepMeta(name: string, meta: IndexMeta): Promise<void>;
  /** Has documents written to the index from the next batch on. */
  openForWrites(name: string): Promise<void>;
  /** Makes one index the only one that is asked and written to, at once. */
  serve(name: string): Promise<void>;
  drop(name: string): Promise<void>;
  /** Makes what was written searchable, and counts the calls. */
  count(name: string): Promise<number>;
  /** Gives roles of the account the rights to read or write calls, where the engine has roles of its own. */
  grant(roles: readonly SearchRole[]): Promise<void>;
}

/** A role of the account and what it may do. */
export interface SearchRole {
  readonly role: 'reader' | 'writer';
  readonly arn: string;
}
