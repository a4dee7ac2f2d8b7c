import { readFile, writeFile } from 'node:fs/promises';
import { CommandError, runCommand } from '../cli/command.ts';
import { openApiDocument } from './document.ts';
import { OPERATIONS } from './operations/operations.ts';
import { writeJson } from './write-json.ts';

const DOCUMENT = 'docs/openapi.json';

const HELP = `
npm run openapi -- [--check]

Writes ${DOCUMENT}, the OpenAPI 3.1 document of the API, from the schemas that validate requests and describe answers.

  --check  write nothing; end with 1 when ${DOCUMENT} is not what would be written
  --help   show this
`;

await runCommand({
  help: HELP,
  options: { check: { type: 'boolean', default: false } },
  async run({ check }, more) {
    if (more.length > 0) throw new CommandError(`There is no argument ${more[0]}; see --help.`, 64);
    const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
    const document = openApiDocument(version);
    const text = writeJson(document);
    if (check) return await checkDocument(text);
    await writeFile(DOCUMENT, text);
    const { schemas, parameters } = document.components;
    const counts = [
      `${OPERATIONS.length} operations`,
      `${Object.keys(schemas).length} schemas`,
      `${Object.keys(parameters).length} shared parameters`,
      `${Buffer.byteLength(text)} bytes`,
    ];
    process.stdout.write(`${DOCUMENT}: ${counts.join(', ')}\n`);
    return 0;
  },
});

async function checkDocument(text: string): Promise<number> {
  const written = await readFile(DOCUMENT, 'utf8').catch(() => '');
  if (written === text) {
    process.stdout.write(`${DOCUMENT} is what the schemas say: ${OPERATIONS.length} operations\n`);
    return 0;
  }
  process.stderr.write(`${DOCUMENT} is not what the schemas say; make it anew with: npm run openapi\n`);
  return 1;
}
