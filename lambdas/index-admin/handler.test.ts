import type { Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import type { IndexAdmin, IndexState, RebuildSource } from '../domain/search/rebuild.ts';
import { type AdminEvent, createHandler, type DocumentKind } from './handler.ts';

/** Indices of one kind in memory; every step is noted. */
function administered(kind: DocumentKind, steps: string[], pages: number) {
  let indices: readonly IndexState[] = [];
  const change = (name: string, to: Partial<IndexState>) => {
    indices = indices.map((one) => (one.name === name ? { ...one, ...to } : one));
  };
  const admin: IndexAdmin = {
    list: async () => indices,
    async create(version, _definition, meta) {
      steps.push(`${kind} create ${version}`);
      indices = [...indices, { name: `${kind}-${version}`, version, serves: false, written: false, meta }];
    },
    extend: async () => true,
    keepMeta: async (name, meta) => change(name, { meta }),
    openForWrites: async (name) => change(name, { written: true }),
    async serve(name) {
      for (const one of indices) change(one.name, { serves: one.name === name, written: one.name === name });
    },
    async drop(name) {
      steps.push(`${kind} drop ${name}`);
      indices = indices.filter((one) => one.name !== name);
    },
    count: async () => 0,
    grant: async (roles) => void steps.push(`${kind} grant ${roles.length}`),
  };
  const source: RebuildSource = {
    size: async () => pages * 100,
    async writePage({ index, after }) {
      const page = Number(after ?? 0) + 1;
      steps.push(`${index} page ${page}`);
      return { indexed: 99, refused: 1, next: page < pages ? String(page) : undefined };
    },
  };
  return { admin, source, blueprint: { definition: {}, version: 'v' } };
}

function started({ remainingMs = 600_000 } = {}) {
  const steps: string[] = [];
  const handler = createHandler({
    indices: { calls: administered('calls', steps, 3), complaints: administered('complaints', steps, 3) },
    roles: [{ role: 'reader', arn: 'arn:of:somebody' }],
    logger: { info: () => {}, warn: () => {} } as never,
    pause: async () => {},
    mayPass: () => false,
  });
  const context = { getRemainingTimeInMillis: () => remainingMs } as Context;
  return { steps, invoke: (event: AdminEvent) => handler(event, context) };
}

describe('the function that administers indices', () => {
  it('makes sure of both, and grants rights once, for an empty event', async () => {
    const { invoke, steps } = started();
    expect(await invoke({})).toEqual([
      { index: 'calls-1', created: true, outdated: false },
      { index: 'complaints-1', created: true, outdated: false },
    ]);
    expect(steps).toEqual(['calls grant 1', 'calls create 1', 'complaints create 1']);
  });

  it.each([
    [undefined, 'calls'],
    ['calls', 'calls'],
    ['complaints', 'complaints'],
  ])('rebuilds one of them, of %s', async (of, kind) => {
    const { invoke, steps } = started();
    await invoke({});
    steps.length = 0;
    const answer = await invoke({ action: 'rebuild', of });
    expect(answer).toEqual({ done: true, index: `${kind}-2`, indexed: 297, refused: 3, in_table: 300 });
    const pages = [1, 2, 3].map((page) => `${kind}-2 page ${page}`);
    expect(steps).toEqual([`${kind} create 2`, ...pages, `${kind} drop ${kind}-1`]);
  });

  it('rebuilds as many pages as are asked for, and goes on from there', async () => {
    const { invoke, steps } = started();
    expect(await invoke({ action: 'rebuild', of: 'complaints', pages: 2 })).toMatchObject({
      done: false,
      indexed: 198,
    });
    const answer = await invoke({ action: 'rebuild', of: 'complaints', pages: 2, index: 'complaints-1' });
    expect(answer).toMatchObject({ done: true, index: 'complaints-1', indexed: 297 });
    expect(steps.filter((step) => step.includes('page'))).toHaveLength(3);
  });

  it('begins no page that it may not finish in time', async () => {
    const { invoke, steps } = started({ remainingMs: 59_000 });
    expect(await invoke({ action: 'rebuild' })).toMatchObject({ done: false, indexed: 0 });
    expect(steps).toEqual(['calls create 1']);
  });

  it('refuses to rebuild what there is not', async () => {
    const { invoke } = started();
    await expect(invoke({ action: 'rebuild', of: 'constructor' })).rejects.toThrow('There is no such index');
  });
});
