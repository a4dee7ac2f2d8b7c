import type { Index } from '../catalogue.ts';
import { contentParseError, illegalArgument, OpenSearchError, validationFailed } from '../errors.ts';
import { asArray, type JsonObject, requireKnownKeys } from '../json.ts';
import { createAnalyzers } from './registry.ts';
import { type Analyzer, analyzeValues } from './token.ts';

/** index.analyze.max_token_count */
const MAX_TOKENS = 10_000;

/** `_analyze`: the tokens of a text, by an analyzer, a field or single parts. */
export function analyzeRequest(body: JsonObject, index: Index | undefined): JsonObject {
  requireKnownKeys(body, ['analyzer', 'field', 'text', 'tokenizer', 'filter', 'char_filter'], 'analyze_request');
  const texts = asArray(body.text ?? []);
  for (const text of texts)
    if (typeof text !== 'string') throw contentParseError("[analyze_request] text doesn't support values of this type");
  if (texts.length === 0) throw validationFailed('text is missing');
  const tokens = analyzeValues(chooseAnalyzer(body, index), texts.map(String));
  if (tokens.length > MAX_TOKENS) {
    const reason = `The number of tokens produced by calling _analyze has exceeded the allowed maximum of [${MAX_TOKENS}]. This limit can be set by changing the [index.analyze.max_token_count] index level setting.`;
    throw new OpenSearchError(500, 'illegal_state_exception', reason);
  }
  return {
    tokens: tokens.map(({ term, start, end, type, position }) => ({
      token: term,
      start_offset: start,
      end_offset: end,
      type,
      position,
    })),
  };
}

function chooseAnalyzer(body: JsonObject, index: Index | undefined): Analyzer {
  const analyzers = index?.analyzers ?? createAnalyzers({});
  const find = (name: string) => {
    const found = analyzers.find(name);
    if (found === undefined)
      throw illegalArgument(`failed to find ${index === undefined ? 'global ' : ''}analyzer [${name}]`);
    return found;
  };
  if (body.analyzer !== undefined) return find(String(body.analyzer));
  if (body.tokenizer !== undefined || body.filter !== undefined || body.char_filter !== undefined) {
    const list = (value: unknown) => asArray(value ?? []).map(partName);
    const tokenizer = body.tokenizer === undefined ? 'keyword' : partName(body.tokenizer);
    return analyzers.combine({ tokenizer, filter: list(body.filter), char_filter: list(body.char_filter) });
  }
  const field = body.field === undefined ? undefined : index?.shard().mapping.fields.get(String(body.field));
  if (field === undefined) return find('default');
  return field.analyzer ?? find('keyword');
}

function partName(value: unknown): string {
  if (typeof value === 'string') return value;
  throw contentParseError('[analyze_request] the embedded OpenSearch takes parts by name only');
}
