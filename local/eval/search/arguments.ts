import type { Fusion } from '#lambdas/domain/search/fusion.ts';
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

/** `k,keyword,semantic`, such as `60,1,0.5`. */
export function readFusion(text: string | undefined): Fusion | undefined {
  if (text === undefined) return undefined;
  const numbers = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const [k = Number.NaN, keyword = Number.NaN, semantic = Number.NaN] = numbers;
  const valid = numbers.length === 3 && numbers.every((value) => Number.isFinite(value) && value >= 0) && k > 0;
  if (valid) return { k, keyword, semantic };
  throw new CommandError(
    '--fusion takes three numbers: k above 0, the weight of keyword, that of semantic.',
    WRONG_USE,
  );
}

/** Address of an engine, without a slash at its end. */
export function readAddress(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url.href.replace(/\/$/, '');
  throw new CommandError('--engine takes the address of an OpenSearch, such as http://127.0.0.1:9200.', WRONG_USE);
}
