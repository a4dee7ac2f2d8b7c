import type { Client } from '@opensearch-project/opensearch';
import type { IndexAdmin, IndexMeta, IndexState, SearchRole } from '../../domain/search/rebuild.ts';
import { describeEngineFault, statusOf, typeOf } from './engine-faults.ts';
import { type IndexNames, indexName, indexVersion, writeName } from './index-names.ts';
import { ROLES, securityRole } from './security-roles.ts';

/** Administers the indices of documents of one kind on OpenSearch's protocol. */
export class OpenSearchIndexAdmin implements IndexAdmin {
  readonly #client: Client;
  readonly #names: IndexNames;

  constructor(client: Client, names: IndexNames) {
    this.#client = client;
    this.#names = names;
  }

  async list(): Promise<readonly IndexState[]> {
    const names = this.#names;
    const indices = await this.#ask(() => this.#client.indices.get({ index: `${names.prefix}*` }));
    return Object.entries(indices)
      .flatMap(([name, { aliases = {}, mappings }]) => {
        const version = indexVersion(names, name);
        if (version === undefined) return [];
        const meta = (mappings as { _meta?: IndexMeta } | undefined)?._meta ?? { definition: 'unknown' };
        const has = (alias: string) => Object.hasOwn(aliases, alias);
        return [{ name, version, serves: has(names.alias), written: has(names.writeAlias), meta }];
      })
      .sort((a, b) => a.version - b.version);
  }

  async create(version: number, definition: object, meta: IndexMeta): Promise<void> {
    const index = indexName(this.#names, version);
    const { mappings, ...rest } = definition as { mappings: object };
    const body = { ...rest, mappings: { ...mappings, _meta: meta }, aliases: { [writeName(index)]: {} } };
    try {
      await this.#client.indices.create({ index, body: body as never });
    } catch (error) {
      if (typeOf(error) !== 'resource_already_exists_exception') throw describeEngineFault(error);
    }
  }

  async extend(index: string, definition: object): Promise<boolean> {
    const mapping = await this.#ask(() => this.#client.indices.getMapping({ index }));
    const known = mapping[index]?.mappings.properties ?? {};
    const { mappings } = definition as { mappings: { properties: Readonly<Record<string, object>> } };
    const lacking = Object.entries(mappings.properties).filter(([field]) => !Object.hasOwn(known, field));
    if (lacking.length === 0) return true;
    try {
      await this.#client.indices.putMapping({ index, body: { properties: Object.fromEntries(lacking) } as never });
      return true;
    } catch (error) {
      // Such as a text of an analyzer that only a new index can have.
      if (statusOf(error) === 400) return false;
      throw describeEngineFault(error);
    }
  }

  async keepMeta(index: string, _meta: IndexMeta): Promise<void> {
    await this.#ask(() => this.#client.indices.putMapping({ index, body: { _meta } as never }));
  }

  async openForWrites(index: string): Promise<void> {
    await this.#alias([{ add: { index, alias: this.#names.writeAlias } }]);
  }

  async serve(index: string): Promise<void> {
    const { alias: asked, writeAlias } = this.#names;
    const others = (await this.list()).filter(({ name, serves, written }) => name !== index && (serves || written));
    const removals = others.flatMap(({ name, serves, written }) => [
      ...(serves ? [{ remove: { index: name, alias: asked } }] : []),
      ...(written ? [{ remove: { index: name, alias: writeAlias } }] : []),
    ]);
    await this.#alias([...removals, ...[asked, writeAlias].map((alias) => ({ add: { index, alias } }))]);
  }

  async drop(index: string): Promise<void> {
    await this.#ask(() => this.#client.indices.delete({ index, ignore_unavailable: true }));
  }

  async count(index: string): Promise<number> {
    await this.#ask(() => this.#client.indices.refresh({ index }));
    const { count } = await this.#ask(() => this.#client.count({ index }));
    return count;
  }

  async grant(roles: readonly SearchRole[]): Promise<void> {
    for (const role of ['reader', 'writer'] as const) {
      const arns = roles.filter((one) => one.role === role).map(({ arn }) => arn);
      if (arns.length === 0) continue;
      const name = securityRole(role);
      await this.#security(`roles/${name}`, ROLES[role]);
      await this.#security(`rolesmapping/${name}`, { backend_roles: arns });
    }
  }

  async #alias(actions: readonly object[]): Promise<void> {
    await this.#ask(() => this.#client.indices.updateAliases({ body: { actions: actions as never } }));
  }

  async #security(path: string, body: object): Promise<void> {
    await this.#ask(() =>
      this.#client.transport.request({
        method: 'PUT',
        path: `/_plugins/_security/api/${path}`,
        body: JSON.stringify(body),
      }),
    );
  }

  async #ask<T>(request: () => Promise<{ body: T }>): Promise<T> {
    try {
      return (await request()).body;
    } catch (error) {
      throw describeEngineFault(error);
    }
  }
}

/** True for a fault that a domain which was just made, or whose rights were just changed, gives for a while. */
export function mayPass(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  const status = statusOf(cause) ?? statusOf(error);
  return status === undefined || status === 401 || status === 403 || status === 429 || status >= 500;
}
