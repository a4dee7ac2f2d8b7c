import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTracer } from '../runtime/daemon-tracer.ts';
import { EnrichingWorld } from '../testing/enriching-world.ts';
import { objectRef, s3Notification, transcript } from '../testing/samples.ts';
import type { MessageDeps } from './process-message.ts';

const SAMPLES = join(import.meta.dirname, '../../events/transcripts');
const HEADER = 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1';
/** No sample is younger. */
const AFTER = Date.UTC(2026, 10, 21);
const PERSONAL = ['rosalind.quimby@example.org', '+1 415-555-0173', '4111 1111 1111 1111', 'Rosalind Quimby'];

/** The world with everything that it logs and traces. */
class WatchedWorld extends EnrichingWorld {
  override clock = AFTER;
  told = '';
  spans = 0;
  readonly #tracer = createTracer({
    header: () => HEADER,
    sink: (document) => {
      this.spans++;
      this.told += `${document}\n`;
    },
  });

  override deps(): MessageDeps {
    const log = (message: string, details: object) => {
      this.told += `${JSON.stringify({ message, ...details })}\n`;
    };
    const now = () => new Date(AFTER);
    return { ...super.deps(), now, tracer: this.#tracer, logger: { info: log, warn: log } };
  }
}

/** What is told of an upload by triage, indexing and enrichment. */
async function toldOf(key: string, content: string): Promise<{ readonly told: string; readonly spans: number }> {
  const world = new WatchedWorld();
  const object = objectRef(key, '01', {
    size: Buffer.byteLength(content),
    event_time: new Date(AFTER).toISOString(),
  });
  world.objects.upload(object, content);
  world.queue.push(s3Notification(object));
  await world.drain();
  await world.indexAll();
  await world.enrichAll();
  return world;
}

/** What somebody says in a transcript, be it one or many, as JSON or as lines of it. */
function saidIn(content: string): readonly string[] {
  return [...content.matchAll(/"text":\s*"((?:[^"\\]|\\.){12,})"/g)].map(([, text = '']) => text);
}

describe('I6: lines and spans of the pipeline', () => {
  it.each(readdirSync(SAMPLES))('hold nothing of what is said in %s', async (name) => {
    const content = readFileSync(join(SAMPLES, name), 'utf8');
    const { told, spans } = await toldOf(name, content);
    expect(told).toContain('A call is stored');
    expect(spans).toBeGreaterThan(3);
    const said = saidIn(content);
    expect(said.length).toBeGreaterThan(1);
    for (const text of said)
      for (const part of text.match(/.{1,12}/g) ?? []) if (part.length === 12) expect(told).not.toContain(part);
    expect(told).not.toMatch(/@(?!\d|[0-9a-f]{2}\b)[\w-]+\.\w+|\d{4}[ -]\d{4}|555-/);
  });

  it.each(PERSONAL.slice(0, 3))('hold nothing of %s, wherever a call has it', async (personal) => {
    const metadata = { client_id: personal, agent_id: personal, product: personal, region: personal };
    const call = transcript(personal, `I was charged twice, I am ${personal}. Cancel it, I will call my lawyer.`, {
      metadata,
    });
    const broken = { ...call, call_id: `b ${personal}`, timestamp: personal };
    const { told, spans } = await toldOf(`${personal}.json`, JSON.stringify([call, broken]));
    expect(told).toContain('A call is stored');
    expect(told).toContain('quarantine');
    expect(spans).toBeGreaterThan(3);
    expect(told.toLowerCase()).not.toContain(personal);
  });

  it.each([
    ['what is no JSON', (text: string) => `{"call_id": ${text}`],
    ['another shape', (text: string) => JSON.stringify({ [text]: { [text]: text } })],
    [
      'fields of other types',
      (text: string) => JSON.stringify(transcript(text, text, { duration_seconds: text, [text]: text })),
    ],
  ])('hold nothing of %s', async (_, contentOf) => {
    for (const personal of PERSONAL) {
      const { told } = await toldOf(`upload-of ${personal}.json`, contentOf(personal));
      expect(told).toContain('quarantine');
      expect(told.toLowerCase()).not.toContain(personal.toLowerCase());
    }
  });
});
