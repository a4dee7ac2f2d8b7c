import type { CallDocument } from '../domain/search/document.ts';
import { deletionVersion, documentVersion } from '../domain/search/document-version.ts';
import type { CallIndex, IndexOperation, WriteOutcome } from '../domain/search/ports.ts';

interface Stored {
  readonly version: number;
  /** Undefined once it is deleted; the version is remembered. */
  readonly document: CallDocument | undefined;
}

/** The write side of the index in memory, held to the same contract as the engines. */
export class MemoryIndex implements CallIndex {
  readonly stored = new Map<string, Stored>();

  async write(operations: readonly IndexOperation[]): Promise<readonly WriteOutcome[]> {
    for (const operation of operations) this.#apply(operation);
    return operations.map(() => ({ kind: 'done' as const }));
  }

  document(callId: string): CallDocument | undefined {
    return this.stored.get(callId)?.document;
  }

  #apply(operation: IndexOperation): void {
    const [id, version, document] =
      operation.kind === 'index'
        ? [operation.document.call_id, documentVersion(operation.document), structuredClone(operation.document)]
        : [operation.call_id, deletionVersion(operation.revision), undefined];
    const there = this.stored.get(id)?.version ?? 0;
    const mayEqual = operation.kind === 'delete' || operation.complete;
    if (version > there || (mayEqual && version === there)) this.stored.set(id, { version, document });
  }
}
