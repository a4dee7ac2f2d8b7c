import type { IntentFigures } from '../train/measure.ts';
import { confusionLines } from './judge-intents.ts';
import type { ImportanceFigures, InjectionFigures, ShareFigures } from './judge-others.ts';
import type { RecogniserFigures, RedactionFigures } from './judge-redaction.ts';

export interface Evaluation {
  readonly intents: readonly IntentFigures[];
  readonly left_out: readonly IntentFigures[];
  readonly importance: readonly ImportanceFigures[];
  readonly valence: readonly { set: string; texts: number; r: number }[];
  readonly sentiment: readonly ShareFigures[];
  readonly language: readonly ShareFigures[];
  readonly redaction: readonly RedactionFigures[];
  readonly recognisers: readonly RecogniserFigures[];
  readonly injection: readonly InjectionFigures[];
}

/** The figures as text, set by set, never pooled. */
export function evaluationReport(e: Evaluation): string {
  return [
    ...intentSection('Intent, the whole engine, on what was kept from training', e.intents, true),
    ...(e.left_out.length > 0
      ? intentSection('Intent, the trained part, on corpora left out of training', e.left_out, false)
      : []),
    '',
    'Importance: share of the high calls among the best-scored 10, 15, 20, 25 % of all calls',
    ...e.importance.flatMap(importanceLines),
    '',
    "Sentiment: correlation with people's ratings",
    ...e.valence.map(({ set, texts, r }) => row([set, String(texts), r.toFixed(3)])),
    ...shareSection('Sentiment of calls: share right (majority)', e.sentiment),
    ...shareSection('Language of calls: share right (majority)', e.language),
    '',
    'Redaction: recall by type (values)',
    ...e.redaction.flatMap(redactionLines),
    '',
    'Recognisers: cases right both ways (* checksum or exact grammar)',
    ...e.recognisers.map((r) =>
      row([`${r.entity}${r.exact ? ' *' : ''}`, `${r.right}/${r.cases}`, r.wrong.slice(0, 4).join(' ')]),
    ),
    '',
    'Injection-like text: share flagged',
    ...e.injection.map((i) => row([`${i.source} (${i.label})`, String(i.texts), i.flagged.toFixed(3)])),
    '',
  ].join('\n');
}

function intentSection(title: string, sets: readonly IntentFigures[], details: boolean): string[] {
  const head = row(['set', 'n', 'right', 'majority', 'macro-F1', 'ECE']);
  const lines = sets.flatMap((set) => {
    const numbers = [set.accuracy, set.majority, set.macroF1, set.calibrationError].map((value) => value.toFixed(3));
    const worst = set.wrong
      .slice(0, 3)
      .map((w) => `      worst: ${w.id} ${w.predicted} (${w.confidence}) for ${w.gold}`);
    return [
      row([set.corpus, String(set.examples), ...numbers]),
      ...(details ? [...confusionLines(set), ...worst] : []),
    ];
  });
  return ['', title, head, ...lines];
}

function importanceLines(f: ImportanceFigures): string[] {
  const caught = Object.values(f.caught).map((share) => share.toFixed(3));
  const table = f.thresholds.map(
    (t) =>
      `      >= ${t.threshold.toFixed(2)}   precision ${t.precision.toFixed(3)}   recall ${t.recall.toFixed(3)}   rate ${t.rate.toFixed(3)}   $${t.usdPerMillionCalls.toFixed(0)} per 1M calls`,
  );
  const worst = f.worst.map(({ id, score }) => `      worst: ${id} ${score}`);
  return [row([f.set, String(f.calls), ...caught, `high ${f.highShare.toFixed(3)}`]), ...table, ...worst];
}

function shareSection(title: string, sets: readonly ShareFigures[]): string[] {
  return [
    '',
    title,
    ...sets.map((s) => row([s.set, String(s.examples), `${s.right.toFixed(3)} (${s.majority.toFixed(3)})`])),
  ];
}

function redactionLines(f: RedactionFigures): string[] {
  const over =
    f.overRedaction === null
      ? 'not measurable: not all values are marked'
      : `${(100 * f.overRedaction).toFixed(2)} % of words`;
  const types = f.types.map(
    (t) =>
      `      ${t.type.padEnd(18)} ${t.recall.toFixed(3)} (${t.values})   missed: ${t.missed.slice(0, 3).join(' ') || 'none'}`,
  );
  const precision = Object.entries(f.precision).map(([type, p]) => `${type} ${p.toFixed(2)}`);
  return [
    `  ${f.set}: over-redaction ${over}`,
    ...types,
    ...(precision.length > 0 ? [`      precision ${precision.join(', ')}`] : []),
  ];
}

function row([first = '', second = '', ...more]: readonly string[]): string {
  return `  ${first.padEnd(38)} ${second.padStart(7)}   ${more.join('   ')}`;
}
