/** What ends or begins the name of a plan. */
const PLAN = /(?<![\p{L}\p{M}\p{N}])(?:plan|pack|package|tariff|recharge|प्लान|पैक|रिचार्ज)(?![\p{L}\p{M}\p{N}])/giu;
/** The words before it, at most three, with blanks between them. */
const BEFORE = /(?:[₹$€£]?[\p{L}\p{M}\p{N}.+&'-]{1,30} ){1,3}$/u;
const REACH = 100;
/** `plan 499`, `plan of Rs 499`. */
const BEHIND = /^ (?:of |for |worth )?(?:Rs\.? ?|₹ ?|\$ ?)?\p{Nd}{2,6}(?![\p{L}\p{M}\p{N}])/u;

/** Words that name plans without a capital, as in what a machine wrote down of speech. */
const TIER =
  /^(?:unlimited|premium|platinum|gold|silver|basic|family|prepaid|postpaid|annual|yearly|monthly|weekly|max|plus|pro|lite|super|standard|business|student|fibre|fiber|broadband|data|talktime|roaming|international|अनलिमिटेड|प्रीपेड|पोस्टपेड)$/iu;
const NUMBER = /^[₹$€£]?\p{Nd}/u;
const CAPITAL = /^\p{Lu}/u;
/** They begin sentences. */
const ORDINARY =
  /^(?:a|an|the|this|that|my|your|our|his|her|their|i|we|you|it|is|and|or|but|for|of|to|in|on|no|any|which|what|new|old|current|same|why|when|how|please|hi|hello|yes|also)$/iu;

/** Names of plans with the word plan itself: `Unlimited 499 plan`, `plan of Rs 299`. */
export function* plansIn(text: string): Generator<string> {
  for (const { 0: word, index } of text.matchAll(PLAN)) {
    const name = nameBefore(text.slice(Math.max(0, index - REACH), index));
    if (name !== '') yield `${name} ${word}`;
    else {
      const behind = BEHIND.exec(text.slice(index + word.length, index + word.length + REACH));
      if (behind) yield word + behind[0];
    }
  }
}

/** The last words that each can be part of a name. */
function nameBefore(text: string): string {
  const words = BEFORE.exec(text)?.[0].trimEnd().split(' ') ?? [];
  const first = words.findLastIndex((word) => !isOfName(word)) + 1;
  return words.slice(first).join(' ');
}

function isOfName(word: string): boolean {
  return (NUMBER.test(word) || CAPITAL.test(word) || TIER.test(word)) && !ORDINARY.test(word);
}
