/** One regular expression that finds any of the phrases as whole words; V8 matches it in one pass. */
export function phrasePattern(phrases: readonly string[]): RegExp {
  const longestFirst = [...phrases].sort((a, b) => b.length - a.length).map(escapeRegExp);
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}

/** The distinct phrases found, in lower case, in the order of the text. */
export function findPhrases(text: string, pattern: RegExp): string[] {
  const found = text.match(pattern);
  return found === null ? [] : [...new Set(found.map((phrase) => phrase.toLowerCase()))];
}

function escapeRegExp(phrase: string): string {
  return phrase.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
