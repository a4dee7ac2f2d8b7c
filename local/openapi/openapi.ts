import { readFile, writeFile } from 'node:fs/promises';
import { CommandError, runCommand } from '../cli/command.ts';
import { complaintEventsSchema } from './complaint-events.ts';
import { openApiDocument } from './document.ts';
import { OPERATIONS } from './operations/operations.ts';
import { writeJson } from './write-json.ts';

const DOCUMENT = 'docs/openapi.json';
const EVENTS = 'docs/complaint-events.schema.json';

const HELP = `
npm run openapi -- [--check]

Writes ${DOCUMENT}, the OpenAPI 3.1 document of the API, from the schemas that validate requests and describe answers, and
${EVENTS}, the JSON Schema of the events of complaints.

  --check  write nothing; end with 1 when one of them is not what would be written
  --help   show this
`;

await runCommand({
  help: HELP,
  options: { check: { type: 'boolean', default: false } },
  async run({ check }, more) {
    if (more.length > 0) throw new CommandError(`There is no argument ${more[0]}; see --help.`, 64);
    const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
    const document = openApiDocument(version);
    const files = [
      { path: DOCUMENT, text: writeJson(document) },
      { path: EVENTS, text: writeJson(complaintEventsSchema()) },
    ];
    if (check) return await checkFiles(files);
    for (const { path, text } of files) await writeFile(path, text);
    const { schemas, parameters } = document.components;
    const counts = [
      `${OPERATIONS.length} operations`,
      `${Object.keys(schemas).length} schemas`,
      `${Object.keys(parameters).length} shared parameters`,
    ];
    process.stdout.write(`${DOCUMENT}: ${counts.join(', ')}\n`);
    for (const { path, text } of files) process.stdout.write(`${path}: ${Buffer.byteLength(text)} bytes\n`);
    return 0;
  },
});

interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

async function checkFiles(files: readonly GeneratedFile[]): Promise<number> {
  const states = await Promise.all(
    files.map(async ({ path, text }) => ({ path, current: (await textOf(path)) === text })),
  );
  const old = states.filter(({ current }) => !current);
  for (const { path } of old) {
    process.stderr.write(`${path} is not what the schemas say; make it anew with: npm run openapi\n`);
  }
  if (old.length > 0) return 1;
  process.stdout.write(`${DOCUMENT} and ${EVENTS} are what the schemas say: ${OPERATIONS.length} operations\n`);
  return 0;
}

async function textOf(path: string): Promise<string> {
  return await readFile(path, 'utf8').catch(() => '');
}
