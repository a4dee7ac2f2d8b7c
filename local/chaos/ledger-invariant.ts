import type { LedgerRow } from '#lambdas/domain/cost/ledger.ts';
import type { CountedModels } from '../bedrock/usage.ts';
import type { EnginesAccount } from '../load/engines-process.ts';
import type { EmbeddingInvocation } from './embedding-watch.ts';
import { type Evidence, type Finding, finding } from './invariants.ts';

/** Purposes of which a revision of a call gets one reading. */
const READINGS: ReadonlySet<string> = new Set(['enrichment', 'shadow']);
/** Services whose outage may lose a reading that was paid for, so that it is made again. */
const LOSING: ReadonlySet<string> = new Set(['runtime', 'dynamodb', 'sqs', 'sns', 's3']);
/** Time-out of the function that indexes (lib/constructs): no invocation lives longer, ms. */
const INVOCATION_MS = 30_000;
/** A reading, its booking and the call's settling lie within this time, ms. */
const READING_MS = 30_000;

/** Calls with more readings than versions that were acknowledged. */
export function readOften({
  state,
  uploaded,
}: Pick<Evidence, 'state' | 'uploaded'>): ReadonlyMap<string, readonly LedgerRow[]> {
  const readings = Map.groupBy(state.ledger.filter(isReading), ({ subject }) => subject);
  return new Map([...readings].filter(([id, rows]) => rows.length > (uploaded.get(id)?.versions ?? 1)));
}

/** I4: one paid reading for each version of a call; a second one only where a crash or an outage was in between. */
export function oneReading(evidence: Evidence): Finding {
  const { state, happened, versions } = evidence;
  const readings = state.ledger.filter(isReading);
  const subjects = new Set(readings.map(({ subject }) => subject));
  const more = [...readOften(evidence)].filter(([id, rows]) => rows.length > (versions.get(id) ?? 1));
  const excused = ([, rows]: readonly [string, readonly LedgerRow[]]) => {
    const [first = 0, last = 0] = [Math.min(...rows.map(startOf)), Math.max(...rows.map(startOf))];
    return happened.some(({ service, from, to }) => LOSING.has(service) && from <= last && to >= first - READING_MS);
  };
  const bad = more.filter((entry) => !excused(entry)).map(([id]) => id);
  const note = `${readings.length} readings of ${subjects.size} calls; ${more.length - bad.length} calls were read again after a crash or an outage that lost the first reading`;
  return finding('I4', 'one paid reading for each version of a call', subjects.size, bad, note);
}

const isReading = ({ purpose, outcome }: LedgerRow) => READINGS.has(purpose) && outcome === 'answered';
const startOf = ({ started_at }: LedgerRow) => Date.parse(started_at);

/**
 * The ledger beside the stand-in's own count: what it has as cost was billed, and what was billed is at most that and what
 * it knows that it does not know. Without open rows and lost answers both are equal.
 */
export function ledgerAgrees({ state }: Evidence, { usage }: EnginesAccount): Finding {
  const { requests, cost, unconfirmed, open, rows } = totalsOf(state.ledger.filter(isChat));
  const { total } = usage.chat;
  const unknown = total.cost + total.unconfirmed.cost - cost - unconfirmed;
  const bad = [
    ...moreThanBilled(cost, usage.chat),
    ...(unknown > 0 ? [`${usd(unknown)} were billed that the ledger does not know of`] : []),
    ...(total.requests > requests ? [`${total.requests - requests} requests without a row`] : []),
  ];
  const note = `ledger ${requests} requests, ${usd(cost)} and at most ${usd(unconfirmed)} besides (${open} rows open); ${countOf(usage.chat)}`;
  return finding('ledger, chat', 'the ledger knows all that was billed, and no more', rows, bad, note);
}

/**
 * Every embedding of a call is in a row of the invocation that asked for it. The rows are written behind the embedding, so
 * that a kill or a table that refuses may lose those of the invocations at work just then, and of no others.
 */
export function embeddingsBooked({ state, happened }: Evidence, { usage, embeddings }: EnginesAccount): Finding {
  const booked = state.ledger.filter((row) => !isChat(row));
  const requestsOf = new Map(booked.map(({ id, requests = 1 }) => [id, requests]));
  let [excused, inRows] = [0, 0];
  const bad = embeddings.invocations.flatMap((invocation) => {
    const written = invocation.rows.reduce((sum, id) => sum + (requestsOf.get(id) ?? 0), 0);
    inRows += written;
    if (written === invocation.requests) return [];
    if (written > invocation.requests || !mayLoseRows(invocation, happened))
      return [`${invocation.requests} requests at ${new Date(invocation.lastMs).toISOString()}, ${written} in rows`];
    excused += invocation.requests - written;
    return [];
  });
  const { requests, cost, rows } = totalsOf(booked);
  const asked = embeddings.invocations.reduce((sum, one) => sum + one.requests, embeddings.questions);
  bad.push(...moreThanBilled(cost, usage.embeddings));
  if (inRows !== requests) bad.push(`${requests - inRows} requests in rows that no invocation wrote`);
  const { total } = usage.embeddings;
  if (asked !== total.requests)
    bad.push(`${total.requests - asked} requests were billed that nobody was seen to ask for`);
  const note = `${requests} requests in ${rows} rows, ${excused} lost their rows in a kill or a table's outage, ${embeddings.questions} of questions have none; ${countOf(usage.embeddings)}`;
  return finding('ledger, embeddings', 'each has its row, by invocation', embeddings.invocations.length, bad, note);
}

function mayLoseRows({ firstMs, lastMs }: EmbeddingInvocation, happened: Evidence['happened']): boolean {
  return happened.some(({ service, from, to }) => {
    return (service === 'runtime' || service === 'dynamodb') && from <= lastMs + INVOCATION_MS && to >= firstMs;
  });
}

const isChat = ({ purpose }: LedgerRow) => purpose !== 'embedding';

function totalsOf(rows: readonly LedgerRow[]) {
  const sum = (count: (row: LedgerRow) => number) => rows.reduce((all, row) => all + count(row), 0);
  return {
    rows: rows.length,
    requests: sum((row) => row.requests ?? 1),
    cost: sum((row) => row.cost),
    unconfirmed: sum((row) => row.unconfirmed),
    open: rows.filter(({ outcome }) => outcome === 'open').length,
  };
}

function moreThanBilled(cost: number, { total }: CountedModels): readonly string[] {
  return cost > total.cost ? [`the ledger has ${usd(cost - total.cost)} more than was billed`] : [];
}

const countOf = ({ total }: CountedModels) =>
  `the models' own count ${total.requests} requests, ${usd(total.cost)} and ${usd(total.unconfirmed.cost)} besides`;

const usd = (nano: number) => `$${(nano / 1e9).toFixed(9)}`;
