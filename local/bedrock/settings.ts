import * as z from 'zod';
import { createBridge } from './bridge/bridge.ts';
import { createStreamBridge } from './bridge/bridge-stream.ts';
import type { BridgeOptions } from './bridge/connection.ts';
import { FAULT_KINDS, randomFaults } from './random-faults.ts';
import type { BedrockOptions } from './server.ts';

const FaultPlan = z.strictObject({
  rate: z.number().min(0).max(1),
  seed: z.int(),
  kinds: z.array(z.enum(FAULT_KINDS)).min(1).optional(),
});

/**
 * How the laptop's Bedrock is started, by the environment. CALLSIFT_BEDROCK_FAULTS, as JSON `{"rate":0.2,"seed":1}`,
 * perhaps with `kinds`, has requests to chat models fail. CALLSIFT_LLM_URL and CALLSIFT_LLM_MODEL, perhaps with
 * CALLSIFT_LLM_KEY, have a language model answer in the place of the extractive one, within CALLSIFT_LLM_TIMEOUT_SECONDS,
 * which `npm start` derives from modelTimeoutSeconds. Throws a sentence that names the variable and repeats nothing of it.
 */
export function bedrockSettings(
  env: Readonly<Record<string, string | undefined>>,
  onProblem: (line: string) => void = console.error,
): Omit<BedrockOptions, 'port'> {
  const {
    CALLSIFT_BEDROCK_FAULTS: plan,
    CALLSIFT_LLM_URL: url,
    CALLSIFT_LLM_MODEL: model,
    CALLSIFT_LLM_KEY: apiKey,
    CALLSIFT_LLM_TIMEOUT_SECONDS: seconds,
  } = env;
  if (!url && (model || apiKey)) throw new Error('CALLSIFT_LLM_URL is missing, the address of the language model.');
  if (url && !model) throw new Error('CALLSIFT_LLM_MODEL is missing, the name of the language model.');
  const within = seconds ? { timeoutMs: millisecondsOf(seconds) } : {};
  return {
    ...(plan && { faults: faultsOf(plan) }),
    ...(url && model && bridgeTo({ url, model, ...(apiKey && { apiKey }), ...within, onLate: onProblem })),
  };
}

function bridgeTo(options: BridgeOptions): Pick<BedrockOptions, 'converse' | 'converseStream'> {
  return { converse: createBridge(options), converseStream: createStreamBridge(options) };
}

function millisecondsOf(seconds: string): number {
  const value = Number(seconds);
  if (value > 0 && value <= 600) return 1000 * value;
  throw new Error('CALLSIFT_LLM_TIMEOUT_SECONDS must be a number of seconds above 0 and up to 600.');
}

function faultsOf(plan: string) {
  const parsed = FaultPlan.safeParse(parse(plan));
  if (!parsed.success) {
    throw new Error(
      `CALLSIFT_BEDROCK_FAULTS must be JSON such as {"rate":0.2,"seed":1}, with kinds from: ${FAULT_KINDS.join(', ')}`,
    );
  }
  const { rate, seed, kinds } = parsed.data;
  return randomFaults({ rate, seed, ...(kinds && { kinds }) });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
