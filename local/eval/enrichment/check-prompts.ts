import { readFileSync } from 'node:fs';
import { issueKeysOf } from '#lambdas/domain/enrichment/issue-keys.ts';
import { promptOf } from '#lambdas/domain/enrichment/prompt.ts';
import { parseConfig } from '#lib/config.ts';
import { RULES_FILE } from '../../data/triage-folder.ts';
import { triagedRecords } from '../search/triaged-records.ts';
import type { StarCall } from './star-calls.ts';

/** What was found in prompts. */
export interface PromptFigures {
  /** Calls of the set kept for evaluation whose prompt was made and looked through, and their labelled values. */
  readonly calls: number;
  readonly values: number;
  /** Calls with a labelled value in their prompt, with the type of the value, never the value. */
  readonly leaks: readonly { readonly call_id: string; readonly type: string }[];
  /** Prompts that were really sent, and those among them that are of no call that was looked through. */
  readonly sent: number;
  readonly unknown: number;
  /** Means of a prompt, by the project's own estimate. */
  readonly tokens: number;
  readonly turns_sent_percent: number;
}

/**
 * Looks for labelled values in the prompts of calls. `sent` are user texts that reached a model: each must be a prompt
 * of one of the calls, so that what is looked through is what is sent.
 */
export async function checkPrompts(calls: readonly StarCall[], sent: readonly string[]): Promise<PromptFigures> {
  const prompts = await promptsOf(calls);
  const known = new Set(prompts.map(({ user }) => user));
  const dev = prompts.filter(({ call }) => call.split === 'dev');
  const leaks = dev.flatMap(({ call, user }) => {
    const text = ` ${words(user)} `;
    const found = call.values.filter(([, value]) => text.includes(` ${words(value)} `));
    return found.map(([type]) => ({ call_id: call.call_id, type }));
  });
  const mean = (of: (prompt: Prompt) => number) => dev.reduce((sum, prompt) => sum + of(prompt), 0) / dev.length;
  return {
    calls: dev.length,
    values: dev.reduce((sum, { call }) => sum + call.values.length, 0),
    leaks,
    sent: sent.length,
    unknown: sent.filter((user) => !known.has(user)).length,
    tokens: Math.round(mean(({ tokens }) => tokens)),
    turns_sent_percent: Math.round(100 * mean(({ share }) => share)),
  };
}

interface Prompt {
  readonly call: StarCall;
  readonly user: string;
  readonly tokens: number;
  /** Share of the turns that are sent. */
  readonly share: number;
}

async function promptsOf(calls: readonly StarCall[]): Promise<readonly Prompt[]> {
  const records = await triagedRecords(calls.map(({ line }) => line));
  const rules = JSON.parse(readFileSync(RULES_FILE, 'utf8')) as Parameters<typeof issueKeysOf>[0];
  const issueKeys = issueKeysOf(rules);
  const transcriptTokens = parseConfig({}).enrichmentTranscriptTokens;
  return records.flatMap((record, i) => {
    const call = calls[i];
    if (record === undefined || call === undefined) return [];
    const { user, sent, estimated_tokens: tokens } = promptOf(record, { issueKeys, transcriptTokens });
    return [{ call, user, tokens, share: sent.length / record.turns.length }];
  });
}

function words(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ');
}
