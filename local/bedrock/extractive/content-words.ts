import { STOP_WORDS } from '../distill/stop-words.ts';
import { createGloss, readGloss } from '../embedding/gloss.ts';
import { wordsOf } from '../embedding/words.ts';

const list = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Words with which one asks, or that every call is about: they tell no topic. */
const ASKING = list(`
call calls called caller callers customer customers client clients people person user users everyone agent agents team
say says said saying tell tells told telling talk talking mention mentions mentioned mentioning complain complains complained
complaining complaint complaints report reported raise raised ask asks asked asking feel feels feeling think thinks happen happens
happened happening go goes going went come comes know reason reasons cause causes caused issue issues problem problems topic topics
concern concerns main major common frequent biggest often many much number count total average top list give show find explain
summary summarise summarize describe overview find main thing things top kind kinds type types way ways
last past previous recent recently today yesterday week weeks month months quarter year years day days january february march april
june july august september october november december monday tuesday wednesday thursday friday saturday sunday
according evidence answer question please would like been since
log logon grahak shikayat wajah karan batao bataiye bataye kaho kehte kahte keh kah bol bolte rahe baare bare sabse log kaise
`);

const EMPTY: ReadonlySet<string> = new Set([...STOP_WORDS, ...ASKING]);

/** Hindi words are given in English; a word is taken for Hindi only as it is listed, since any other may be a name. */
const gloss = createGloss(readGloss(), () => true);

/** What a text is about: stems of its content words, in order. */
export function contentStems(text: string): readonly string[] {
  const words = gloss(wordsOf(text).filter((word) => !EMPTY.has(word)));
  return words.filter((word) => isContent(word)).map(stemOf);
}

/** A word that tells a topic; years and other short numbers tell none. */
export function isContent(word: string): boolean {
  return word.length > 1 && !EMPTY.has(word) && !/^\d{1,4}$/.test(word);
}

/** Letters of a stem: enough to tell words apart, and few enough for `deliver` and `delivery` to be one. */
const LETTERS = 7;

/** The forms of a word come to one: `refunds`, `refunded`; `cancelled`, `cancellation`. No linguistics. */
export function stemOf(word: string): string {
  const bare = word.length < 5 ? word.replace(/([^s])s$/, '$1') : withoutEnding(word);
  return bare.slice(0, LETTERS).replace(/([^aeiou])\1$/, '$1');
}

const ENDINGS = [
  [/ies$/, 'y'],
  [/(?:ing|ed|es)$/, ''],
  [/([^s])s$/, '$1'],
] as const;

function withoutEnding(word: string): string {
  const [ending, by] = ENDINGS.find(([one]) => one.test(word)) ?? [/$/, ''];
  return word.replace(ending, by).replace(/e$/, '');
}
