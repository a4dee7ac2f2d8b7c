import { illegalArgument, unsupported } from '../errors.ts';
import { asArray, isObject, type JsonObject, toBoolean, toNumber } from '../json.ts';
import { foldToAscii } from './ascii-folding.ts';
import { mappingCharFilter, patternCharFilter } from './char-filters.ts';
import { standardTokenizer } from './standard-tokenizer.ts';
import type { Analyzer, CharFilter, TokenFilter, Tokenizer } from './token.ts';
import * as filters from './token-filters.ts';
import { keywordTokenizer, letterTokenizer, patternTokenizer, whitespaceTokenizer } from './tokenizers.ts';

/** Finds the analyzers of an index by name. */
export interface AnalyzerRegistry {
  /** Undefined when there is none of that name. */
  find(name: string): Analyzer | undefined;
  /** An analyzer of parts that are named in a request. */
  combine(parts: AnalyzerParts): Analyzer;
}

export interface AnalyzerParts {
  readonly tokenizer: string;
  readonly filter: readonly string[];
  readonly char_filter: readonly string[];
}

/** Parts of an analyzer, as it runs. */
interface Chain {
  readonly name: string;
  readonly charFilters: readonly CharFilter[];
  readonly tokenizer: Tokenizer;
  readonly filters: readonly TokenFilter[];
}

function analyzerOf({ name, charFilters, tokenizer, filters: given }: Chain): Analyzer {
  const chain = filters.joinFilters(given);
  return {
    name,
    analyze(text) {
      const corrections: ((offset: number) => number)[] = [];
      let filtered = text;
      for (const charFilter of charFilters) {
        const next = charFilter(filtered);
        filtered = next.text;
        corrections.unshift(next.correct);
      }
      const correct = (offset: number) => corrections.reduce((at, correction) => correction(at), offset);
      const raw = tokenizer(filtered);
      const placed =
        corrections.length === 0
          ? raw
          : raw.map((token) => ({ ...token, start: correct(token.start), end: correct(token.end) }));
      const tokens = chain.reduce((current, filter) => filter(current), placed);
      return { tokens, positions: (raw.at(-1)?.position ?? -1) + 1 };
    },
  };
}

const lower = filters.mapTerms(filters.lowercase);
const possessive = filters.mapTerms(filters.withoutPossessive);
const englishStop = filters.stopFilter(filters.ENGLISH_STOP_WORDS, false);

function builtInAnalyzer(name: string): Analyzer | undefined {
  const standard = { name, charFilters: [], tokenizer: standardTokenizer() };
  const letters = { ...standard, tokenizer: letterTokenizer() };
  switch (name) {
    case 'default':
    case 'standard':
      return analyzerOf({ ...standard, filters: [lower] });
    case 'english':
      return analyzerOf({ ...standard, filters: [possessive, lower, englishStop, filters.stemEnglish] });
    case 'simple':
      return analyzerOf({ ...letters, filters: [lower] });
    case 'stop':
      return analyzerOf({ ...letters, filters: [lower, englishStop] });
    case 'whitespace':
      return analyzerOf({ ...standard, tokenizer: whitespaceTokenizer(), filters: [] });
    case 'keyword':
      return analyzerOf({ ...standard, tokenizer: keywordTokenizer(), filters: [] });
    default:
      return undefined;
  }
}

/** Java flags that JavaScript has too. */
const FLAGS: Readonly<Record<string, string>> = { CASE_INSENSITIVE: 'i', MULTILINE: 'm', DOTALL: 's' };

function readPattern(name: string, settings: JsonObject): RegExp {
  const names = String(settings.flags ?? '')
    .split('|')
    .filter(Boolean);
  const flags = names.map((flag) => FLAGS[flag] ?? '').join('');
  try {
    return new RegExp(String(settings.pattern ?? '\\W+'), `dgu${flags}`);
  } catch {
    throw illegalArgument(`pattern of [${name}] is no regular expression that Java and JavaScript share`);
  }
}

const strings = (value: unknown) => asArray(value ?? []).map(String);
const numberOr = (value: unknown, fallback: number) => toNumber(value) ?? fallback;

function readCharFilter(name: string, settings: JsonObject): CharFilter {
  if (settings.type === 'pattern_replace')
    return patternCharFilter(readPattern(name, settings), String(settings.replacement ?? ''));
  if (settings.type !== 'mapping') throw illegalArgument(`Unknown char_filter type [${settings.type}] for [${name}]`);
  const filter = mappingCharFilter(strings(settings.mappings));
  if (filter === undefined) throw illegalArgument(`Invalid Mapping Rule in char_filter [${name}]`);
  return filter;
}

function readTokenizer(name: string, settings: JsonObject): Tokenizer {
  const maxLength = numberOr(settings.max_token_length, 255);
  switch (settings.type) {
    case 'standard':
      return standardTokenizer(maxLength);
    case 'whitespace':
      return whitespaceTokenizer(maxLength);
    case 'letter':
      return letterTokenizer();
    case 'keyword':
      return keywordTokenizer();
    case 'pattern':
      return patternTokenizer(readPattern(name, settings), numberOr(settings.group, -1));
    default:
      throw illegalArgument(`Unknown tokenizer type [${settings.type}] for [${name}]`);
  }
}

function readFilter(name: string, settings: JsonObject): TokenFilter {
  const ignoreCase = toBoolean(settings.ignore_case) ?? false;
  switch (settings.type) {
    case 'lowercase':
      return lower;
    case 'asciifolding':
      if (toBoolean(settings.preserve_original)) throw unsupported('asciifolding with preserve_original');
      return filters.mapTerms(foldToAscii);
    case 'stop':
      return filters.stopFilter(stopWords(settings.stopwords), ignoreCase);
    case 'porter_stem':
      return filters.stemEnglish;
    case 'stemmer':
      return readStemmer(settings.language ?? settings.name ?? 'porter');
    case 'pattern_replace':
      return filters.patternReplace(readPattern(name, settings), String(settings.replacement ?? ''));
    case 'length':
      return filters.lengthFilter(numberOr(settings.min, 0), numberOr(settings.max, 2 ** 31 - 1));
    case 'unique':
      return filters.uniqueFilter;
    case 'keyword_marker':
      return filters.keywordMarker(strings(settings.keywords), ignoreCase);
    case 'limit':
      return (tokens) => tokens.slice(0, numberOr(settings.max_token_count, 1));
    default:
      throw illegalArgument(`Unknown filter type [${settings.type}] for [${name}]`);
  }
}

function stopWords(value: unknown): readonly string[] {
  return strings(value ?? '_english_').flatMap((word) => {
    if (word === '_english_') return filters.ENGLISH_STOP_WORDS;
    if (word === '_none_') return [];
    if (/^_\w+_$/.test(word)) throw unsupported(`stop words [${word}]`);
    return [word];
  });
}

function readStemmer(language: unknown): TokenFilter {
  if (language === 'english' || language === 'porter') return filters.stemEnglish;
  if (language === 'possessive_english') return possessive;
  throw unsupported(`stemmer [${String(language)}]`);
}

/** Names that need no settings. `unique` and `stop` and the others then have their defaults. */
const PREBUILT_FILTERS = ['lowercase', 'asciifolding', 'stop', 'porter_stem', 'stemmer', 'length', 'unique', 'limit'];
const PREBUILT_TOKENIZERS = ['standard', 'whitespace', 'letter', 'keyword', 'pattern'];

/** Builds every analyzer that `settings.analysis` names; throws illegal_argument_exception (400) for what is not known. */
export function createAnalyzers(analysis: JsonObject): AnalyzerRegistry {
  const charFilters = readAll(analysis.char_filter, readCharFilter);
  const tokenizers = readAll(analysis.tokenizer, readTokenizer);
  const tokenFilters = readAll(analysis.filter, readFilter);
  const missing = (analyzer: string, kind: string, part: string) =>
    illegalArgument(`Custom Analyzer [${analyzer}] failed to find ${kind} under name [${part}]`);
  const tokenizerOf = (analyzer: string, part: string) => {
    const found = tokenizers.get(part);
    if (found !== undefined) return found;
    if (PREBUILT_TOKENIZERS.includes(part)) return readTokenizer(part, { type: part });
    throw missing(analyzer, 'tokenizer', part);
  };
  const filterOf = (analyzer: string, part: string) => {
    const found = tokenFilters.get(part);
    if (found !== undefined) return found;
    if (PREBUILT_FILTERS.includes(part)) return readFilter(part, { type: part });
    throw missing(analyzer, 'filter', part);
  };
  const charFilterOf = (analyzer: string, part: string) => {
    const found = charFilters.get(part);
    if (found === undefined) throw missing(analyzer, 'char_filter', part);
    return found;
  };
  const custom = (name: string, parts: AnalyzerParts) =>
    analyzerOf({
      name,
      charFilters: parts.char_filter.map((part) => charFilterOf(name, part)),
      tokenizer: tokenizerOf(name, parts.tokenizer),
      filters: parts.filter.map((part) => filterOf(name, part)),
    });
  const analyzers = readAll(analysis.analyzer, (name, settings) => readAnalyzer(name, settings, custom));
  return {
    find: (name) => analyzers.get(name) ?? builtInAnalyzer(name),
    combine: (parts) => custom('__custom__', parts),
  };
}

function readAnalyzer(
  name: string,
  settings: JsonObject,
  custom: (name: string, parts: AnalyzerParts) => Analyzer,
): Analyzer {
  const type = settings.type ?? 'custom';
  if (type === 'custom') {
    if (settings.tokenizer === undefined)
      throw illegalArgument(`analyzer [${name}] must specify either an analyzer type, or a tokenizer`);
    const { filter, char_filter } = settings;
    return custom(name, {
      tokenizer: String(settings.tokenizer),
      filter: strings(filter),
      char_filter: strings(char_filter),
    });
  }
  const builtIn = Object.keys(settings).length === 1 ? builtInAnalyzer(String(type)) : undefined;
  if (builtIn !== undefined) return { ...builtIn, name };
  throw unsupported(`analyzer [${name}] of type [${String(type)}] with these settings`);
}

function readAll<T>(section: unknown, read: (name: string, settings: JsonObject) => T): ReadonlyMap<string, T> {
  const entries = Object.entries(isObject(section) ? section : {});
  return new Map(entries.map(([name, settings]) => [name, read(name, isObject(settings) ? settings : {})]));
}
