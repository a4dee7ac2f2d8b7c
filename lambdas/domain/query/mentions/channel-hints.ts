import type { Span } from './field-names.ts';
import type { QuestionWord } from './question-words.ts';

/** Channels that are also things which people call about: "the app crashes", "a lost phone". */
const THINGS =
  /^(?:telephone|phone|mobile|mobilephone|voice|app|mobileapp|application|web|website|portal|store|shop|branch)$/;
const SPOKEN_THROUGH = /^(?:telephone|phone|mobile|voice)$/;

/** Before the word, the one on the phone also with an article; what excludes a channel is said of no thing. */
const BEFORE = /^(?:by|via|through|thru|over|using|per|channels?|except|excluding|non|not)$/;
const ARTICLE = /^(?:the|a|an|our|their)$/;
const BEHIND = /^(?:calls?|conversations?|contacts?|interactions?|channels?|कॉल|कॉल्स)$/;
const POSTPOSITION = /^(?:se|par|pe|pr|से|पर|पे)$/;
const THROUGH_HINDI = /^(?:through|zariye|jariye|dwara|madhyam|alawa|ज़रिए|जरिए|द्वारा|अलावा)$/;
/** Behind "app se": what comes in that way. */
const COMES_IN =
  /^(?:aa\w*|ay\w*|calls?|complaints?|shikayat\p{L}*|contacts?|kitn\w*|कितन\p{M}*|कॉल|शिकायत\p{L}*\p{M}*|आ\p{M}*\p{L}*\p{M}*)$/u;
const LISTED = /^(?:and|or|vs|versus|aur|ya|और|या)$/;

/**
 * Whether words that are a channel's name and the name of a thing mean the channel: "by phone", "phone calls", "phone
 * se", "phone and chat". `isChannel` tells whether a word is the name of a channel.
 */
export function isMeantAsChannel(
  words: readonly QuestionWord[],
  span: Span,
  isChannel: (word: number) => boolean,
): boolean {
  const written = words
    .slice(span.first, span.end)
    .map(({ key }) => key)
    .join('');
  if (!THINGS.test(written)) return true;
  const isSpoken = SPOKEN_THROUGH.test(written);
  return (
    isHintedBefore(words, span, isSpoken) || isHintedBehind(words, span, isSpoken) || isListed(words, span, isChannel)
  );
}

const textAt = (words: readonly QuestionWord[], place: number): string => words[place]?.text ?? '';

function isHintedBefore(words: readonly QuestionWord[], { first }: Span, isSpoken: boolean): boolean {
  const hasArticle = ARTICLE.test(textAt(words, first - 1));
  const before = textAt(words, first - (hasArticle ? 2 : 1));
  return BEFORE.test(before) || (before === 'on' && (isSpoken || !hasArticle));
}

function isHintedBehind(words: readonly QuestionWord[], { end }: Span, isSpoken: boolean): boolean {
  if (words[end]?.before !== '') return false;
  const [next, second, third] = [textAt(words, end), textAt(words, end + 1), textAt(words, end + 2)];
  if (BEHIND.test(next)) return true;
  if (/^(?:ke|के|ki|की)$/.test(next) && THROUGH_HINDI.test(second)) return true;
  if (/^(?:wali|wale|वाली|वाले)$/.test(next)) return BEHIND.test(second);
  return POSTPOSITION.test(next) && (isSpoken || COMES_IN.test(second) || COMES_IN.test(third));
}

/** "phone and chat", "email or app": beside another channel. */
function isListed(words: readonly QuestionWord[], { first, end }: Span, isChannel: (word: number) => boolean): boolean {
  const isBehind = LISTED.test(textAt(words, end)) && isChannel(end + 1);
  return isBehind || (LISTED.test(textAt(words, first - 1)) && isChannel(first - 2));
}
