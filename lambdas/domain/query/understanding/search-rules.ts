import { CALLS, PEOPLE } from './call-words.ts';
import type { TypeRule } from './type-rules.ts';

/** Words that ask for the calls themselves. */
export const SEARCH_RULES: readonly TypeRule[] = [
  {
    id: 'find',
    type: 'search',
    weight: 5,
    at: 'start',
    phrases: [
      '(find|search|locate|fetch|retrieve|lookup|browse)',
      'look (for|up)',
      'dig up',
      '(pull|bring) (up|)',
      'filter',
    ],
  },
  {
    id: 'dhundo',
    type: 'search',
    weight: 4.5,
    phrases: [
      '(dhundo|dhoondo|dhundho|dhoondho|dhund|dhundh|dhoondh|dhundna|dhundhna|khojo|khoj|nikalo|nikaalo|nikal|nikaal|search) (do|dijiye|de|ke|kar|karo|na|)',
      '(ढूंढो|ढूँढो|ढूंढ|ढूँढ|ढूंढें|ढूंढिए|खोजो|खोजें|खोज|खोजिए|निकालो|निकालें|निकाल|निकालिए) (दो|दीजिए|कर|)',
    ],
  },
  { id: 'find-inside', type: 'search', weight: 2.5, phrases: ['(find|search|locate) (me|us|for|all|the|any|)'] },
  {
    id: 'show',
    type: 'search',
    weight: 1.5,
    at: 'start',
    phrases: ['(show|list|give|display|get|see|view|open|send) (me|us|)'],
  },
  {
    id: 'show-calls',
    type: 'search',
    weight: 2.5,
    phrases: [
      `(show|list|give|display|get|see|view|open|send|pull|bring|read|hear|want|need) (me|us|) * (${CALLS}|examples|example)`,
    ],
  },
  {
    id: 'dikhao',
    type: 'search',
    weight: 3,
    phrases: [
      '(dikhao|dikha|dikhaiye|dikhaye|dikhana|dikhado|dikhaao|dikhayein|dikhaiyega) (do|dijiye|de|na|)',
      '(दिखाओ|दिखाइए|दिखाएं|दिखाएँ|दिखा|दिखाना) (दो|दीजिए|)',
      'list (karo|kar|kijiye|banao|chahiye|do|करो|करें|कीजिए)',
      'sunao',
    ],
  },
  {
    id: 'which-calls',
    type: 'search',
    weight: 4,
    phrases: [
      `(which|what|kaunsi|konsi|kaunse|konse|kaunsa|konsa|kis|kin|किस|किन|कौनसी) (${CALLS})`,
      `(kaun|kon|कौन) (si|sa|se|सी|सा|से) (${CALLS})`,
    ],
  },
  {
    id: 'calls-where',
    type: 'search',
    weight: 2.5,
    phrases: [
      `(${CALLS}) * (where|wherein|mentioning|containing|involving|jahan|jaha|jisme|jismein|jinme|jinmein|जिसमें|जिनमें|जहां|जहाँ)`,
      `(${CALLS}) * in which`,
      `(${CALLS}) (that|which|who|when|with|mention|mentions)`,
    ],
  },
  { id: 'calls-about', type: 'search', weight: 1, phrases: [`(${CALLS}) (about|regarding|on|related|concerning)`] },
  {
    id: 'wali-calls',
    type: 'search',
    weight: 2.5,
    phrases: [
      `(wali|wale|wala|vali|vale|waali|waale|वाली|वाले) (sab|sari|saari|sabhi|) (${CALLS})`,
      `(${CALLS}) * (chahiye|chaiye|chahie|चाहिए)`,
    ],
  },
  {
    id: 'people-who',
    type: 'search',
    weight: 2,
    phrases: [
      `(${PEOPLE}) (who|that|whose|jo|jinka|jinki|jinke|jinko|जो|जिनका|जिनकी)`,
      `(${PEOPLE}) ne kaha`,
      `which (${PEOPLE})`,
    ],
  },
  {
    id: 'any-calls',
    type: 'search',
    weight: 3,
    phrases: [
      `(any|koi|कोई) (${CALLS})`,
      '(did|has|have|was|does) (any|anyone|anybody|someone|somebody|any one)',
      'kisi ne',
      'किसी ने',
    ],
  },
  {
    id: 'examples',
    type: 'search',
    weight: 3,
    phrases: ['(example|examples|instance|instances|sample|samples|snippets|quotes|udaharan|misaal|उदाहरण) (of|from|)'],
  },
  {
    id: 'newest-calls',
    type: 'search',
    weight: 2,
    phrases: [
      `(latest|recent|newest|oldest|longest|shortest|worst|last|first) * (${CALLS})`,
      `(most|least) (important|urgent|critical|serious|severe) (${CALLS})`,
      'call (id|number|ref|reference)',
    ],
  },
  {
    id: 'described-calls',
    type: 'search',
    weight: 2.5,
    phrases: [`(long|lengthy|short|tough|difficult|bad|heated|strange|odd|weird|interesting|nasty) (${CALLS})`],
  },
  {
    id: 'all-calls',
    type: 'search',
    weight: 1,
    phrases: [`(all|sari|saari|sab|sabhi|every|सारी|सभी) (the|) * (${CALLS})`],
  },
];
