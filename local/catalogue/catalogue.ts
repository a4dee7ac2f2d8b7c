import { readFile, writeFile } from 'node:fs/promises';
import { METRICS } from '#lambdas/metrics.ts';
import { CommandError, runCommand } from '../cli/command.ts';
import { metricTable, withTable } from './metric-table.ts';

const DOCUMENT = 'docs/OBSERVABILITY.md';

const HELP = `
npm run metrics -- [--check]

Writes the table of metrics in ${DOCUMENT} from the catalogue (lambdas/metrics.ts) and the functions that count each of
them (lib/constructs/counted-by.ts).

  --check  write nothing; end with 1 when the table is not what would be written
  --help   show this
`;

await runCommand({
  help: HELP,
  options: { check: { type: 'boolean', default: false } },
  async run({ check }, more) {
    if (more.length > 0) throw new CommandError(`There is no argument ${more[0]}; see --help.`, 64);
    const now = await readFile(DOCUMENT, 'utf8');
    const wanted = withTable(now, metricTable());
    if (check && now !== wanted) {
      process.stderr.write(`${DOCUMENT} does not show the catalogue; make it anew with: npm run metrics\n`);
      return 1;
    }
    if (!check) await writeFile(DOCUMENT, wanted);
    process.stdout.write(`${DOCUMENT}: ${Object.keys(METRICS).length} metrics\n`);
    return 0;
  },
});
