import { createSocket } from 'node:dgram';
import { daemonSink } from '#lambdas/runtime/daemon-sink.ts';
import { createTracer } from '#lambdas/runtime/daemon-tracer.ts';
import { NO_TRACER, type Tracer } from '#lambdas/runtime/tracer.ts';
import type { Figure } from './figure.ts';
import { median } from './statistics.ts';

const ROUNDS = 15;
const SPANS = 100;
/** As Lambda gives it to an invocation that is traced. */
const HEADER = 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1';
const ATTRIBUTES = { query_type: 'insight', calls: 12, cost_usd: 0.0123, degraded: false };

/** Microseconds of a span around work that does nothing: where nobody traces, and with a daemon that takes them by UDP. */
export async function measureSpans(): Promise<Figure[]> {
  const daemon = createSocket('udp4');
  await new Promise<void>((resolve) => daemon.bind(0, '127.0.0.1', resolve));
  try {
    const sink = daemonSink(`127.0.0.1:${daemon.address().port}`);
    if (sink === undefined) throw new Error('There is no way to the daemon.');
    const sent = () => createTracer({ sink, header: () => HEADER });
    const ways: Readonly<Record<string, () => Promise<unknown>>> = {
      bare: () => inTurn(nothing),
      without: () => inTurn(() => spanOf(NO_TRACER)),
      // One for each invocation: it bounds how many spans are sent.
      traced: () => {
        const tracer = sent();
        return tracer.span('route', {}, () => inTurn(() => spanOf(tracer)));
      },
    };
    const found = await times(ways);
    const reference = { name: 'the same without a span', value: found.bare ?? 0 };
    return [
      { name: 'a span where nobody traces', value: found.without ?? 0, unit: 'us', reference },
      { name: 'a span that is sent to the daemon', value: found.traced ?? 0, unit: 'us', reference },
    ];
  } finally {
    daemon.close();
  }
}

const nothing = async () => {};
const spanOf = (tracer: Tracer) => tracer.span('retrieve', ATTRIBUTES, nothing);

async function inTurn(work: () => Promise<unknown>): Promise<void> {
  for (let i = 0; i < SPANS; i++) await work();
}

async function times(
  ways: Readonly<Record<string, () => Promise<unknown>>>,
): Promise<Readonly<Record<string, number | undefined>>> {
  const all = new Map(Object.keys(ways).map((name) => [name, [] as number[]]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, way] of Object.entries(ways)) {
      const started = performance.now();
      await way();
      all.get(name)?.push(((performance.now() - started) * 1000) / SPANS);
    }
  }
  return Object.fromEntries([...all].map(([name, values]) => [name, median(values.slice(2))]));
}
