/** How an index is made. */
export interface IndexBlueprint {
  /** Its settings and mappings; the body of its creation. */
  readonly definition: object;
  /** Tells whether an index was made by this; kept in its `_meta`. */
  readonly version: string;
}

/** Documents of one kind, in their table. */
export interface RebuildSource {
  /**
   * Writes the next page of the table to an index and makes sure that it is there; throws when it cannot be now. The page is
   * whole: what the index refuses is counted.
   */
  writePage(page: SourcePage): Promise<WrittenPage>;
  /** About how many documents there are. */
  size(): Promise<number>;
}

export interface SourcePage {
  /** Name of the index. */
  readonly index: string;
  /** Where the page before ended. */
  readonly after: string | undefined;
  /** True when there is no time to wait for an engine that is busy. */
  readonly outOfTime: () => boolean;
}

export interface WrittenPage {
  readonly indexed: number;
  readonly refused: number;
  /** Undefined behind the last page. */
  readonly next: string | undefined;
}

/** An index of documents of one kind as the engine has it. */
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
  /** Version of the blueprint of the index. */
  readonly definition: string;
  /** How far its rebuild is; undefined for an index that is complete. */
  readonly rebuild?: RebuildProgress;
}

export interface RebuildProgress {
  /** Last document that was read; the next page of the table begins behind it. */
  readonly after?: string | undefined;
  readonly indexed: number;
  readonly refused: number;
}

/** The indices of documents of one kind, and the aliases before them. */
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
  /** Makes what was written searchable, and counts the documents. */
  count(name: string): Promise<number>;
  /** Gives roles of the account the rights to read or write documents of every kind, where the engine has roles of its own. */
  grant(roles: readonly SearchRole[]): Promise<void>;
}

/** A role of the account and what it may do. */
export interface SearchRole {
  readonly role: 'reader' | 'writer';
  readonly arn: string;
}
