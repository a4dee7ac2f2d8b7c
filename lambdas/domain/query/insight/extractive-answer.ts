import { beginning, sentencesOf } from '../../enrichment/plain-text.ts';
import type { VerifiedClaim } from '../answer.ts';
import { isTouched } from './answerable.ts';
import { type QuestionWords, readQuestion } from './question-words.ts';
import { hasQuoteMark, ROOM_FOR_WORDS, saying } from './quotations.ts';
import type { SourceTurn } from './types.ts';
import { createClaimCheck } from './verify-claim.ts';
import { contentOf, formsOf, readWords } from './words/read-words.ts';

const MAX_CLAIMS = 4;
/** A shorter sentence tells little. */
const MIN_WORDS = 4;
/** Sources and sentences of one that are looked at. */
const MAX_SOURCES = 20;
const MAX_SENTENCES = 20;
/** What customers say answers questions about customers; a sentence that asks tells little. */
const FACTORS = { agent: 0.6, question: 0.5, sameCall: 0.5 } as const;

interface Candidate {
  readonly source: SourceTurn;
  readonly sentence: string;
  readonly score: number;
}

/**
 * An answer without a model: sentences of the best sources as they were said, of different calls where there are some. They
 * pass the checks that a model's claims have to pass, and stand between the quotation marks letter by letter: one that holds such
 * marks, or that cannot be shown as it is, is left out. None where nothing that was found is about the question.
 */
export function extractiveClaims(question: string, sources: readonly SourceTurn[]): readonly VerifiedClaim[] {
  if (!isTouched(question, sources)) return [];
  const check = createClaimCheck(question, sources);
  const claims: VerifiedClaim[] = [];
  const left = candidatesOf(question, sources.slice(0, MAX_SOURCES));
  const told = new Set<string>();
  while (claims.length < MAX_CLAIMS && left.length > 0) {
    const [best] = left.splice(bestOf(left, told), 1);
    if (best === undefined) break;
    const { source, sentence } = best;
    const claim = check({
      text: saying(source.speaker, sentence),
      evidence: [{ source: source.number, quote: sentence }],
    });
    // Words that are not shown just as they were said are not quoted.
    if (claim === undefined || claim.reworded === true) continue;
    claims.push(claim);
    told.add(source.call_id);
  }
  return claims;
}

function bestOf(left: readonly Candidate[], told: ReadonlySet<string>): number {
  const worth = ({ source, score }: Candidate) => score * (told.has(source.call_id) ? FACTORS.sameCall : 1);
  return left.reduce((best, one, i) => (worth(one) > worth(left[best] ?? one) ? i : best), 0);
}

function candidatesOf(question: string, sources: readonly SourceTurn[]): Candidate[] {
  const texts = sources.map(({ text }) => formsOf(readWords(text)));
  const asked = readQuestion(question, texts);
  return sources.flatMap((source) =>
    sentencesOf(source.text)
      .filter((sentence) => sentence.split(' ', MIN_WORDS).length === MIN_WORDS && !hasQuoteMark(sentence))
      .slice(0, MAX_SENTENCES)
      .map((sentence) => ({
        source,
        sentence: beginning(sentence, ROOM_FOR_WORDS),
        score: scoreOf(sentence, source, asked),
      })),
  );
}

function scoreOf(sentence: string, { speaker, relevance }: SourceTurn, asked: QuestionWords): number {
  const words = readWords(sentence);
  const telling = Math.min(1, contentOf(words).length / 5);
  const fits = 0.2 + 0.6 * asked.coverage(formsOf(words), new Set()) + 0.2 * telling;
  const asks = sentence.endsWith('?') ? FACTORS.question : 1;
  return fits * relevance * asks * (speaker === 'agent' ? FACTORS.agent : 1);
}
