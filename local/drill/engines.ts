import { type Engine, type EngineKind, startEngine } from '../aws/engines.ts';
import { GATED, type Gate, type GatedService, startGate } from './gate.ts';

/** The embedded engines, a gate before each service. */
export interface GatedEngines {
  readonly gates: Readonly<Record<GatedService, Gate>>;
  /** Where the runtime finds them. */
  readonly urls: Readonly<Record<GatedService, string>>;
  close(): Promise<void>;
}

const ENGINE_OF: Readonly<Record<GatedService, EngineKind>> = {
  s3: 'fauxqs',
  sqs: 'fauxqs',
  sns: 'fauxqs',
  dynamodb: 'dynalite',
  opensearch: 'opensearch',
  bedrock: 'bedrock',
};

/** `awsUrl`: address that the runtime will have, which batch jobs of models read their files from. */
export async function startGatedEngines(awsUrl: string, onProblem: (line: string) => void): Promise<GatedEngines> {
  const kinds = [...new Set(Object.values(ENGINE_OF))];
  const engines = new Map<EngineKind, Engine>();
  const gates = new Map<GatedService, Gate>();
  const close = async () => {
    await Promise.all([...gates.values()].map((gate) => gate.close()));
    await Promise.all([...engines.values()].map((engine) => engine.close()));
  };
  try {
    for (const kind of kinds) engines.set(kind, await startEngine({ kind, region: 'us-east-1', awsUrl }, onProblem));
    for (const service of GATED) {
      gates.set(service, await startGate(service, engines.get(ENGINE_OF[service])?.url ?? ''));
    }
  } catch (error) {
    await close();
    throw error;
  }
  const all = Object.fromEntries(gates) as Record<GatedService, Gate>;
  const urls = Object.fromEntries([...gates].map(([service, { url }]) => [service, url])) as GatedEngines['urls'];
  return { gates: all, urls, close };
}
