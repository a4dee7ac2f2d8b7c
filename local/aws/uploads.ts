import { shown } from '../shown.ts';
import type { ObjectHead, ObjectStore } from './object-store.ts';
import { sendToQueue } from './queue-message.ts';
import { objectCreatedMessage } from './s3-event.ts';
import type { Intent, State } from './state.ts';
import type { Upstream } from './upstream.ts';
import { newVersionId, type Versions } from './versions.ts';

/** Which uploads a queue wants to hear of. */
export interface NotificationRule {
  readonly prefix: string;
  readonly suffix?: string;
  readonly queueName: string;
}

export interface UploadsOptions {
  readonly store: ObjectStore;
  readonly sqs: Upstream;
  readonly state: State;
  readonly versions: Versions;
  readonly region: string;
  /** Uploads wait until they are accepted. @default false */
  readonly held?: boolean;
  readonly onProblem: (line: string) => void;
}

export type Uploads = ReturnType<typeof createUploads>;

/** Pause between attempts to settle uploads whose queue or engine refused. */
const RETRY_MS = 2_000;

/**
 * What follows from an upload: its version and its events, at least once.
 *
 * The intent is in the journal before the upload is forwarded and leaves it after the last event was taken by its queue.
 * So a kill at any point is healed by `replay` at the next start; it can only send an event twice, as S3 may too.
 */
export function createUploads(options: UploadsOptions) {
  const { store, state, versions, onProblem } = options;
  const rules = new Map<string, NotificationRule[]>();
  const { settle, stop } = keepTrying(createSettle(options), onProblem);
  const { promise: accepted, resolve: accept } = Promise.withResolvers<void>();
  if (!options.held) accept();

  return {
    /** Resolves when uploads may begin: before all rules are known, one would be stored and nobody would hear of it. */
    accepted,
    accept,

    notify(bucket: string, rule: NotificationRule): void {
      rules.set(bucket, [...(rules.get(bucket) ?? []), rule]);
    },

    /** Writes the intent, or undefined when nothing follows from an upload to this key. */
    begin(bucket: string, key: string, eventName: string): Intent | undefined {
      const queueNames = (rules.get(bucket) ?? []).filter((rule) => wants(rule, key)).map((rule) => rule.queueName);
      const version = state.isVersioned(bucket) ? { versionId: newVersionId() } : {};
      if (queueNames.length === 0 && !state.isVersioned(bucket)) {
        return undefined;
      }
      return state.begin({ bucket, key, eventName, startedMs: Date.now(), queueNames, ...version });
    },

    /** The upload was refused or broke off before the engine answered: nothing follows from it. */
    abandon: (intent: Intent): void => state.finish(intent),

    /** The upload succeeded. The version must exist before the client hears of its id; the event may come later. */
    async complete(intent: Intent): Promise<void> {
      if (intent.versionId !== undefined) {
        const head = await store.head(intent.bucket, intent.key);
        if (head !== undefined) {
          await versions.record(intent, head);
        }
      }
      await settle(intent);
    },

    /** Settles what the last run left open. Call before taking requests. */
    async replay(): Promise<void> {
      for (const intent of state.unfinished()) {
        await settle(intent);
      }
    },

    /** Finds out what became of an upload whose answer was lost. */
    settle,
    stop,
  };
}

function wants({ prefix, suffix = '' }: NotificationRule, key: string): boolean {
  return key.startsWith(prefix) && key.endsWith(suffix);
}

/** Turns a `settle` that may throw into one that reports the first failure and tries again until it works. */
function keepTrying(settleOnce: (intent: Intent) => Promise<void>, onProblem: (line: string) => void) {
  const owed = new Map<number, Intent>();
  const settle = async (intent: Intent): Promise<void> => {
    try {
      await settleOnce(intent);
      owed.delete(intent.id);
    } catch (error) {
      if (!owed.has(intent.id)) {
        onProblem(`S3 event for ${intent.bucket}/${shown(intent.key)} is late and will be tried again: ${error}`);
      }
      owed.set(intent.id, intent);
    }
  };
  const retry = setInterval(() => {
    for (const intent of owed.values()) {
      void settle(intent);
    }
  }, RETRY_MS).unref();
  return { settle, stop: () => clearInterval(retry) };
}

/** Makes everything that follows from an upload happen, then takes it out of the journal. Throws to be called again. */
function createSettle({ store, sqs, state, versions, region }: UploadsOptions) {
  return async (intent: Intent): Promise<void> => {
    const { bucket, key, versionId, queueNames } = intent;
    const known = versionId === undefined ? undefined : state.findVersion(bucket, key, versionId);
    const head = known === undefined ? await store.head(bucket, key) : undefined;
    const fresh = head !== undefined && arrived(intent, head) ? head : undefined;
    if (fresh !== undefined) {
      await versions.record(intent, fresh);
    }
    const uploaded = known ?? fresh;
    if (uploaded !== undefined) {
      const message = objectCreatedMessage(intent, uploaded, region);
      await Promise.all(queueNames.map((queueName) => sendToQueue(sqs, queueName, { MessageBody: message })));
    }
    state.finish(intent);
  };
}

/** An object older than the intent means that the upload itself never arrived. HTTP dates have whole seconds. */
function arrived(intent: Intent, head: ObjectHead): boolean {
  return head.lastModifiedMs >= Math.floor(intent.startedMs / 1000) * 1000;
}
