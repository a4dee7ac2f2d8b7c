import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { Client } from '@opensearch-project/opensearch';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { BedrockEmbedder } from '#lambdas/adapters/bedrock-embedder.ts';
import { startBedrock } from '../../bedrock/server.ts';
import { CommandError } from '../../cli/command.ts';
import { startOpenSearch } from '../../opensearch/server.ts';
import { type IndexParts, SETTINGS } from './evaluated-index.ts';

export interface Engines extends IndexParts {
  /** Of the search engine. */
  readonly title: string;
  stop(): Promise<void>;
}

/** Milliseconds for one request to the search engine: a batch of documents on a slow machine. */
const REQUEST_TIMEOUT = 60_000;

/** Starts the laptop's embeddings, and its search engine unless another one's address is given. */
export async function startEngines(address: string | undefined): Promise<Engines> {
  const embedded = address === undefined ? await startOpenSearch({ port: 0 }) : undefined;
  const node = address ?? `http://127.0.0.1:${embedded?.port}`;
  const client = new Client({ node, maxRetries: 0, requestTimeout: REQUEST_TIMEOUT });
  const bedrock = await startBedrock({ port: 0 });
  const models = bedrockClient(bedrock.port);
  const stop = async () => {
    models.destroy();
    await client.close();
    await bedrock.stop();
    await embedded?.stop();
  };
  try {
    const title = embedded ? 'embedded OpenSearch' : await titleOf(client, node);
    return { client, embedder: new BedrockEmbedder(models, SETTINGS, 10_000), title, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function bedrockClient(port: number): BedrockRuntimeClient {
  return new BedrockRuntimeClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: new NodeHttpHandler(),
  });
}

async function titleOf(client: Client, node: string): Promise<string> {
  try {
    const { body } = await client.info();
    return `OpenSearch ${body.version.number}`;
  } catch {
    throw new CommandError(`No OpenSearch answers at ${new URL(node).host}.`, 69);
  }
}
