import type { StreamFault } from '../faults.ts';
import type { StreamEvent } from './encode.ts';

/** A stream as it comes when something goes wrong with it. */
export function faultyStream(events: readonly StreamEvent[], fault: StreamFault): readonly StreamEvent[] {
  const { duplicateChunk, exception, lacks } = fault;
  const doubled = duplicateChunk ? withDuplicate(events) : events;
  if (exception === undefined) return doubled.filter(({ type }) => !MISSING[lacks ?? 'nothing'](type));
  const until = exception.at === 'start' ? 1 : Math.ceil(doubled.length / 2);
  const thrown = { type: exception.name, body: { message: 'This failure was asked for.' }, exception: true } as const;
  return [...doubled.slice(0, until), thrown];
}

const MISSING = {
  nothing: () => false,
  everything: () => true,
  end: (type: string) => type === 'messageStop' || type === 'metadata',
  metadata: (type: string) => type === 'metadata',
} as const satisfies Readonly<Record<string, (type: string) => boolean>>;

/** The stream with one of its pieces of content twice. */
function withDuplicate(events: readonly StreamEvent[]): readonly StreamEvent[] {
  const at = events.findIndex(({ type }) => type === 'contentBlockDelta');
  return at === -1 ? events : [...events.slice(0, at + 1), ...events.slice(at)];
}

/** Bytes of the pieces in which a fragmented stream is sent: no event and no character begins with them but by chance. */
const FRAGMENT = 61;

/** The same bytes, cut anywhere. */
export function fragments(chunks: readonly Buffer[]): readonly Buffer[] {
  const bytes = Buffer.concat(chunks);
  const count = Math.ceil(bytes.length / FRAGMENT);
  return Array.from({ length: count }, (_, i) => bytes.subarray(i * FRAGMENT, (i + 1) * FRAGMENT));
}
