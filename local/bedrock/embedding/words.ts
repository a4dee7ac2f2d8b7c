/** A word with the marks of its script, and what follows an apostrophe: don't, बिजली. */
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu;
/** Characters that join letters without being seen. */
const JOINERS = /\u200c|\u200d|\u00ad|\ufeff/g;

/** Words whose negation changes the word before it. */
const IRREGULAR: Readonly<Record<string, string>> = { "can't": 'can', "won't": 'will', "shan't": 'shall' };

/** The words of a text in lower case; compatibility forms (full width, ligatures) become plain ones, `isn't` two words. */
export function wordsOf(text: string): readonly string[] {
  const plain = text.toWellFormed().normalize('NFKC').toLowerCase().replace(JOINERS, '');
  return (plain.match(WORD) ?? []).flatMap(withoutContraction);
}

/** `didn't` is `did not`; of `it's` and `we'll` the first word stays, of names such as `o'neil` all parts. */
function withoutContraction(word: string): readonly string[] {
  if (!/['’]/.test(word)) return [word];
  const straight = word.replaceAll('’', "'");
  if (straight.endsWith("n't")) return [IRREGULAR[straight] ?? straight.slice(0, -3), 'not'];
  const [first = '', ...rest] = straight.split("'");
  return [first, ...rest.filter((part) => part.length > 2)];
}
