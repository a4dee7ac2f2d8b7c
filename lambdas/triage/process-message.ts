import { RejectCode } from '../domain/ingestion/reject.ts';
import { quarantineKeys, sourceId } from '../domain/source/object-key.ts';
import type { ResumePoint } from '../domain/source/ports.ts';
import { readResumeMessage } from '../domain/source/resume-message.ts';
import { parseSourceEvents, type SourceEvent } from '../domain/source/s3-event.ts';
import { METRIC } from '../metrics.ts';
import { correlated } from '../runtime/correlation.ts';
import { type IngestDeps, type IngestTally, ingestObject } from './ingest-object.ts';
import { bytesInFlight, type Gate } from './memory-gate.ts';

export interface MessageDeps extends IngestDeps {
  readonly outOfTime: () => boolean;
  /** Shared by all messages that are handled side by side. */
  readonly gate: Gate;
}

/**
 * Does what one message of the triage queue asks for: an S3 notification, or the rest of an object. Returning
 * acknowledges the message; throwing sends it back, after five receives to the dead-letter queue.
 */
export async function processMessage(deps: MessageDeps, body: string): Promise<void> {
  const message: unknown = parseJson(body);
  const rest = readResumeMessage(message);
  if (rest === 'invalid') return ignore(deps, 'bad-resume');
  if (rest !== undefined) return await ingestInTime(deps, rest);
  for (const event of parseSourceEvents(message)) await processEvent(deps, event);
}

async function processEvent(deps: MessageDeps, event: SourceEvent): Promise<void> {
  if (event.kind === 'ignored') return ignore(deps, event.why);
  if (event.kind === 'bad-key') await quarantineKey(deps, event.bucket, event.encodedKey);
  else await ingestInTime(deps, { object: event.object, compressed: false, quarantined: 0 });
  // Behind the work: a message that comes back is the same upload.
  deps.counter.count(METRIC.objectsReceived, 1);
}

function ignore(deps: MessageDeps, why: string): void {
  deps.counter.count(METRIC.eventsIgnored, 1);
  deps.logger[why === 'bad-resume' ? 'warn' : 'info']('Ignored an event', { why });
}

/** Work for which no time is left is sent as a new message: a returned one would wear out its receives unattempted. */
async function ingestInTime(deps: MessageDeps, point: ResumePoint): Promise<void> {
  await correlated(objectCorrelation(point), () => ingestBounded(deps, point));
}

/** Of an upload, through all messages that it takes to read it. */
function objectCorrelation({ object: { bucket, key, sequencer } }: ResumePoint): string {
  return `${sourceId(bucket, key)}@${sequencer}`;
}

async function ingestBounded(deps: MessageDeps, point: ResumePoint): Promise<void> {
  await deps.gate(bytesInFlight(point.object.size, deps.limits), async () => {
    if (deps.outOfTime()) {
      deps.counter.count(METRIC.objectsResumed, 1);
      return await deps.resume.send(point);
    }
    report(deps, point, await ingest(deps, point));
  });
}

function ingest(deps: MessageDeps, point: ResumePoint): Promise<IngestTally> {
  return deps.tracer.span('triage', { bytes: point.object.size }, async (span) => {
    const tally = await ingestObject(deps, point, deps.outOfTime);
    span.set({ ...tally });
    return tally;
  });
}

function report(deps: MessageDeps, point: ResumePoint, tally: IngestTally): void {
  if (!tally.resumed) deps.counter.count(METRIC.objectsResumed, 0);
  const details = { sequencer: point.object.sequencer, bytes: point.object.size, ...tally };
  if (tally.quarantined > 0) deps.logger.warn('Put unreadable input into quarantine', details);
  else deps.logger.info('Read an object', details);
}

/** A key that cannot be decoded names no object that could be fetched; its reason stands under the key as written. */
async function quarantineKey(deps: MessageDeps, bucket: string, encodedKey: string): Promise<void> {
  const rejection = { code: RejectCode.BAD_KEY, message: 'The key in the notification is not valid URL encoding.' };
  const { reason } = quarantineKeys(encodedKey);
  await deps.objects.write(
    bucket,
    reason,
    JSON.stringify({ ...rejection, rejections: [rejection] }, null, 2),
    'application/json',
  );
  deps.counter.count(METRIC.quarantined, 1, { reason: rejection.code });
  deps.logger.warn('Put an object with an unreadable key into quarantine', { code: rejection.code });
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new Error('The message is not JSON.');
  }
}
