import { hasOutstanding } from '#lambdas/domain/calls/outstanding.ts';
import { complaintId } from '#lambdas/domain/complaints/complaint-id.ts';
import { mayComplain } from '#lambdas/domain/complaints/opening/may-complain.ts';
import { missingRejections, type Upload } from '../ingest/settlement.ts';
import type { UploadedVersion } from '../load/uploads.ts';
import type { DeadLetter } from './dead-letters.ts';
import type { Disturbances } from './disturb.ts';
import type { Happened } from './inject.ts';
import type { State, StoredComplaint } from './read-state.ts';

/** One invariant as it was found from outside. */
export interface Finding {
  readonly id: string;
  readonly what: string;
  readonly checked: number;
  readonly violations: number;
  /** Ids of some of them. */
  readonly examples: readonly string[];
  readonly note?: string;
}

/** What is known of a run beside what is stored. */
export interface Evidence {
  readonly state: State;
  readonly uploaded: ReadonlyMap<string, UploadedVersion>;
  /** Versions that S3 has of objects whose calls were read more often than they were acknowledged. */
  readonly versions: ReadonlyMap<string, number>;
  readonly disturbances: Disturbances;
  readonly deadLetters: readonly DeadLetter[];
  readonly happened: readonly Happened[];
  /** Messages in queues at the end, dead letters not counted. */
  readonly waiting: number;
  /** Objects in quarantine that belong to uploads of good calls. */
  readonly goodInQuarantine: readonly string[];
}

const EXAMPLES = 5;

export function finding(id: string, what: string, checked: number, bad: readonly string[], note?: string): Finding {
  return {
    id,
    what,
    checked,
    violations: bad.length,
    examples: bad.slice(0, EXAMPLES),
    ...(note !== undefined && { note }),
  };
}

/** I1: the table has the newest version of each call. The key of the table already allows for one item only. */
export function newestVersions({ state, uploaded }: Evidence): Finding {
  const byId = new Map(state.calls.map((call) => [call.call_id, call]));
  const bad = [...uploaded.values()].filter(
    ({ callId, versionId }) => byId.get(callId)?.source.version_id !== versionId,
  );
  const many = [...uploaded.values()].filter(({ versions }) => versions > 1).length;
  const note = `${many} calls were uploaded more than once`;
  return finding(
    'I1',
    'one current item per call, the newest version',
    uploaded.size,
    bad.map(({ callId }) => callId),
    note,
  );
}

/** I2: counting the documents gives what counting the items gives. */
export function sameAggregates({ state }: Evidence): Finding {
  const dimensions = {
    product: [(i: number) => state.calls[i]?.metadata.product, (i: number) => state.indexed[i]?.product],
    region: [(i: number) => state.calls[i]?.metadata.region, (i: number) => state.indexed[i]?.region],
    importance: [(i: number) => state.calls[i]?.triage.importance, (i: number) => state.indexed[i]?.importance],
  } as const;
  let checked = 0;
  const bad = Object.entries(dimensions).flatMap(([name, [ofItem, ofDocument]]) => {
    const [items, documents] = [countBy(state.calls.length, ofItem), countBy(state.indexed.length, ofDocument)];
    const values = new Set([...items.keys(), ...documents.keys()]);
    checked += values.size;
    return [...values]
      .filter((v) => items.get(v) !== documents.get(v))
      .map((v) => `${name} ${v}: ${items.get(v) ?? 0} items, ${documents.get(v) ?? 0} documents`);
  });
  return finding('I2', 'aggregates equal a recount of the items', checked, bad);
}

function countBy(length: number, of: (i: number) => string | undefined): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (let i = 0; i < length; i++) {
    const value = of(i) ?? '(none)';
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

/** I3: every document is of the revision and edition of its item, and there are none besides. */
export function sameRevisions({ state }: Evidence): Finding {
  const documents = new Map(state.indexed.map((document) => [document.call_id, document]));
  const bad = state.calls.filter(({ call_id, revision, edition, index_refusal }) => {
    const document = documents.get(call_id);
    documents.delete(call_id);
    if (document === undefined) return index_refusal === undefined;
    return document.revision !== revision || document.edition !== edition;
  });
  const ids = [...bad.map(({ call_id }) => call_id), ...documents.keys()];
  return finding('I3', 'each document is of its item, revision and edition', state.calls.length, ids);
}

/** I5: every input is stored, superseded, in quarantine with a reason, or a poison message laid aside; nothing goes round. */
export function accounted({ state, uploaded, disturbances, deadLetters, waiting }: Evidence): Finding {
  const stored = new Map(state.calls.map((call) => [call.call_id, call]));
  const good = [...uploaded.keys()].filter((id) => {
    const call = stored.get(id);
    return call === undefined || hasOutstanding(call);
  });
  const hostile = disturbances.uploads.filter((upload) => upload.pending.size > 0 || missingRejections(upload) > 0);
  const poison = Object.values(disturbances.poison).reduce((sum, n) => sum + n, 0);
  const laidAside = deadLetters.filter((letter) => letter.poison).length;
  const bad = [
    ...good,
    ...hostile.map(({ key }: Upload) => key),
    ...(waiting > 0 ? [`${waiting} messages still in queues`] : []),
  ];
  const note =
    `${uploaded.size} calls, ${disturbances.uploads.length} hostile uploads with ${quarantined(disturbances)} unreadable parts in quarantine; ` +
    `${poison} poison messages, ${laidAside} of them in dead-letter queues, the others ignored`;
  return finding(
    'I5',
    'every input is accounted for, none goes round',
    uploaded.size + disturbances.uploads.length + poison,
    bad,
    note,
  );
}

function quarantined({ uploads }: Disturbances): number {
  return uploads.reduce((sum, { rejections }) => sum + rejections.size, 0);
}

/** Seconds that a fault may still be felt: messages come back after their visibility has lapsed, up to five times. */
const FELT_MS = 60_000;

/** I7: good calls are neither put into quarantine nor laid aside in the company of poison; only an outage of an engine excuses the latter. */
export function neighboursUnharmed({
  uploaded,
  deadLetters,
  happened,
  goodInQuarantine,
  disturbances,
}: Evidence): Finding {
  const during = ({ sentMs }: DeadLetter) =>
    happened.some(({ from, to }) => sentMs >= from - FELT_MS && sentMs <= to + FELT_MS);
  const good = deadLetters.filter((letter) => !letter.poison);
  const unexcused = good.filter((letter) => !during(letter)).map(({ queue }) => `${queue}: a good message`);
  const mixed = disturbances.uploads.filter(({ key, pending }) => key.includes('hostile/mixed') && pending.size > 0);
  const note = `${good.length} good messages were laid aside during outages and came back by a redrive`;
  const bad = [...goodInQuarantine, ...unexcused, ...mixed.map(({ key }) => key)];
  return finding('I7', 'a bad message never fails its neighbours', uploaded.size, bad, note);
}

/** One ticket for each call and issue, one pair of clocks for each of its cycles, and nothing that is outstanding. */
export function oneTicketOneClock({ state }: Evidence): Finding {
  const calls = new Map(state.calls.map((call) => [call.call_id, call]));
  const bad = state.complaints.filter((complaint) => !isWhole(complaint) || !state.indexedComplaints.has(complaint.id));
  const strangers = [...state.indexedComplaints].filter(
    (id) => !state.complaints.some((complaint) => complaint.id === id),
  );
  const opened = new Set(
    state.complaints.flatMap(({ steps }) => steps.flatMap((s) => (s.kind === 'opened' ? [s.origin.call_id] : []))),
  );
  const missing = [...opened].filter((id) => !calls.has(id));
  const due = state.calls.filter(({ triage }) => mayComplain(triage)).length;
  const note = `${opened.size} calls with complaints, of ${due} that may complain`;
  return finding(
    'complaints',
    'one ticket and one clock each',
    state.complaints.length,
    [...bad.map(({ id }) => id), ...strangers, ...missing],
    note,
  );
}

function isWhole({ id, steps, unsettled, clock }: StoredComplaint): boolean {
  const [first, ...others] = steps.toSorted((a, b) => a.version - b.version);
  if (first?.kind !== 'opened' || clock === undefined || unsettled > 0) return false;
  const { call_id, issue } = first.origin;
  const names = clock.clocks.map(({ name, cycle }) => `${name} ${cycle}`);
  return (
    id === complaintId(call_id, issue) &&
    others.every(({ kind }) => kind !== 'opened') &&
    clock.version === steps.length &&
    new Set(names).size === names.length &&
    ['first_response 1', 'resolution 1'].every((name) => names.includes(name))
  );
}
