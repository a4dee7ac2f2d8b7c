import * as z from 'zod/mini';
import { type Fusion, FusionSchema } from '#lambdas/domain/search/fusion.ts';
import { SEARCH_MODES, type SearchMode } from '#lambdas/domain/search/search-request.ts';
import { CommandError } from '../../cli/command.ts';
import { CORPORA, type CorpusName } from './corpora.ts';

const WRONG_USE = 64;

/** `keyword,hybrid`, or all of them when nothing is given. */
export const readModes = (text: string | undefined): readonly SearchMode[] => choose(text, SEARCH_MODES, '--modes');

export const readSets = (text: string | undefined): readonly CorpusName[] => choose(text, CORPORA, '--sets');

/** Those of the list that are named, in the order of the list. */
function choose<T extends string>(text: string | undefined, all: readonly T[], option: string): readonly T[] {
  if (text === undefined) return all;
  const named = text.split(',').map((name) => name.trim());
  const stranger = named.find((name) => !all.some((one) => one === name));
  if (stranger === undefined) return all.filter((one) => named.includes(one));
  throw new CommandError(`${option} takes ${all.join(', ')}, with commas between.`, WRONG_USE);
}

/** `scores:0.15` or `ranks:0.5`: the method, and the weight of the list by meaning. */
export function readFusion(text: string | undefined): Fusion | undefined {
  if (text === undefined) return undefined;
  const [method, weight = ''] = text.split(':');
  const parsed = z.safeParse(FusionSchema, { method, semantic: weight.trim() === '' ? Number.NaN : Number(weight) });
  if (parsed.success) return parsed.data;
  throw new CommandError('--fusion takes scores or ranks, a colon, and the weight of semantic from 0 to 1.', WRONG_USE);
}

/** Address of an engine, without a slash at its end. */
export function readAddress(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url.href.replace(/\/$/, '');
  throw new CommandError('--engine takes the address of an OpenSearch, such as http://127.0.0.1:9200.', WRONG_USE);
}
