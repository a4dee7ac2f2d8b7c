import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly Condition?: string;
  readonly Metadata?: Readonly<Record<string, unknown>>;
}

interface TemplateOutput {
  readonly Value: unknown;
  readonly Export?: { readonly Name: unknown };
  readonly Condition?: string;
}

/** The parts of a CloudFormation template that are read. */
export interface Template {
  readonly Resources?: Readonly<Record<string, TemplateResource>>;
  readonly Outputs?: Readonly<Record<string, TemplateOutput>>;
  readonly Parameters?: Readonly<Record<string, { readonly Default?: unknown }>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Mappings?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
}

export interface Stack {
  readonly name: string;
  readonly template: Template;
  /** Absolute folder against which asset paths are resolved. */
  readonly dir: string;
  /** Asset hash to absolute path, from the stack's asset manifest. */
  readonly assets: Readonly<Record<string, string>>;
}

interface Artifact {
  readonly type: string;
  readonly dependencies?: readonly string[];
  readonly properties?: { readonly templateFile?: string; readonly stackName?: string; readonly file?: string };
}

/** Reads all stacks of a cloud assembly, each after the stacks that it depends on. */
export function loadStacks(assemblyDir: string): Stack[] {
  const dir = resolve(assemblyDir);
  const { artifacts } = readJson<{ artifacts: Record<string, Artifact> }>(join(dir, 'manifest.json'));
  const ids = inOrder(artifacts).filter((id) => artifacts[id]?.type === 'aws:cloudformation:stack');
  // A synthesis that failed leaves its templates behind, but a manifest without them.
  if (ids.length === 0) throw new Error(`The cloud assembly ${assemblyDir} holds no stacks. Run: npm run synth`);
  return ids.map((id) => {
    const { properties = {}, dependencies = [] } = artifacts[id] as Artifact;
    const manifests = dependencies.map((d) => artifacts[d]).filter((a) => a?.type === 'cdk:asset-manifest');
    return {
      name: properties.stackName ?? id,
      template: readJson<Template>(join(dir, properties.templateFile ?? `${id}.template.json`)),
      dir,
      assets: Object.assign({}, ...manifests.map((a) => assetPaths(dir, a?.properties?.file ?? ''))),
    };
  });
}

function assetPaths(dir: string, file: string): Record<string, string> {
  const { files = {} } = readJson<{ files?: Record<string, { source: { path?: string } }> }>(join(dir, file));
  return Object.fromEntries(Object.entries(files).map(([hash, { source }]) => [hash, join(dir, source.path ?? '')]));
}

function inOrder(artifacts: Readonly<Record<string, Artifact>>): string[] {
  const done = new Set<string>();
  const visit = (id: string) => {
    if (done.has(id)) return;
    done.add(id);
    artifacts[id]?.dependencies?.forEach(visit);
    ordered.push(id);
  };
  const ordered: string[] = [];
  Object.keys(artifacts).forEach(visit);
  return ordered;
}

function readJson<T>(path: string): T {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch (error) {
    throw new Error(`The cloud assembly cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
