import * as assume from './assumptions.ts';
import { type Bill, byComponent } from './bill.ts';
import type { CorpusFigures } from './corpora.ts';
import type { Figures, SizedBill } from './figures.ts';
import { modelsPart, pricesPart, sizesPart } from './fixed-parts.ts';
import { count, percent, table, usd, whole } from './markdown.ts';
import { measuredPart } from './measured-part.ts';

/** US dollars a month that a million calls are to cost at most. */
export const TARGET_USD = 350;
/** Lines that cost less than this a month are left to the sums. */
const SMALL = 0.05;

/** docs/COST.md. */
export function costReport(figures: Figures): string {
  const parts = [
    headline(figures),
    `## The bill\n\n${componentTable(figures)}\n\n${billNotes(figures)}`,
    `### Line by line\n\nOf the size "${figures.sizes[0]?.size.name}"; what costs less than ${usd(SMALL)} is left out.\n\n${lineTable(figures)}`,
    `## Sizes\n\n${sizesPart()}\n\n${capacityTable(figures)}\n\n${capacityNotes(figures)}`,
    `## Beside naive use of a strong model\n\n${naivePart(figures)}`,
    `## When the enrichment rate changes\n\n${ratePart(figures)}`,
    `## What was measured\n\n${measuredPart(figures)}`,
    `## What was assumed\n\n${assumedPart()}`,
    `## Prices\n\nUS dollars, us-east-1, on demand, without free tiers, discounts and taxes. AWS's own price pages were not read.\n\n${pricesPart()}\n\n### Models\n\n${modelsPart()}`,
    reproducePart(),
  ];
  return `${parts.join('\n\n')}\n`;
}

function headline(figures: Figures): string {
  const { calls, corpus, mix, date } = figures;
  const { size, bill } = first(figures);
  const routed = mix.economy + mix.strong;
  const [[dearest = '', most = 0] = [], [second = '', less = 0] = []] = byComponent(bill);
  const within = bill.usd <= TARGET_USD ? 'within' : 'ABOVE';
  const over = figures.sizes
    .slice(1)
    .filter(({ bill: b }) => b.usd > TARGET_USD)
    .map(({ size: s, bill: b }) => `${s.name} (${usd(b.usd)})`);
  return `# What it costs

Made by \`npm run cost\` on ${date}; not to be edited.

**${whole(calls)} calls a month cost ${usd(bill.usd)} a month, all in**, in the size "${size.name}" and at the enrichment rate that was measured: ${percent(routed)} of
${whole(corpus.calls)} calls of ${corpus.name} are read by a model (${percent(mix.strong)} by the strong one, ${percent(mix.economy)} by the economical one). That is ${within} the target of ${usd(TARGET_USD)} for a million calls.
**${dearest} dominates** with ${usd(most)} (${percent(most / bill.usd)}), before ${second} with ${usd(less)} (${percent(less / bill.usd)}).
${over.length > 0 ? `Above the target are the sizes ${over.join(', ')}: they have other nodes, everything else costs the same.` : 'No other size is above the target.'}
${naiveSentence(figures)}${ownNote(corpus)}`;
}

function naiveSentence({ naive, calls, sizes }: Figures): string {
  const [own] = naive;
  const large = naive.at(-1);
  const models = sizes[0] === undefined ? 0 : bedrock(sizes[0].bill);
  if (own === undefined || large === undefined) return '';
  return `Models cost ${usd(models)} of it. A naive design that has every call read whole pays ${usd(calls * large.once)} for models alone with ${large.model} and one request a call
(${usd(calls * large.seven)} with seven), and ${usd(calls * own.once)} (${usd(calls * own.seven)}) even with the model of our strong lane, which is a small one.`;
}

function ownNote({ calls }: CorpusFigures): string {
  return calls >= 100
    ? ''
    : '\nThese are too few calls, written for tests, to say anything of a rate: give a folder of calls by `--data`.';
}

function componentTable({ sizes, batch }: Figures): string {
  const [base] = sizes;
  const bills = [
    ...sizes.map(({ size, bill }) => [size.name, bill] as const),
    [`${base?.size.name ?? ''}, batch jobs`, batch] as const,
  ];
  const names = base === undefined ? [] : byComponent(base.bill).map(([name]) => name);
  const of = (bill: Bill, name: string) => byComponent(bill).find(([one]) => one === name)?.[1] ?? 0;
  const rows = names.map((name) => [name, ...bills.map(([, bill]) => usd(of(bill, name)))]);
  const total = ['**all in**', ...bills.map(([, bill]) => `**${usd(bill.usd)}**`)];
  return table(['a month', ...bills.map(([name]) => name)], [...rows, total]);
}

function billNotes(figures: Figures): string {
  const { batch, year } = figures;
  const { bill } = first(figures);
  return `Of the first month, in which half of its calls are stored on average. Nothing is deleted: with the calls of twelve months in the table and
in S3 the same month costs ${usd(year.usd - bill.usd)} more (the domain must grow besides, see Sizes). Batch jobs (\`-c batchEnrichment=true\`) read the economical
lane at half the price and save ${usd(bill.usd - batch.usd)}; what laying calls aside writes and their files cost is not in it, nor what
functions then need not wait.`;
}

function lineTable(figures: Figures): string {
  const { lines } = first(figures).bill;
  const shown = lines.filter(({ usd: amount }) => amount >= SMALL);
  const rows = shown.map(({ component, what, quantity, usd: amount }) => {
    return [`${component}: ${what}`, count(quantity), usd(amount)];
  });
  return table(['what', 'quantity', 'a month'], rows);
}

function capacityTable({ sizes, calls }: Figures): string {
  const rows = sizes.map(({ size, bill, capacity }) => {
    const holds = Math.min(capacity.memory, capacity.disk);
    return [size.name, usd(bill.usd), whole(capacity.memory), whole(capacity.disk), (holds / calls).toFixed(1)];
  });
  return table(
    ['size', 'a month', 'calls whose vectors fit into memory', 'calls that fit on disk', 'months of calls'],
    rows,
  );
}

function capacityNotes({ corpus, sizes, calls }: Figures): string {
  const node = sizes[0];
  const domain = node === undefined ? 0 : (byComponent(node.bill).find(([name]) => name === 'OpenSearch')?.[1] ?? 0);
  const per = node === undefined ? 0 : domain / (Math.min(node.capacity.memory, node.capacity.disk) / 1e6);
  return `A call has ${corpus.moments.toFixed(2)} vectors on average. Vectors that do not fit into memory are read from disk: search goes on and is slower. With
\`vectorQuantisation=scalar\` they take a third of the memory. Each further million of calls that is kept searchable costs about ${usd(per)} a
month in the first size${node && node.capacity.memory < calls ? ', which does not hold a month of them' : ''}. How fast these nodes search was not measured on AWS. The budget of a month must be above what models
cost: with the $50 of \`env=dev\` the later calls of the month would be read without a model, so the sizes above set more.`;
}

function naivePart(figures: Figures): string {
  const { calls, naive, lengths, corpus } = figures;
  const { bill } = first(figures);
  const models = bedrock(bill);
  const rows = naive.map(({ model, once, seven }) => [
    model,
    usd(calls * once),
    usd(calls * seven),
    percent(models / (calls * once)),
    percent(models / (calls * seven)),
  ]);
  const byLength = lengths.map(({ tokens, ours, naive: other }) => [
    whole(tokens),
    usd(ours),
    usd(other),
    percent(ours / other),
  ]);
  return `Models alone cost ${usd(models)} here, embeddings included. A naive design sends every call, whole, to a strong model: by one request with the same
instructions and answer as ours, or by ${assume.NAIVE_REQUESTS} requests with one question each. Everything else (storing, searching, watching: ${usd(bill.usd - models)}) comes on top of both.

${table(['every call to', 'one request a call', 'seven requests a call', 'ours in % of one', 'of seven'], rows)}

STAR's calls are short (${whole(corpus.transcriptTokens)} tokens); our instructions are ${whole(corpus.instructionTokens)}. Of longer calls we send ${1200} tokens at most. Chat models by length of
the transcript, ours beside one request a call to the largest model:

${table(['tokens of a transcript', 'ours', 'naive', 'ours in %'], byLength)}`;
}

function ratePart({ rates, calls }: Figures): string {
  const rows = rates.map(({ name, mix, bill }) => [
    name,
    percent(mix.economy + mix.strong),
    percent(mix.strong),
    usd(bedrock(bill)),
    usd(bill.usd),
  ]);
  return `STAR holds dialogues of people with a task, few of them complaints; other sets are routed otherwise. All with what a call of STAR's costs in its
lane, ${whole(calls)} calls.

${table(['enrichment', 'read by a model', 'by the strong one', 'models', 'all in'], rows)}`;
}

function assumedPart(): string {
  return `- A call is uploaded as an object of its own and comes alone: no function gets two calls at once. Batches would cost less.
- An answer has ${assume.LEAST_ANSWER_TOKENS} tokens at least; the stand-in's, which selects sentences, are taken where they are longer.
- ${percent(assume.REPAIR_RATE)} of the model calls are made twice (repairs, lost answers). No real model was asked.
- A function waits ${assume.MODEL_SECONDS} s for a chat model and ${assume.EMBEDDING_SECONDS} s for embeddings, and pays for it. The stand-ins answer at once.
- Milliseconds of this machine's core are those of a whole virtual CPU of Lambda (${assume.MB_OF_A_CPU} MB); with less memory they last longer in proportion. Waiting for the
  embedded engines is in them and is slowed down alike. Cold starts are not in them.
- Every invocation is a recorded trace: X-Ray's default takes one a second and 5 % of the others, and a million calls a month come more slowly.
- Lambda polls each queue ${assume.IDLE_RECEIVES_PER_MINUTE} times a minute when it is idle, and writes ${assume.PLATFORM_LOG_BYTES} bytes of log of its own for an invocation.
- ${assume.TIMERS_PER_COMPLAINT} timers of each complaint fire, and each finds a deadline missed: an event, a step, new clocks and a timer.
- Metrics that the run did not write, since nobody asked and nothing failed, are written in ${assume.OTHER_METRIC_HOURS} of ${assume.HOURS} hours, with one value of each dimension.
- ${whole(assume.API_REQUESTS)} requests of people a month, ${assume.API_GB_SECONDS} GB-seconds each.
- KMS requests by the developer guides (\`local/cost/assumptions.ts\`).
- Not counted: what people do with complaints (steps, comments, lists, exports), summaries of them (docs/COMPLAINTS.md) and what their index takes on disk, questions that models answer and what keeping answers takes (docs/ASK.md), data sent to the internet, keeping logs, rotated keys, users of Cognito (free below 10,000), e-mails of alarms, server access logs, a VPC (\`searchVpc\`), newer
  versions of calls, re-enrichment.
- Objects below 128 KB stay in S3 Standard whatever the lifecycle rule says; these calls are all below.`;
}

function reproducePart(): string {
  return `## Once more

    npm run cost -- --data <folder>     # calls/<set>/<split>.calls.jsonl.gz; the first set is star
    npm run cost -- --check             # whether the sizes and prices above are still those of the code

Without \`--data\` it takes the calls of \`events/transcripts\`, which are too few to tell a rate.`;
}

function bedrock(bill: Bill): number {
  return byComponent(bill).find(([name]) => name === 'Bedrock')?.[1] ?? 0;
}

function first({ sizes }: Figures): SizedBill {
  const [one] = sizes;
  if (one === undefined) throw new Error('There is no size.');
  return one;
}
