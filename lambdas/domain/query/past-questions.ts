import { askedOf } from './insight/asked-words.ts';
import type { PastQuestion } from './ports.ts';

/** How like a question must be: `same` is answered by the same answer, `alike` by one that is better than none. */
export type Likeness = 'same' | 'alike';

/** A past question that an answer may be taken from. */
export interface NearQuestion {
  readonly past: PastQuestion;
  /** Cosine of the two. */
  readonly similarity: number;
}

/**
 * The nearest of the past questions by the cosine of their unit vectors, from `atLeast` up. Vectors hardly tell "came" from
 * "never came", customers from agents, 3 from 5: questions that differ in those are different ones, however near they lie.
 * The same question also asks about the same words, whatever their form and order.
 */
export function nearestQuestion(
  { question, vector }: Pick<PastQuestion, 'question' | 'vector'>,
  past: readonly PastQuestion[],
  { likeness, atLeast }: { readonly likeness: Likeness; readonly atLeast: number },
): NearQuestion | undefined {
  const [turns, asked] = [turningWords(question), askedStems(question)];
  let best: NearQuestion | undefined;
  for (const one of past) {
    if (one.vector.length !== vector.length || turningWords(one.question) !== turns) continue;
    const similarity = cosine(one.vector, vector);
    if (similarity < atLeast || similarity <= (best?.similarity ?? -1)) continue;
    if (shared(askedStems(one.question), asked) < SHARED[likeness]) continue;
    best = { past: one, similarity };
  }
  return best;
}

function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** Share of the words that two questions ask about which both have (Jaccard). */
const SHARED: Readonly<Record<Likeness, number>> = { same: 1, alike: 0.5 };

function askedStems(question: string): ReadonlySet<string> {
  return new Set(askedOf(question, question).map(({ stem }) => stem));
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((stem) => b.has(stem)).length;
  const all = a.size + b.size - both;
  return all === 0 ? 1 : both / all;
}

/** Words that turn the meaning of a question around, each with what it stands for. */
const TURNING: ReadonlyMap<string, string> = new Map(
  Object.entries({
    not: 'no not never none nobody nothing without except neither nor cannot nahi nahin nahee nai na mat bina alawa नहीं नही मत बिना',
    before: 'before pehle पहले',
    after: 'after baad बाद since',
    more: 'more most highest increase increased zyada jyada ज़्यादा ज्यादा',
    less: 'less least fewer lowest decrease decreased kam कम',
    first: 'first best',
    last: 'last worst',
    agent: 'agent agents representative representatives rep reps staff employee employees executive एजेंट',
    why: 'why reason reasons cause causes kyun kyu kyon kyo wajah क्यों वजह',
    how: 'how kaise कैसे',
    when: 'when kab कब',
    where: 'where kahan कहाँ',
    who: 'who whom kaun कौन',
    time: 'morning noon afternoon evening night weekend weekday subah shaam raat',
  }).flatMap(([meaning, words]) =>
    words.split(' ').map((word) => [word, meaning === 'time' ? word : meaning] as const),
  ),
);
const WORD = /[\p{L}\p{M}]+(?:['’]t)?|\p{N}+/gu;
const NUMBER = /^\p{N}/u;
const DENIED = /['’]t$/;

function turningWords(question: string): string {
  const words = question.normalize('NFKC').toLowerCase().match(WORD) ?? [];
  const turns = words.flatMap((word) => {
    if (NUMBER.test(word)) return [word];
    const meaning = DENIED.test(word) ? 'not' : TURNING.get(word);
    return meaning === undefined ? [] : [meaning];
  });
  return [...new Set(turns)].sort().join(' ');
}
