const NUMBER = String.raw`\p{Nd}{1,12}(?:[.,]\p{Nd}{1,3}){0,6}`;
const SCALE = '(?:lakhs?|lacs?|crores?|thousand|hazaa?r|million|hundred|k|लाख|करोड़|हज़ार|हजार|सौ)';
const SIGN = String.raw`(?:\p{Sc}|(?:rs|inr|usd|eur|gbp)\.?(?![\p{L}\p{M}]))`;
const UNIT =
  '(?:rs|inr|usd|eur|gbp|rupees?|rupaye|rupay|rupaiya|rupya|dollars?|bucks|quid|euros?|pounds?|cents?|paise|रुपये|रुपए|रुपया|रुपैया|रू|रु|डॉलर)';
const WORD =
  '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|lakhs?|lacs?|crores?|and|ek|do|teen|chaar|char|paanch|panch|chhe|saat|aath|nau|das|bees|pachas|sau|hazaa?r|dedh|dhai|saadhe|एक|दो|तीन|चार|पांच|पाँच|छह|सात|आठ|नौ|दस|बीस|पचास|सौ|हज़ार|हजार|लाख|करोड़)';
const NOT_BEFORE = String.raw`(?<![\p{L}\p{M}\p{N}])`;
const NOT_BEHIND = String.raw`(?![\p{L}\p{M}\p{N}])`;

/** A currency before or behind a number, in digits or words. Every quantifier is bounded, so each place costs the same. */
const AMOUNT = new RegExp(
  [
    `${NOT_BEFORE}${SIGN} ?${NUMBER}(?: ?${SCALE}${NOT_BEHIND})?`,
    `${NOT_BEFORE}${NUMBER}(?: ?${SCALE})?(?: ?\\p{Sc}|/-| ?${UNIT}${NOT_BEHIND})`,
    `${NOT_BEFORE}${NUMBER} ?(?:lakhs?|lacs?|crores?|लाख|करोड़)${NOT_BEHIND}`,
    `${NOT_BEFORE}(?:${WORD}[ -]){1,8}${UNIT}${NOT_BEHIND}`,
  ].join('|'),
  'giu',
);

/** Amounts of money with their currency, as they were said. */
export function* amountsIn(text: string): Generator<string> {
  for (const [amount] of text.matchAll(AMOUNT)) yield amount;
}
