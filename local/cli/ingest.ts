import { existsSync } from 'node:fs';
import { inputFiles } from '../ingest/expected.ts';
import { type IngestReport, runIngest } from '../ingest/run-ingest.ts';
import { awsClients } from './aws-clients.ts';
import { CommandError, runCommand } from './command.ts';
import { readOutputs } from './outputs.ts';
import { startProgress } from './progress.ts';

const HELP = `
npm run ingest -- <file|folder> [--json] [--patience <seconds>]

Uploads transcripts to the running runtime and waits until every call in them is settled: searchable, and read by a
model where one is to read it at once.
Takes JSON, a JSON array or JSON Lines, each optionally gzipped, told apart by content.

  --json                print the report as JSON
  --patience <seconds>  stop waiting after so long without progress (default 120)
  --help                show this

Exit code: 0 everything stored or superseded, 2 something is in quarantine,
           1 something is in the dead-letter queue or unaccounted for, 64 wrong arguments.
`;

/** Reasons that are printed; the others are counted. */
const SHOWN = 20;

await runCommand({
  help: HELP,
  options: { json: { type: 'boolean' }, patience: { type: 'string', default: '120' } },
  async run({ json, patience }, [path, ...more]) {
    if (path === undefined || more.length > 0)
      throw new CommandError('Name one file or folder. Use --help to see how.', 64);
    if (!existsSync(path)) throw new CommandError(`There is no file or folder ${path}.`, 64);
    if (!/^\d+$/.test(patience)) throw new CommandError('--patience takes a whole number of seconds.', 64);
    const files = await inputFiles(path, (skipped, why) => process.stderr.write(`Skipped ${skipped}: ${why}.\n`));
    if (files.length === 0) throw new CommandError(`The folder ${path} holds no files.`, 64);
    const outputs = await readOutputs();
    const triage = outputs.queues.triage;
    if (triage === undefined) throw new CommandError('The runtime has no triage queue; start it again with: npm start');
    const progress = startProgress('settled', json);
    const report = await runIngest(
      {
        ...awsClients(outputs.aws_url, outputs.region),
        table: outputs.table,
        bucket: outputs.bucket,
        deadLetterUrl: triage.dead_letters,
        patienceMs: Number(patience) * 1000,
        onProgress: (done, total, awaiting) =>
          progress.update(done, total, awaiting > 0 ? `(${awaiting} searchable, to be read by a model)` : ''),
      },
      files,
    ).finally(() => progress.stop());
    process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : describe(report));
    if (report.unaccounted > 0 || report.dead_letters > 0) return 1;
    return report.quarantined > 0 ? 2 : 0;
  },
});

function describe(report: IngestReport): string {
  const reasons = report.reasons.slice(0, SHOWN).map(({ key, line, code, message }) => {
    return `  ${code.padEnd(12)} ${key}${line === undefined ? '' : `:${line}`}  ${message}`;
  });
  const left = report.reasons.length - reasons.length;
  const lines = [
    ...(reasons.length > 0 ? ['In quarantine:', ...reasons] : []),
    ...(left > 0 ? [`  and ${left} more; see quarantine/ in the bucket`] : []),
    `${plural(report.files, 'file')}, ${plural(report.calls, 'call')}: ${report.stored} stored, ${report.superseded} superseded, ` +
      `${report.quarantined} quarantined, ${report.dead_letters} in DLQ` +
      `${report.awaiting_model > 0 ? `, ${report.awaiting_model} not yet read by a model` : ''}` +
      `${report.unaccounted > 0 ? `, ${report.unaccounted} UNACCOUNTED FOR` : ''} ` +
      `in ${report.seconds} s (${report.calls_per_second} calls/s)`,
  ];
  return `${lines.join('\n')}\n`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
