import { join } from 'node:path';
import type { PiiType } from '#lambdas/domain/pii/types.ts';
import { type Example, readJsonLines } from '../data/call-sets.ts';
import type { Engine, Reading } from './engine.ts';
import { newTally, type RedactionTally, tallyText, tallyValues } from './redaction.ts';

export interface RedactionFigures {
  readonly set: string;
  readonly types: readonly { type: string; values: number; recall: number; missed: readonly string[] }[];
  /** Share of the redactions of each of our types that touch a marked value. */
  readonly precision: Readonly<Record<string, number>>;
  /** Share of the words outside all marked values that were redacted; null where only some values are marked. */
  readonly overRedaction: number | null;
}

/** The call sets whose values are marked, in the split that is kept from training. */
export function judgeCalls(
  engine: Engine,
  read: readonly { example: Example; reading: Reading }[],
): RedactionFigures[] {
  const tallies = new Map<string, { tally: RedactionTally; places: boolean }>();
  for (const { example, reading } of read) {
    const { pii_spans: spans, pii_values: values } = example.labels;
    if (!spans && !values) continue;
    const set = tallies.get(example.corpus) ?? { tally: newTally(), places: Boolean(spans) };
    tallies.set(example.corpus, set);
    if (values)
      tallyValues(
        set.tally,
        example.id,
        reading.redacted.map((turn) => turn.text),
        values,
      );
    if (!spans) continue;
    const found = engine.spans(example);
    example.turns.forEach(({ text }, turn) => {
      tallyText(
        set.tally,
        example.id,
        text,
        spans.filter((span) => span.turn === turn),
        found[turn] ?? [],
      );
    });
  }
  return [...tallies].map(([set, { tally, places }]) => figuresOf(set, tally, places));
}

/** Labels of the written sentences that we hold for personal data; the others may be redacted or not. */
const PROSE_TYPES = [
  'PERSON',
  'STREET_ADDRESS',
  'CREDIT_CARD',
  'PHONE_NUMBER',
  'EMAIL_ADDRESS',
  'IBAN_CODE',
  'US_SSN',
  'IP_ADDRESS',
];

interface ProseLine {
  readonly id: string;
  readonly text: string;
  readonly spans: readonly { type: string; start: number; end: number }[];
}

export function judgeProse(engine: Engine, data: string): RedactionFigures {
  const tally = newTally();
  for (const { id, text, spans } of readJsonLines<ProseLine>(join(data, 'pii/presidio_synth_v2.jsonl.gz'))) {
    const found = engine.spans({ id, product: 'unknown', turns: [{ speaker: 'customer', text }] })[0] ?? [];
    const neutral = spans.filter((span) => !PROSE_TYPES.includes(span.type));
    const judged = found.filter((one) => !neutral.some((span) => span.start < one.end && one.start < span.end));
    tallyText(
      tally,
      id,
      text,
      spans.filter((span) => PROSE_TYPES.includes(span.type)),
      judged,
    );
  }
  return figuresOf('presidio_synth_v2', tally, true);
}

/** Our type for each recogniser of the case file, and whether a checksum or an exact grammar decides. */
const RECOGNISERS: Readonly<Record<string, { type: PiiType; exact: boolean }>> = {
  ABA_ROUTING_NUMBER: { type: 'ROUTING', exact: true },
  CREDIT_CARD: { type: 'CARD', exact: true },
  EMAIL_ADDRESS: { type: 'EMAIL', exact: true },
  IBAN_CODE: { type: 'IBAN', exact: true },
  IN_AADHAAR: { type: 'AADHAAR', exact: true },
  IN_GSTIN: { type: 'GSTIN', exact: true },
  IN_PAN: { type: 'PAN', exact: false },
  IN_PASSPORT: { type: 'PASSPORT', exact: false },
  IN_VEHICLE_REGISTRATION: { type: 'VEHICLE', exact: false },
  IN_VOTER: { type: 'VOTER_ID', exact: false },
  IP_ADDRESS: { type: 'IP', exact: true },
  phone: { type: 'PHONE', exact: false },
  UK_NHS: { type: 'NHS', exact: true },
  UK_NINO: { type: 'NINO', exact: true },
  UK_POSTCODE: { type: 'POSTCODE', exact: false },
  US_ITIN: { type: 'SSN', exact: false },
  US_PASSPORT: { type: 'PASSPORT', exact: false },
  US_SSN: { type: 'SSN', exact: true },
  US_BANK_NUMBER: { type: 'ACCOUNT', exact: false },
};

export interface RecogniserFigures {
  readonly entity: string;
  readonly exact: boolean;
  readonly cases: number;
  /** Cases with values that are found, and cases without that are left alone. */
  readonly right: number;
  readonly wrong: readonly string[];
}

interface CaseLine {
  readonly id: string;
  readonly entity: string;
  readonly text: string;
  readonly expected: readonly unknown[];
}

/** Each case says how many values of its entity a text holds. */
export function judgeRecognisers(engine: Engine, data: string): RecogniserFigures[] {
  const lines = readJsonLines<CaseLine>(join(data, 'pii/presidio_recognizer_cases.jsonl.gz'));
  return Object.entries(RECOGNISERS).map(([entity, { type, exact }]) => {
    const cases = lines.filter((line) => line.entity === entity && expectedCount(line) !== undefined);
    const wrong = cases.filter(({ id, text, expected }) => {
      const spans = engine.spans({ id, product: 'unknown', turns: [{ speaker: 'customer', text }] })[0] ?? [];
      return spans.filter((span) => span.type === type).length !== expectedCount({ expected });
    });
    return {
      entity,
      exact,
      cases: cases.length,
      right: cases.length - wrong.length,
      wrong: wrong.map((line) => line.id),
    };
  });
}

/** The number of values, or one value in its plain form; other cases test something else than recognition. */
function expectedCount({ expected: [first] }: Pick<CaseLine, 'expected'>): number | undefined {
  return typeof first === 'number' ? first : typeof first === 'string' ? 1 : undefined;
}

function figuresOf(set: string, tally: RedactionTally, places: boolean): RedactionFigures {
  const types = [...tally.gold]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([type, { all, caught }]) => {
      return { type, values: all, recall: caught / all, missed: tally.missed.get(type) ?? [] };
    });
  const precision = [...tally.found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([type, { all, right }]) => [type, right / all] as const);
  return {
    set,
    types,
    precision: Object.fromEntries(precision),
    overRedaction: places ? tally.overRedacted / Math.max(1, tally.words) : null,
  };
}
