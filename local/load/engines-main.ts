/**
 * A process that runs the embedded engines behind proxies that can fail, apart from the runtime: so they live on when the
 * runtime is killed, as AWS does, and what they store is not counted as the runtime's memory. Started by engines-process.ts.
 */
import { type Engine, startEngine } from '../aws/engines.ts';
import { startBedrock } from '../bedrock/server.ts';
import { embeddingWatch } from '../chaos/embedding-watch.ts';
import { createEngineFaults } from '../chaos/engine-faults.ts';
import {
  type FaultyProxy,
  type FaultyProxyOptions,
  type ProxiedService,
  startFaultyProxy,
} from '../chaos/faulty-proxy.ts';
import { modelFaults } from '../chaos/model-faults.ts';
import { promptWatch } from '../chaos/prompt-watch.ts';
import type { EnginesAccount, EnginesAnswer, EnginesRequest, EngineUrls } from './engines-process.ts';

const REGION = 'us-east-1';
const seed = Number(process.env.CALLSIFT_LOAD_SEED ?? '1');

const tell = (answer: EnginesAnswer) => process.send?.(answer);
const onProblem = (line: string) => tell({ type: 'problem', line });

// Whoever started this is gone: nobody will ask any more.
process.once('disconnect', () => process.exit(0));

const faults = createEngineFaults(seed);
const prompts = promptWatch();
const embeddings = embeddingWatch(Date.now);
const fail = modelFaults(seed, () => faults.active('bedrock'));
const bedrock = await startBedrock({
  port: 0,
  faults: (request) => {
    prompts.look(request.body ?? '');
    if (request.operation === 'invoke') embeddings.asked(request.headers ?? {});
    return fail(request);
  },
});
const start = (kind: 'fauxqs' | 'dynalite' | 'opensearch') => startEngine({ kind, region: REGION }, onProblem);
const [fauxqs, dynalite, opensearch] = await Promise.all([start('fauxqs'), start('dynalite'), start('opensearch')]);

const front = ({ url }: Pick<Engine, 'url'>, service: ProxiedService, onRequest?: FaultyProxyOptions['onRequest']) => {
  const { faultOf, duplicatesOf } = faults;
  return startFaultyProxy({ url, service, faultOf, duplicatesOf, ...(onRequest && { onRequest }) });
};
const proxies = await Promise.all([
  front(fauxqs, 's3'),
  front(fauxqs, 'sqs'),
  front(fauxqs, 'sns'),
  front(dynalite, 'dynamodb', embeddings.wrote),
  front(opensearch, 'opensearch'),
]);
const [s3, sqs, sns, dynamodb, search] = proxies.map(({ url }: FaultyProxy) => url) as [
  string,
  string,
  string,
  string,
  string,
];
const direct: EngineUrls = {
  s3: fauxqs.url,
  sqs: fauxqs.url,
  sns: fauxqs.url,
  dynamodb: dynalite.url,
  opensearch: opensearch.url,
  bedrock: `http://127.0.0.1:${bedrock.port}`,
};

const accountOf = (): EnginesAccount => {
  const [usage, injected] = [bedrock.usage(), faults.injected()];
  return { usage, injected, prompts: prompts.report(), embeddings: embeddings.report() };
};
process.on('message', (request: EnginesRequest) => {
  if (request.type === 'faults') faults.set(request.faults);
  else tell({ type: 'account', ...accountOf() });
});
tell({ type: 'ready', direct, proxied: { ...direct, s3, sqs, sns, dynamodb, opensearch: search } });
