import { languageEvidence, languageOf } from '../../language/detect-language.ts';
import { tokenize } from '../../text/tokenize.ts';
import type { QuestionLanguage } from '../interpretation.ts';

/** Hindi words of questions that no English text has; one is enough, since questions are short. */
const HINDI_OF_QUESTIONS =
  /(?<![\p{L}\p{M}])(?:kitn[aei]|pich+l[aei]|hafte|ghant[ae]|minat|hafton|mahine|saptah|sabse|tulna|grahak|grahakon|shikayat\w{0,4}|naraa?z|gussa|gusse|kaun|kaunsi|kaunsa|dikhao|batao|nahin?|alawa|chhodkar|zyada|jyada|wale|wali|kyun|kyon|uttar|dakshin|paschim|purab)(?![\p{L}\p{M}])/u;

/** Letters that neither English nor Hindi is written with. */
const FOREIGN_SCRIPT = /(?![\p{Script=Latin}\p{Script=Devanagari}])\p{L}/u;

/** The language of a question; English where nothing tells, since names and numbers are no language. */
export function questionLanguage(question: string): QuestionLanguage {
  const evidence = languageEvidence(tokenize(question));
  const language = languageOf(evidence);
  if (evidence.devanagari > 0 && evidence.devanagari >= evidence.roman) return language === 'en' ? 'en' : 'hi';
  if (language === 'hinglish' || HINDI_OF_QUESTIONS.test(question.toLowerCase())) return 'hi-Latn';
  return language === 'other' && (evidence.other > 1 || FOREIGN_SCRIPT.test(question)) ? 'other' : 'en';
}
