import type { PromptFigures } from './check-prompts.ts';

/** Requests to models and what they cost, as one side has it. */
export interface Paid {
  readonly requests: number;
  readonly cost_usd: number;
  /** What was or may have been paid besides, for answers that did not come with their tokens. */
  readonly unconfirmed_usd: number;
}

export interface EnrichmentFigures {
  readonly calls: number;
  readonly seconds: number;
  /** Calls that never settled. */
  readonly unaccounted: number;
  /** Share of model requests that something went wrong with. */
  readonly faults: number;
  readonly lanes: Readonly<Record<string, number>>;
  readonly outcome: {
    readonly enriched: number;
    readonly degraded: number;
    readonly not_due: number;
    readonly pending: number;
    readonly dropped_findings: number;
  };
  /** Calls without a model's insights, by reason. */
  readonly degraded: Readonly<Record<string, number>>;
  /** What the calls themselves show: the sums of their enrichments. */
  readonly records: Omit<Paid, 'unconfirmed_usd'>;
  /** GET /costs. */
  readonly ledger: {
    readonly chat: Paid;
    readonly embeddings: Paid;
    /** Requests of both. */
    readonly outcomes: Readonly<Record<string, number>>;
  };
  /** The models' own count. */
  readonly models: { readonly chat: Paid; readonly embeddings: Paid };
  readonly prompts: PromptFigures;
}

/** The figures as text, a line each. */
export function enrichmentReport(f: EnrichmentFigures): string {
  const { outcome, records, ledger, models, prompts } = f;
  const leaks = prompts.leaks.map(({ call_id, type }) => `  ${call_id} ${type}`);
  return `${[
    `${f.calls} calls, ${f.faults * 100} % of the model requests go wrong, ${f.seconds} s`,
    `lanes             ${counts(f.lanes)}`,
    `ended             ${outcome.enriched} enriched by a model, ${outcome.degraded} without one and flagged, ${outcome.not_due} not due, ${outcome.pending} PENDING, ${f.unaccounted} unaccounted for`,
    `degraded because  ${counts(f.degraded)}`,
    `model requests    ${counts(ledger.outcomes)}`,
    ...sideBySide('chat', ledger.chat, models.chat),
    `${'  calls show'.padEnd(17)} ${records.requests} for ${usd(records.cost_usd)}`,
    ...sideBySide('embeddings', ledger.embeddings, models.embeddings),
    `findings dropped  ${outcome.dropped_findings} without evidence in the transcript`,
    `prompts           ${prompts.tokens} tokens and ${prompts.turns_sent_percent} % of the turns on average; ${prompts.sent} sent, ${prompts.unknown} of them unknown`,
    `personal data     ${prompts.leaks.length} of ${prompts.values} labelled values in the prompts of ${prompts.calls} calls`,
    ...leaks,
  ].join('\n')}\n`;
}

const usd = (value: number) => `$${value.toFixed(9)}`;

/** What the ledger says and what the models say. */
function sideBySide(name: string, ledger: Paid, models: Paid): readonly string[] {
  return [
    `${name.padEnd(17)} ledger ${ledger.requests} for ${usd(ledger.cost_usd)}, models ${models.requests} for ${usd(models.cost_usd)}`,
    `${'  may have cost'.padEnd(17)} ledger at most ${usd(ledger.unconfirmed_usd)}, models ${usd(models.unconfirmed_usd)}`,
  ];
}

function counts(of: Readonly<Record<string, number>>): string {
  const entries = Object.entries(of).sort(([, a], [, b]) => b - a);
  return entries.length === 0 ? 'none' : entries.map(([name, count]) => `${name} ${count}`).join(', ');
}
