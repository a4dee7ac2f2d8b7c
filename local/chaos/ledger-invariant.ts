import type { LedgerRow } from '#lambdas/domain/cost/ledger.ts';
import type { CountedModels } from '../bedrock/usage.ts';
import type { EnginesAccount } from '../load/engines-process.ts';
import { type Evidence, type Finding, finding } from './invariants.ts';

/** Purposes of which a revision of a call gets one reading. */
const READINGS: ReadonlySet<string> = new Set(['enrichment', 'shadow']);
/** Services whose outage may lose a reading that was paid for, so that it is made again. */
const LOSING: ReadonlySet<string> = new Set(['runtime', 'dynamodb', 'sqs', 'sns', 's3']);
/** Texts at work in two batches of ten calls with up to four moments each. */
const EMBEDDED_AT_WORK = 80;
/** A reading, its booking and the call's settling lie within this time, ms. */
const READING_MS = 30_000;

/** I4: one paid reading for each version of a call; a second one only where a crash or an outage was in between. */
export function oneReading({ state, uploaded, happened }: Evidence): Finding {
  const readings = state.ledger.filter(({ purpose, outcome }) => READINGS.has(purpose) && outcome === 'answered');
  const bySubject = Map.groupBy(readings, ({ subject }) => subject);
  const more = [...bySubject].filter(([id, rows]) => rows.length > (uploaded.get(id)?.versions ?? 1));
  const excused = ([, rows]: readonly [string, readonly LedgerRow[]]) => {
    const [first = 0, last = 0] = [Math.min(...rows.map(startOf)), Math.max(...rows.map(startOf))];
    return happened.some(({ service, from, to }) => LOSING.has(service) && from <= last && to >= first - READING_MS);
  };
  const bad = more.filter((entry) => !excused(entry)).map(([id]) => id);
  const note = `${readings.length} readings of ${bySubject.size} calls; ${more.length - bad.length} calls were read again after a crash or an outage that lost the first reading`;
  return finding('I4', 'one paid reading for each version of a call', bySubject.size, bad, note);
}

const startOf = ({ started_at }: LedgerRow) => Date.parse(started_at);

/**
 * The ledger beside the stand-in's own count: what it has as cost was billed, and what was billed is at most that and what
 * it knows that it does not know. Without open rows and lost answers both are equal. The embedding of a question has no
 * row (docs/ENRICHMENT.md), and those of a batch are written down after it, so that a crash or a table that refuses loses
 * the rows of the batches at work: so many requests more there may be.
 */
export function ledgerAgrees({ state, questions, happened }: Evidence, { usage }: EnginesAccount): readonly Finding[] {
  const of = (embeds: boolean) => state.ledger.filter(({ purpose }) => (purpose === 'embedding') === embeds);
  const lost =
    EMBEDDED_AT_WORK * happened.filter(({ service }) => service === 'runtime' || service === 'dynamodb').length;
  return [
    compare('chat', of(false), usage.chat, 0),
    compare('embeddings', of(true), usage.embeddings, questions + lost),
  ];
}

function compare(what: string, rows: readonly LedgerRow[], { total }: CountedModels, unrecorded: number): Finding {
  const sum = (count: (row: LedgerRow) => number) => rows.reduce((all, row) => all + count(row), 0);
  const [cost, unconfirmed] = [sum((row) => row.cost), sum((row) => row.unconfirmed)];
  const open = rows.filter(({ outcome }) => outcome === 'open');
  const requests = sum((row) => row.requests ?? 1);
  const unknown = total.cost + total.unconfirmed.cost - cost - unconfirmed;
  const bad = [
    ...(cost > total.cost ? [`the ledger has ${usd(cost - total.cost)} more than was billed`] : []),
    ...(unknown > 0 && unrecorded === 0 ? [`${usd(unknown)} were billed that the ledger does not know of`] : []),
    ...(total.requests - requests > unrecorded ? [`${total.requests - requests} requests without a row`] : []),
  ];
  const note =
    `ledger ${requests} requests, ${usd(cost)} and at most ${usd(unconfirmed)} besides (${open.length} rows open); ` +
    `the models' own count ${total.requests} requests, ${usd(total.cost)} and ${usd(total.unconfirmed.cost)} besides` +
    `${unrecorded > 0 ? `; questions and outages explain up to ${unrecorded} requests without a row` : ''}`;
  return finding(`ledger, ${what}`, 'the ledger knows all that was billed, and no more', rows.length, bad, note);
}

const usd = (nano: number) => `$${(nano / 1e9).toFixed(9)}`;
