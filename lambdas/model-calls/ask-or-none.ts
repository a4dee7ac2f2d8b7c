import { describeFault } from '../runtime/describe-fault.ts';
import type { Attempt } from '../runtime/model-gates.ts';
import { type AskDeps, askModel, type Question } from './ask-model.ts';

/**
 * Asks a model; where its row in the ledger cannot be opened it is not asked, since nothing may be spent that is not
 * booked. Somebody waits: there is no queue that such a question could go back to.
 */
export async function askOrNone(deps: AskDeps, question: Question): Promise<Attempt> {
  try {
    return await askModel(deps, question);
  } catch (error) {
    deps.logger.warn('A model could not be asked for a question', describeFault(error));
    return { kind: 'not-made', why: 'gate' };
  }
}
