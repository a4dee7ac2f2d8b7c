import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readJsonLines } from '../../data/call-sets.ts';

export interface LabelledTurn {
  readonly speaker: 'customer' | 'agent' | 'unknown';
  readonly text: string;
  /** Half-open ranges of UTF-16 units that hold a person's name, and those that hold any other value of somebody. */
  readonly names: readonly (readonly [start: number, end: number])[];
  readonly values: readonly (readonly [start: number, end: number])[];
}

export interface LabelledCall {
  readonly id: string;
  /** Whether names are labelled; where they are not, only the words are used. */
  readonly labelled: boolean;
  readonly turns: readonly LabelledTurn[];
}

interface SpanLabel {
  readonly turn: number;
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

interface CallLine {
  readonly call_id: string;
  readonly transcript: readonly { readonly speaker: LabelledTurn['speaker']; readonly text: string }[];
}

interface LabelLine {
  readonly call_id: string;
  readonly pii_spans?: readonly SpanLabel[];
  readonly pii_values?: readonly (readonly [type: string, value: string])[];
}

interface TextLine {
  readonly id?: string;
  readonly text: string;
  readonly spans?: readonly { readonly type: string; readonly start: number; readonly end: number }[];
}

/** Files of a set that are kept for evaluation. */
const HELD_OUT = /^(?:dev|test|incomplete|all|sample|tasks)/;

/** All calls under `calls/` that are for training: `<set>/<split>.calls.jsonl.gz` with its labels beside it. */
export function readCalls(data: string): LabelledCall[] {
  const root = join(data, 'calls');
  return readdirSync(root)
    .sort()
    .flatMap((set) =>
      readdirSync(join(root, set))
        .filter((file) => file.endsWith('.calls.jsonl.gz') && !HELD_OUT.test(file))
        .flatMap((file) => readSplit(join(root, set, file))),
    );
}

function readSplit(path: string): LabelledCall[] {
  const labels = new Map(
    readJsonLines<LabelLine>(path.replace('.calls.', '.labels.')).map((label) => [label.call_id, label]),
  );
  return readJsonLines<CallLine>(path).map((call) => labelCall(call, labels.get(call.call_id)));
}

function labelCall(call: CallLine, label: LabelLine | undefined): LabelledCall {
  const spans = label?.pii_spans;
  const persons = (label?.pii_values ?? []).filter(([type]) => type === 'PERSON').map(([, value]) => value);
  const others = (label?.pii_values ?? []).filter(([type]) => type !== 'PERSON').map(([, value]) => value);
  const turns = call.transcript.map(({ speaker, text }, turn): LabelledTurn => {
    const own = (spans ?? []).filter((span) => span.turn === turn);
    const range = ({ start, end }: SpanLabel) => [start, end] as const;
    return {
      speaker,
      text,
      names: spans ? own.filter((s) => s.type === 'PERSON').map(range) : rangesOf(text, persons),
      values: spans ? own.filter((s) => s.type !== 'PERSON').map(range) : rangesOf(text, others),
    };
  });
  return { id: call.call_id, labelled: spans !== undefined || label?.pii_values !== undefined, turns };
}

function rangesOf(text: string, values: readonly string[]): [number, number][] {
  const lower = text.toLowerCase();
  return values.flatMap((value) => {
    const ranges: [number, number][] = [];
    const wanted = value.toLowerCase();
    for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1))
      ranges.push([at, at + value.length]);
    return ranges;
  });
}

/** Texts under `short/`, unlabelled, and every second one under `pii/` that labels persons. */
export function readTexts(data: string): LabelledCall[] {
  const files = ['short', 'pii'].flatMap((folder) =>
    readdirSync(join(data, folder))
      .sort()
      .map((file) => join(folder, file)),
  );
  return files.flatMap((file) =>
    readJsonLines<TextLine>(join(data, file))
      .filter((_, index) => file.startsWith('short') || index % 2 === 0)
      .map((line, index) => labelText(line, `${file}-${index}`)),
  );
}

function labelText(line: TextLine, id: string): LabelledCall {
  const persons = (line.spans ?? []).filter(({ type }) => type === 'PERSON');
  const others = (line.spans ?? []).filter(({ type }) => type === 'STREET_ADDRESS');
  const range = ({ start, end }: { start: number; end: number }) => [start, end] as const;
  const turn = { speaker: 'customer', text: line.text, names: persons.map(range), values: others.map(range) } as const;
  return { id, labelled: line.spans !== undefined, turns: [turn] };
}
