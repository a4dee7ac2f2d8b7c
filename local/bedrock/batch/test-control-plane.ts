import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { BedrockClient } from '@aws-sdk/client-bedrock';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { closeServer, listenOnLoopback } from '../../loopback-server.ts';
import type { BatchJobs } from './batch-jobs.ts';

/** Serves the jobs that are there at the time of a request, and a client of the SDK for them. For tests only. */
export async function startControlPlane(jobs: () => BatchJobs) {
  const server = createServer(async (request, response) => {
    const { status, body } = await jobs().handle(request.method ?? '', request.url ?? '', await text(request));
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  const port = await listenOnLoopback(server, 0, 'none');
  const client = new BedrockClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'person', secretAccessKey: 'unused' },
    requestHandler: new NodeHttpHandler(),
    maxAttempts: 1,
  });
  const close = async () => {
    client.destroy();
    await closeServer(server);
  };
  return { client, close };
}
