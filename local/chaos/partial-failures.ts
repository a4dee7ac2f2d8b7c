import type { Answer, Outgoing } from '../aws/upstream.ts';
import type { ProxiedService } from './faulty-proxy.ts';

type Request = Outgoing & { readonly body: Buffer };
type Ask = (outgoing: Outgoing) => Promise<Answer>;

/**
 * Has every second entry of a batch fail in the words of the service, and sends the others on. Undefined for requests
 * that are no batch of at least two: they can only fail as a whole.
 */
export async function failPart(service: ProxiedService, request: Request, ask: Ask): Promise<Answer | undefined> {
  if (service === 'sqs') return await failEntries(request, ask);
  if (service === 'sns') return await failMembers(request, ask);
  if (service === 'opensearch') return await failLines(request, ask);
  return undefined;
}

const isHit = (i: number) => i % 2 === 1;

function withBody(request: Request, text: string): Request {
  const body = Buffer.from(text);
  return { ...request, body, headers: { ...request.headers, 'content-length': String(body.length) } };
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_BatchResultErrorEntry.html */
async function failEntries(request: Request, ask: Ask): Promise<Answer | undefined> {
  const fields = JSON.parse(request.body.toString()) as { Entries?: { Id: string }[] };
  const { Entries = [] } = fields;
  if (Entries.length < 2) return undefined;
  const answer = await ask(
    withBody(request, JSON.stringify({ ...fields, Entries: Entries.filter((_, i) => !isHit(i)) })),
  );
  if (answer.status !== 200) return answer;
  const Failed = Entries.filter((_, i) => isHit(i)).map(({ Id }) => {
    return { Id, Code: 'InternalError', SenderFault: false, Message: 'This failure was asked for.' };
  });
  return withText(answer, JSON.stringify({ ...JSON.parse(answer.body.toString()), Failed }));
}

const MEMBER = /^PublishBatchRequestEntries\.member\.(\d+)\.(.+)$/;

/** https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html, as a form in and XML out. */
async function failMembers(request: Request, ask: Ask): Promise<Answer | undefined> {
  const form = new URLSearchParams(request.body.toString());
  const kept = new URLSearchParams();
  const failed: string[] = [];
  for (const [name, value] of form) {
    const [, number, field] = MEMBER.exec(name) ?? [];
    if (number === undefined) kept.append(name, value);
    else if (!isHit(Number(number) - 1)) {
      kept.append(`PublishBatchRequestEntries.member.${(Number(number) + 1) / 2}.${field}`, value);
    } else if (field === 'Id') failed.push(value);
  }
  if (failed.length === 0) return undefined;
  const answer = await ask(withBody(request, kept.toString()));
  const members = failed.map(
    (id) => `<member><Id>${id}</Id><Code>InternalError</Code><SenderFault>false</SenderFault></member>`,
  );
  const text = answer.body.toString().replace(/<Failed\s*\/>|<Failed>\s*<\/Failed>/, '');
  return withText(
    answer,
    text.replace('<PublishBatchResult>', `<PublishBatchResult><Failed>${members.join('')}</Failed>`),
  );
}

interface BulkAnswer {
  readonly items: readonly object[];
}

/** https://docs.opensearch.org/docs/latest/api-reference/document-apis/bulk/: one item is answered for each action. */
async function failLines(request: Request, ask: Ask): Promise<Answer | undefined> {
  if (!/\/_bulk(?:\?|$)/.test(request.path)) return undefined;
  const actions = actionsOf(request.body.toString());
  if (actions.length < 2) return undefined;
  const sent = actions.filter((_, i) => !isHit(i)).flatMap(({ lines }) => lines);
  const answer = await ask(withBody(request, `${sent.join('\n')}\n`));
  if (answer.status !== 200) return answer;
  const body = JSON.parse(answer.body.toString()) as BulkAnswer;
  const done = body.items.values();
  const error = { type: 'rejected_execution_exception', reason: 'This failure was asked for.' };
  const items = actions.map(({ name, id, index }, i) => {
    return isHit(i) ? { [name]: { _index: index, _id: id, status: 429, error } } : done.next().value;
  });
  return withText(answer, JSON.stringify({ ...body, errors: true, items }));
}

interface BulkAction {
  readonly name: string;
  readonly id: string;
  readonly index: string;
  /** Its own, and that of the document. */
  readonly lines: readonly string[];
}

function actionsOf(text: string): readonly BulkAction[] {
  const lines = text.split('\n').filter((line) => line !== '');
  const actions: BulkAction[] = [];
  for (let i = 0; i < lines.length; i++) {
    const [name = '', target] = Object.entries(JSON.parse(lines[i] ?? '{}'))[0] ?? [];
    const { _id: id = '', _index: index = '' } = target as { _id?: string; _index?: string };
    const from = i;
    if (name !== 'delete') i++;
    actions.push({ name, id, index, lines: lines.slice(from, i + 1) });
  }
  return actions;
}

function withText(answer: Answer, text: string): Answer {
  const body = Buffer.from(text);
  return { ...answer, body, headers: { ...answer.headers, 'content-length': String(body.length) } };
}
