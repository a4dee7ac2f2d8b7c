import { existsSync } from 'node:fs';
import { loadRules } from '#lambdas/adapters/triage-files.ts';
import type { CompiledRules } from '#lambdas/domain/triage/rules.ts';
import { CommandError, runCommand } from '../cli/command.ts';
import { startProgress } from '../cli/progress.ts';
import { readExamples } from '../data/call-sets.ts';
import { RULES_FILE } from '../data/triage-folder.ts';
import { createEngine, type Engine } from './engine.ts';
import { judgeIntents, leaveOneOut } from './judge-intents.ts';
import { judgeImportance, judgeInjection, judgeLanguage, judgeSentiment, judgeValence } from './judge-others.ts';
import { judgeCalls, judgeProse, judgeRecognisers } from './judge-redaction.ts';
import { type PredictMode, predictFile } from './predict.ts';
import { type Evaluation, evaluationReport } from './report.ts';

const HELP = `
npm run eval -- --data <folder> [--json] [--quick] [--rules <file>]
npm run eval -- --predict <calls.jsonl[.gz]> --out <file>
npm run eval -- --predict-text <texts.jsonl[.gz]> --out <file>
npm run eval -- --redact <texts.jsonl[.gz]> --out <file>

Measures the triage engine on labelled data, set by set, or writes what it says of each line of a file.

  --data          folder with calls/, short/, pii/ and injection/
  --rules         rule tables to use instead of lambdas/triage/triage-rules.json
  --quick         without training anew for each corpus left out
  --json          print all figures as JSON
  --predict       lines are calls: {call_id, transcript: [{speaker, text}], metadata}
  --predict-text  lines are single texts of a customer: {id, text}
  --redact        lines are single texts: {id, text}; only the redaction
  --out           where the lines go: {id, intent, confidence, sentiment, sentiment_score, importance_score, lane,
                  language, redacted, spans, ...}; redacted and spans are lists by turn for calls; spans are places
                  in the text after control characters are taken out and accents composed (NFC)
  --help          show this
`;

const PREDICT_MODES: readonly PredictMode[] = ['predict', 'predict-text', 'redact'];

await runCommand({
  help: HELP,
  options: {
    data: { type: 'string' },
    quick: { type: 'boolean' },
    json: { type: 'boolean' },
    rules: { type: 'string' },
    out: { type: 'string' },
    predict: { type: 'string' },
    'predict-text': { type: 'string' },
    redact: { type: 'string' },
  },
  async run(values) {
    const modes = PREDICT_MODES.filter((mode) => values[mode] !== undefined);
    const [mode] = modes;
    if (modes.length + (values.data === undefined ? 0 : 1) !== 1) {
      throw new CommandError('Give exactly one of --data, --predict, --predict-text, --redact.', 64);
    }
    const rules = loadRules(values.rules ?? RULES_FILE);
    if (mode !== undefined) return await predict(createEngine(rules), mode, values[mode] ?? '', values);
    const data = values.data ?? '';
    if (!existsSync(data)) throw new CommandError(`There is no folder ${data}.`, 66);
    const evaluation = evaluate(data, rules, values);
    process.stdout.write(values.json ? `${JSON.stringify(evaluation, null, 2)}\n` : evaluationReport(evaluation));
    return 0;
  },
});

async function predict(
  engine: Engine,
  mode: PredictMode,
  path: string,
  { out, json }: { out?: string | undefined; json?: boolean | undefined },
): Promise<number> {
  if (out === undefined) throw new CommandError('Name the file to write with --out.', 64);
  const started = performance.now();
  const lines = await predictFile(engine, mode, path, out);
  const seconds = (performance.now() - started) / 1000;
  const summary = { lines, seconds: Number(seconds.toFixed(3)), out };
  process.stdout.write(json ? `${JSON.stringify(summary)}\n` : `${lines} lines to ${out} in ${seconds.toFixed(1)} s\n`);
  return 0;
}

function evaluate(
  data: string,
  rules: CompiledRules,
  { quick = false, json = false }: { quick?: boolean | undefined; json?: boolean | undefined },
): Evaluation {
  const engine = createEngine(rules);
  const examples = readExamples(data);
  if (examples.length === 0) throw new CommandError(`${data} holds no labelled calls or texts.`, 66);
  const kept = examples.filter((example) => example.split === 'dev');
  const bar = startProgress('Reading calls', json);
  const read = kept.map((example, i) => {
    bar.update(i + 1, kept.length);
    return { example, reading: engine.read(example) };
  });
  bar.stop();
  const training = startProgress('Training without one corpus', json);
  const leftOut = quick ? [] : leaveOneOut(examples, rules, training.update);
  training.stop();
  const pii = existsSync(`${data}/pii`);
  return {
    intents: judgeIntents(read),
    left_out: leftOut,
    importance: judgeImportance(read),
    valence: judgeValence(data),
    sentiment: judgeSentiment(read),
    language: judgeLanguage(read),
    redaction: [...judgeCalls(engine, read), ...(pii ? [judgeProse(engine, data)] : [])],
    recognisers: pii ? judgeRecognisers(engine, data) : [],
    injection: judgeInjection(engine, data),
  };
}
