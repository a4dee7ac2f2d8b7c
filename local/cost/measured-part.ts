import { COMPLAINT_FUNCTIONS } from './complaint-functions.ts';
import { type Counted, LANES, type Lane } from './counts.ts';
import { unwritten } from './emitted-metrics.ts';
import type { Figures } from './figures.ts';
import { count, percent, table, whole } from './markdown.ts';
import { answerTokens } from './scenario.ts';

const SHOWN: readonly (readonly [Counted, string])[] = [
  ['complaints', 'complaints opened'],
  ['complaint_links', 'complaints linked with earlier ones'],
  ['s3_get', 'S3 GETs'],
  ['s3_put', 'S3 PUTs of functions'],
  ['sns_requests', 'SNS publishes'],
  ['write_units', 'DynamoDB write units, call'],
  ['index_write_units', 'DynamoDB write units, its indexes'],
  ['ledger_write_units', 'DynamoDB write units, ledger'],
  ['complaint_write_units', 'DynamoDB write units, complaints'],
  ['complaint_index_write_units', 'DynamoDB write units, their indexes'],
  ['read_units', 'DynamoDB read units'],
  ['complaint_read_units', 'DynamoDB read units, complaints'],
  ['scheduler_requests', 'requests to EventBridge Scheduler (free)'],
  ['model_calls', 'model calls'],
  ['model_input_tokens', "tokens of the prompt, the stand-in's count"],
  ['model_output_tokens', "tokens of the answer, the stand-in's count"],
  ['embeddings', 'embeddings'],
  ['embedding_tokens', 'tokens embedded'],
  ['bulk_bytes', 'bytes sent to OpenSearch'],
  ['log_bytes', 'bytes of logs'],
  ['metric_bytes', 'of them records of metrics'],
];

/** What the run found of a call of each lane. */
export function measuredPart(figures: Figures): string {
  const { corpus, measured, machine } = figures;
  const { calls } = measured;
  const lanes = (of: (lane: (typeof LANES)[number]) => number) => LANES.map((lane) => count(of(lane)));
  const names = [...new Set(LANES.flatMap((lane) => Object.keys(calls[lane].functions)))];
  const functions = names.flatMap((name) => [
    [`${name}: invocations`, ...lanes((lane) => calls[lane].functions[name]?.invocations ?? 0)],
    [`${name}: ms of one, of this machine`, ...lanes((lane) => calls[lane].functions[name]?.ms ?? 0)],
  ]);
  const rows = [
    ['calls', ...lanes((lane) => calls[lane].number)],
    ...SHOWN.map(([name, title]) => [title, ...lanes((lane) => calls[lane].counts[name])]),
    [
      'tokens of the prompt, our estimate (billed)',
      ...lanes((lane) => (lane === 'none' ? 0 : corpus.promptTokens[lane])),
    ],
    ['tokens of the answer (billed)', ...lanes((lane) => (lane === 'none' ? 0 : answerTokens(figures, lane)))],
    ...functions,
    ['bytes of the item', ...lanes((lane) => calls[lane].bytes.item)],
    ['bytes of its entries in indexes', ...lanes((lane) => calls[lane].bytes.entry)],
    ['bytes of its rows in the ledger', ...lanes((lane) => calls[lane].bytes.rows)],
    ['bytes of its complaints', ...lanes((lane) => calls[lane].bytes.complaint)],
    ['bytes of their entries in indexes', ...lanes((lane) => calls[lane].bytes.complaintEntry)],
  ];
  return `On ${machine}, by the deployment's own functions, templates and roles on the embedded engines: calls of each lane one after the other, once with every request of
a function looked at (requests, bytes, units by the sizes of the items before and after each write), once without (milliseconds, logs). On average of a call:

${table(['', 'no model', 'economical', 'strong'], rows)}

${corpusText(figures)}`;
}

function corpusText({ corpus, measured }: Figures): string {
  const { uploadBytes, turns, triageMs, embeddingTokens } = corpus;
  const { sweeper, complaintSweeper, timer, metrics, polledQueues } = measured;
  const { alarms, alarmMetrics, compositeAlarms, dashboards, keys } = measured.resources;
  const perLane = LANES.map((lane) => count(corpus.complaintsOf[lane]));
  const ratio = (lane: Lane) => {
    const { model_input_tokens: tokens, model_calls: asked } = measured.calls[lane].counts;
    return percent(tokens / Math.max(1, asked) / Math.max(1, corpus.promptTokens[lane]));
  };
  return `- All ${whole(corpus.calls)} calls of ${corpus.name}: ${turns.toFixed(1)} turns and ${whole(uploadBytes)} bytes as uploaded; triage itself takes ${triageMs.toFixed(2)} ms a call in one process, the rest of the
  triage function's milliseconds is reading, storing and announcing; ${whole(embeddingTokens)} tokens are embedded.
- Tokens are estimates: no tokenizer of these models is public. Ours is rather too high by design, and is of all calls of the lane; the stand-in's, of the sampled
  ones, is ${ratio('economy')} of it in the economical lane and ${ratio('strong')} in the strong one. Bedrock's part of the bill is as uncertain.
- By the rules of complaints, all these calls make ${count(corpus.complaints)} complaints a call: ${perLane[0]} where no model reads, ${perLane[1]} in the economical lane, ${perLane[2]} in the strong one. They
  are of ${whole(corpus.clients)} clients, so that more complaints than usual are repeated ones, which are linked by a further step.
- A timer of a complaint that fires writes ${count(timer.counts.complaint_write_units)} units and ${count(timer.counts.complaint_index_write_units)} of indexes, reads ${count(timer.counts.complaint_read_units)} and takes ${count(timer.functions[COMPLAINT_FUNCTIONS.timers]?.ms ?? 0)} ms: each was sent by the run, to a
  function by whose policy the first response was missed. A run of complaint-sweeper reads ${count(complaintSweeper.counts.complaint_read_units)} units and takes ${count(complaintSweeper.functions[COMPLAINT_FUNCTIONS.sweeper]?.ms ?? 0)} ms.
- A run of the sweeper reads ${count(sweeper.counts.read_units)} units and takes ${count(sweeper.functions.sweeper?.ms ?? 0)} ms. ${metrics.length} custom metrics were written, names with their
  dimensions; ${unwritten(metrics)} more of the catalogue are written by questions, people and faults. The templates hold ${alarms} alarms of ${alarmMetrics} metrics, ${compositeAlarms} alarms of alarms,
  ${dashboards} dashboards, ${keys} keys and ${polledQueues} queues with a function.
- A real OpenSearch 2.19.1 took, on 2026-11-21, 10.5 KB of disk a call for 4,541 STAR calls that were indexed three times.`;
}
