import { tokenize } from '../../text/tokenize.ts';
import { formsOf, isDisguised } from './disguise.ts';
import { holdsEncoded } from './encoded.ts';
import { compileInjection, type InjectionRules } from './injection-rules.ts';
import { QUESTION_PHRASES, UNSPACED_PHRASES } from './question-phrases.ts';
import { createRespell } from './spelled-out.ts';

/** Words without blanks between them. */
const RUN_TOGETHER =
  /(?:ignore|disregard|forget|bypass|override)(?:all|any|the|your|every)?(?:previous|prior|above|instructions|rules)|systemprompt|previousinstructions|promptinjection/;

/**
 * Tells questions that speak to the model from those about calls: by the rules of triage for such text, by phrases that
 * only questions need, and by disguises that no ordinary question has. It may be given the question as it was typed or
 * clean; of a clean one, hidden characters are gone. Takes time linear in its length.
 */
export function createQuestionGuard(rules: InjectionRules): (question: string) => boolean {
  const phrases = [...rules, ...QUESTION_PHRASES];
  const { isInjection } = compileInjection(phrases);
  const respell = createRespell(phrases);
  return (question) => {
    if (holdsEncoded(question) || isDisguised(question)) return true;
    return formsOf(question, respell).some((form) => isInjection(tokenize(form)) || isUnspaced(form));
  };
}

function isUnspaced(text: string): boolean {
  return RUN_TOGETHER.test(text) || UNSPACED_PHRASES.some(([what, done]) => what.test(text) && done.test(text));
}
