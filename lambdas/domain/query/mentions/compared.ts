import { FIELDS, type Field } from '../../analytics/dimensions.ts';
import type { Mention } from '../interpretation.ts';

/** Words that set what stands on their two sides against each other. */
const BETWEEN =
  /(?<![\p{L}\p{M}])(?:vs|versus|against|compared (?:to|with)|as opposed to|se tulna|ki tulna|ke mukable|ke muqable)(?![\p{L}\p{M}])/u;
/** Words that say so anywhere in the question. */
const ANYWHERE =
  /(?<![\p{L}\p{M}])(?:compare|compared|comparing|comparison|versus|vs|difference between|differences between|(?:mein|me|में) se (?:kis|kaun|किस|कौन)[\p{L}\p{M}]*|tulna|tulanaa|mukable|muqable|mukaable|antar|तुलना|मुकाबले|अंतर)(?![\p{L}\p{M}])/u;
const OR = /(?<![\p{L}\p{M}])(?:or|ya|या)(?![\p{L}\p{M}])/u;
const WHICH =
  /(?<![\p{L}\p{M}])(?:which|who|where|when|more|better|worse|higher|lower|fewer|kaun|kaunsa|kaunsi|kisme|kahan|zyada|jyada|kam|किस|कौन|किसमें|ज़्यादा|ज्यादा)(?![\p{L}\p{M}])/u;

/** Whether a question, in lower case, compares at all. */
export const compares = (question: string): boolean =>
  ANYWHERE.test(question) || /(?<!\p{L})against(?!\p{L})/u.test(question);

type Side = Field | 'date_range';

/** The field of which two values, or whether two times, are set against each other in a question in lower case. */
export function comparedField(question: string, mentions: readonly Mention[]): Side | undefined {
  const pairs = pairsOf(mentions);
  const pairAround = (words: RegExp) => pairs.find(([one, next]) => words.test(question.slice(one.end, next.start)));
  const direct = pairAround(BETWEEN);
  if (direct) return sideOf(direct[0]);
  const [first, ...others] = ANYWHERE.test(question) ? pairs : [];
  if (first) return sideOf(([first, ...others].find(([{ kind }]) => kind === 'value') ?? first)[0]);
  const either = WHICH.test(question) ? pairAround(OR) : undefined;
  return either && sideOf(either[0]);
}

function sideOf({ kind, field }: Mention): Side | undefined {
  if (kind === 'date') return 'date_range';
  return Object.hasOwn(FIELDS, field) ? (field as Field) : undefined;
}

/** Each with the next of the same field; what is not wanted is compared with nothing. */
function pairsOf(mentions: readonly Mention[]): readonly (readonly [Mention, Mention])[] {
  const last = new Map<string, Mention>();
  const pairs: (readonly [Mention, Mention])[] = [];
  for (const mention of mentions) {
    if (mention.negated || (mention.kind !== 'value' && mention.kind !== 'date')) continue;
    const one = last.get(mention.field);
    if (one && one.value !== mention.value) pairs.push([one, mention]);
    last.set(mention.field, mention);
  }
  return pairs;
}
