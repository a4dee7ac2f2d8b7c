import type { Answer } from '#lambdas/domain/query/answer.ts';
import type { QueryMode } from '#lambdas/domain/query/query-request.ts';
import type { Runtime } from '../../../runtime.ts';

export interface Ask {
  readonly query: string;
  readonly mode?: QueryMode;
  readonly time_zone?: string;
  readonly filters?: Readonly<Record<string, unknown>>;
}

/** What the API said: an answer, or the code of a problem such as `question-refused`. */
export interface Reply {
  readonly status: number;
  readonly answer: Answer | undefined;
  readonly problem: string | undefined;
}

/** The part of the API that is judged, as an analyst sees it. */
export interface Api {
  readonly ask: (ask: Ask) => Promise<Reply>;
  /** Texts of a stored call's turns by their numbers; undefined where there is no such call. */
  readonly turnsOf: (callId: string) => Promise<ReadonlyMap<number, string> | undefined>;
}

/** A token holds an hour at most; a new one is taken well before. */
const TOKEN_MS = 300_000;
const PROBLEM = 'urn:callsift:problem:';

export function apiOf(runtime: Runtime): Api {
  const token = tokens(runtime);
  const request = async (path: string, init: RequestInit = {}) =>
    await fetch(`${runtime.apiUrl}${path}`, { ...init, headers: { authorization: `Bearer ${await token()}` } });
  const calls = new Map<string, Promise<ReadonlyMap<number, string> | undefined>>();
  const readTurns = async (callId: string) => {
    const response = await request(`/calls/${encodeURIComponent(callId)}`);
    const body = (await response.json()) as {
      readonly turns: readonly { readonly turn: number; readonly text: string }[];
    };
    return response.ok ? new Map(body.turns.map(({ turn, text }) => [turn, text] as const)) : undefined;
  };
  return {
    async ask(ask) {
      const response = await request('/query', { method: 'POST', body: JSON.stringify(ask) });
      return replyOf(response.status, await response.text());
    },
    async turnsOf(callId) {
      const turns = calls.get(callId) ?? readTurns(callId);
      calls.set(callId, turns);
      return await turns;
    },
  };
}

/** An answer of another kind than JSON is a problem without a code. */
function replyOf(status: number, text: string): Reply {
  if (status === 200) return { status, answer: JSON.parse(text) as Answer, problem: undefined };
  const type = /"type":\s*"([^"]*)"/.exec(text)?.[1] ?? `status ${status}`;
  return { status, answer: undefined, problem: type.replace(PROBLEM, '') };
}

function tokens({ identity, endpoint }: Runtime): () => Promise<string> {
  const claims = { audience: identity?.audience ?? '', subject: 'evaluation', groups: ['analyst'] };
  let taken = { token: '', until: 0 };
  return async () => {
    if (Date.now() > taken.until) {
      const given = { pool: identity?.pool ?? '', ...claims, expiresInSeconds: 600 };
      taken = { token: await endpoint.issuer.token(given), until: Date.now() + TOKEN_MS };
    }
    return taken.token;
  };
}
