import { ENGLISH } from '../../language/english-words.ts';
import { ROMAN_HINDI } from '../../language/hindi-words.ts';

/** Words that stand in any question: a value that is written so counts only where its field is named beside it. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `a about all also am an and any are as at be been before but by call calls came can case cases client clients could count
   customer customers did do does en es find for from get give had has have he her hi his how i if in into is it its know
   last less list many may me more most much my new no none not of off on one or other our out over per show since so some
   such than that the their them then there these they this those time to top under unknown up us want was we were what when
   where which who whose why will with would yes you your
   aap aur bhi hai hain ho hua hui is ka kab kal kam kar karo ke ki kis kitna kitne kitni ko koi kya kyon kyun main me mein mere
   mujhe na ne par pe raha rahe se sabse tak the thi tha us wala wale wali ya ye yeh zyada`.split(/\s+/),
);

/** Words that are no misspelt value, however near one is. */
export const ORDINARY_WORDS: ReadonlySet<string> = new Set([
  ...FUNCTION_WORDS,
  ...ENGLISH,
  ...ROMAN_HINDI,
  ...`above across actual against agent agents almost alone along already although always among amount angry answer answered
   anyone anything around asked asking average because become before began begin being believe below beside best better
   between beyond bigger biggest bottom break bring broken brought called caller callers calling cannot caused causes causing
   centre center change changed changes charge charged charges cheap check checked child choose chosen claim claimed claims
   clear close closed coming common company compare compared complete concern concerns conversation conversations correct
   could count counts course current customer daily dates delay delayed deliver delivered describe described detail details
   difference different difficult discuss discussed discussion double during earlier early either email emails ended enough
   entire equal escalate every everyone everything exact example except excluding expect expected explain explained fairly
   false faster feedback feeling fewer fewest field final finally finding first focus follow following former forward found
   frequent frequently friend given gives going gone grand greater group grouped groups happen happened happening happens
   having heard heavy helped helpful higher highest holding hours house hundred however include included including increase
   inside instead issue issues itself keeps known large larger largest later latest learn least leave leaving level likely
   limit listed little local longer longest looking losing lower lowest major making market matter maybe means mention
   mentioned mentions message middle minute minutes missing moment month monthly months morning mostly moved never nothing
   notice number numbers often older opened opening opinion options orders other others outside overall party people percent
   percentage period person persons place placed please point points possible present pretty previous price prices problem
   problems product products proper provide provided purchase quality quarter question questions quick quickly quite raise
   raised range rather reach reached reading ready really reason reasons received recent recently reception region regions
   related remain repeat repeated report reported reports request requested result results return returned running saying
   school second seconds seems segment segments selling sending sentiment service services settle several share short shorter
   should showed showing shown simple since single slowly smaller someone something sorted sound speak spoke spoken staff
   started starting state stating status still stopped store stories story stuff such sudden suggest summary summarise
   support talked talking their there thing things think third those though thought three through times today together
   topic topics total totals toward towards trend trends tried trouble trying twice types under understand until updated
   using usual value values verify version visit waited waiting wanted watch weekly weeks where whether which while whole
   willing within without words working world worse worst would write written wrong yearly years yesterday young
   aakhri adhik agle batayein chhodkar dikhao dikhaiye dikkaten grahak grahakon hafte hisaab kaaran karan kitnon logon mahine
   mein milta muddon mudde nahin pichhle pichla pichle pratishat samasyaen sawaal sawal shuru tarah tulna vajah wajah zyaada`.split(
    /\s+/,
  ),
]);
