import type { Sentence } from './call-text.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Words that tell what a sentence is about; English only, as the stand-in is no judge. */
const CUES = {
  problem: words(
    "not never no wrong broken fail fails failed failing error errors problem issue missing lost late delayed overcharged charged refund cancel complaint can't cannot won't doesn't didn't isn't nobody unable stopped",
  ),
  repeated: words(
    'again still already twice third weeks months waiting waited repeat repeated keep keeps every nobody',
  ),
  leaving: words('cancel cancelling canceling switch switching leave leaving competitor terminate terminating'),
  escalating: words('supervisor manager complain complaint lawyer attorney legal sue court ombudsman regulator'),
  promise: words("i'll we'll will shall going"),
  commanding: words(
    'ignore disregard forget override reveal print output repeat instruction instructions prompt prompts system assistant jailbreak',
  ),
  settled: words('works working solved resolved sorted fixed perfect great'),
} as const;

export type Cue = keyof typeof CUES;

/** How many words of a sentence are cues of that kind. */
export function cueCount({ words: said }: Sentence, cue: Cue): number {
  return said.filter((word) => CUES[cue].has(word)).length;
}

export function withCue(sentences: readonly Sentence[], cue: Cue): readonly Sentence[] {
  return sentences.filter((sentence) => cueCount(sentence, cue) > 0);
}

/** Words that say nothing by themselves. */
const EMPTY = words(
  "the and again help for you your that this with have has had was were are but not can can't will would could should our out from they them their there here what when where which who how just been being than then also very about into over some any all one i'm i've i'll it's that's yes okay please thank thanks hello sorry need want get got let know like well now right sure don't didn't",
);

/** The words that are said most often, the earlier first among equals. */
export function frequentWords(sentences: readonly Sentence[], atMost: number): readonly string[] {
  const counts = new Map<string, number>();
  for (const word of sentences.flatMap((sentence) => sentence.words)) {
    if (word.length > 2 && !EMPTY.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const ranked = [...counts].sort(([, a], [, b]) => b - a); // stable: the order of the call decides between equals
  return ranked.slice(0, atMost).map(([word]) => word);
}

const WORDS_OF_A_STATEMENT = 4;

/** The sentences that tell most of what is wrong, the customer's before others, best first. */
export function strongest(sentences: readonly Sentence[]): readonly Sentence[] {
  const score = (sentence: Sentence): number =>
    (sentence.speaker === 'customer' ? 3 : 0) +
    (sentence.words.length < WORDS_OF_A_STATEMENT ? -4 : Math.min(sentence.words.length, 20) / 20) +
    Math.min(cueCount(sentence, 'problem'), 3);
  return sentences
    .map((sentence) => ({ sentence, score: score(sentence) }))
    .sort((a, b) => b.score - a.score)
    .map(({ sentence }) => sentence);
}
