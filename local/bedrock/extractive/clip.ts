/** The beginning of a text, whole words of it. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  const end = text.lastIndexOf(' ', length);
  return text.slice(0, end > 0 ? end : length).trimEnd();
}

/** A clause that is shorter than this share of the limit says too little. */
const SHORTEST_CLAUSE = 0.3;

/** The beginning, whole clauses of it where one is long enough, else whole words. */
export function clipAtClause(text: string, length: number): string {
  if (text.length <= length) return text;
  const end = Math.max(...[',', ';', ':', ' -'].map((mark) => text.lastIndexOf(mark, length - 1)));
  return end >= length * SHORTEST_CLAUSE ? text.slice(0, end) : clip(text, length);
}

const WORD = /\S+/g;

/** The first words of a text as they stand there, with what is between them. */
export function firstWords(text: string, atMost: number): string {
  const [first] = text.matchAll(WORD);
  const last = Array.from(text.matchAll(WORD)).at(atMost - 1);
  return last === undefined ? text.trim() : text.slice(first?.index ?? 0, last.index + last[0].length);
}
