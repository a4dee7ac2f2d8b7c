import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { signToken } from '../aws/oidc.ts';
import { CommandError } from './command.ts';
import type { RuntimeOutputs } from './outputs.ts';

/** A call of the samples that the printed lines ask for. */
const SAMPLE_CALL = 'sample-billing-refund';
const SAMPLE_CLIENT = 'client-1002';
const SAMPLE_SEARCH = { query: 'wants the money back', mode: 'hybrid', top_k: 3 };
const SAMPLE_QUESTION = { query: 'Why do customers want their money back?' };
const TOKEN_SECONDS = 12 * 3600;

/** What `npm start` prints when everything runs: endpoints, bucket, a token, and lines that work when pasted. */
export async function describeOutputs(outputs: RuntimeOutputs, seconds: number, stateDir: string): Promise<string> {
  const token = await signToken(join(stateDir, 'data'), outputs.token.issuer, {
    audience: outputs.token.audience,
    subject: 'local-analyst',
    groups: ['analyst'],
    expiresInSeconds: TOKEN_SECONDS,
  });
  const curl = (path: string, body?: object) => {
    const data = body === undefined ? '' : ` -d '${JSON.stringify(body)}'`;
    return `curl -s -H "Authorization: Bearer $TOKEN"${data} "${outputs.api_url}${path}"`;
  };
  return `
Callsift is ready (${seconds.toFixed(1)} s)
  API           ${outputs.api_url}
  AWS endpoint  ${outputs.aws_url}
  Dashboards    ${outputs.aws_url}/_callsift/dashboard
  Bucket        s3://${outputs.bucket}/transcripts/
  State, logs   ${stateDir}/

Try it (the token is an analyst's, valid for 12 hours):
export TOKEN=${token}
${curl(`/calls/${SAMPLE_CALL}`)}
${curl(`/calls?client_id=${SAMPLE_CLIENT}&limit=5`)}
${curl('/search', SAMPLE_SEARCH)}
${curl('/query', SAMPLE_QUESTION)}
${curl('/analytics/summary')}
${curl('/complaints?order=due&limit=3')}
${curl('/complaints/stats')}
curl -s -H "Authorization: Bearer $(npm run -s token -- --role admin)" ${outputs.api_url}/costs
curl -s ${outputs.api_url}/ready

Ctrl-C stops everything.
`;
}

/** One runtime a state folder: a second one would corrupt it. A lock whose process is gone does not count. */
export async function holdLock(stateDir: string): Promise<() => Promise<void>> {
  const path = join(stateDir, 'runtime.pid');
  const holder = Number(await readFile(path, 'utf8').catch(() => '0'));
  if (holder > 0 && holder !== process.pid && isAlive(holder)) {
    throw new CommandError(`A runtime with the state folder ${stateDir} is running already (process ${holder}).`);
  }
  const file = await open(path, 'w');
  await file.writeFile(String(process.pid));
  await file.close();
  return () => rm(path, { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
