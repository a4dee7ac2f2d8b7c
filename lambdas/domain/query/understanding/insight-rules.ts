import { PEOPLE, WHAT } from './call-words.ts';
import type { TypeRule } from './type-rules.ts';

/** Words that ask for what is said in them, and why. */
export const INSIGHT_RULES: readonly TypeRule[] = [
  {
    id: 'why',
    type: 'insight',
    weight: 5,
    phrases: [
      '(why|whys|kyun|kyu|kyon|kyoun|kyo|kiyu|kyoo|kiu|क्यों|क्यूं|क्यूँ)',
      'how come',
      '(reason|reasons|cause|causes|wajah|vajah|karan|kaaran|वजह|कारण) (kya|क्या)',
      '(kya|kis|kaunsi|kaun si|kiski|क्या|किस) (wajah|vajah|wajha|karan|kaaran|reason|वजह|कारण)',
      `(${WHAT}) * (reason|reasons|cause|causes|behind|driving|drives|caused|causing)`,
    ],
  },
  {
    id: 'reasons',
    type: 'insight',
    weight: 3.5,
    phrases: [
      '(reason|reasons|cause|causes|drivers|driver) (for|behind|of|why|that)',
      'root (cause|causes)',
      '(main|biggest|key|common|major|primary|usual|typical|real) (reason|reasons|cause|causes|driver|drivers)',
      '(objection|objections|motive|motives|motivation|trigger|triggers)',
      '(wajah|vajah|karan|kaaran|वजह|कारण) (kya|se|hai|bata|batao|क्या|से|है|)',
    ],
  },
  {
    id: 'what-said',
    type: 'insight',
    weight: 4.5,
    phrases: [
      `(${WHAT}) * (${PEOPLE}|agents|agent|reps|staff) * (saying|say|says|said|complaining|complain|complained|talking|talk|telling|tell|asking|ask|asked|unhappy|upset|angry|frustrated|annoyed|think|thinking|feel|feeling|want|need|dislike|hate|hates|like|love|struggling|facing|experiencing|reporting|expect|worried|confused|mention|raise|promise)`,
      `(${WHAT}) (is|was|s|are|were|gets|got) (everyone|people|being|) (saying|said|complaining|discussed|mentioned|criticised|criticized|praised)`,
      '(kya|क्या) (boli|bole|bola|kahi|kahe|kaha|kahti|kehti|बोला|बोले|बोली|कहा|कही)',
      '(kya|kaisi|क्या) (keh|kah|kehte|kahte|kehna|bol|bolte|bolna|bata|soch|sochte|chahte|maang|mang|puch|pooch|kaha|bola|कह|कहते|कहना|बोल|बोलते|बता|सोचते|चाहते|शिकायत) (rahe|rahi|rhe|raha|rha|hai|hain|h|kar|रहे|रही|रहा|है|हैं|कर|)',
      '(kis|kin|kaun si|kaunsi|किस|किन) (baat|baaton|baato|cheez|chiz|cheezon|chizon|बात|बातों|चीज|चीज़|चीजों) (se|ko|par|pe|ki|ke|से|को|पर|की|के)',
    ],
  },
  {
    id: 'what-people',
    type: 'insight',
    weight: 3,
    phrases: [
      `(${WHAT}) (the|our|) (${PEOPLE}|agents|reps)`,
      `(${WHAT}) (do|does|did|are|were|have|has|would) (the|our|) * (${PEOPLE}|agents|agent|reps|staff)`,
      '(pattern|patterns|story|stories)',
      `(${WHAT}|which) * (did|do|does|have) (the|our|) (${PEOPLE}|agents|agent|reps|staff)`,
      '(kya|क्या) (pasand|napasand|ray|rai|raay|ummeed|umeed|accha|achha|acha|bura|पसंद|राय|उम्मीद)',
    ],
  },
  {
    id: 'summarise',
    type: 'insight',
    weight: 4.5,
    phrases: [
      '(summarise|summarize|summary|summaries|summarising|summarizing|summarised|summarized|overview|gist|recap|tldr|saransh|saar|nichod|सारांश|सार|समरी)',
      'sum up',
      '(theme|themes|takeaway|takeaways|insight|insights|learnings|findings|highlights)',
      '(key|main) (points|findings|learnings)',
    ],
  },
  {
    id: 'explain',
    type: 'insight',
    weight: 4,
    phrases: [
      '(explain|explained|explains|describe|elaborate|analyse|analyze|analysis|understand|diagnose|samjhao|samjha|samjhaiye|samjhna|समझाओ|समझाइए|समझाएं|समझा)',
      '(batao|bataiye|bataao|bata do|बताओ|बताइए) (ki|kya|kyun|kyu|kyon|kaise|कि|क्या|क्यों|कैसे)',
    ],
  },
  {
    id: 'tell-me',
    type: 'insight',
    weight: 1.5,
    phrases: ['tell (me|us) (about|what|more|how)', `(${WHAT}) about`, 'ke (baare|bare) (mein|me) (batao|kya)'],
  },
  {
    id: 'feel',
    type: 'insight',
    weight: 4,
    phrases: [
      `how * (${PEOPLE}|agents|agent|reps|staff) * (feel|feeling|react|reacting|reacted|respond|responding|responded|perceive|describe|handle|handling|handled|deal|dealing|cope|find|like|taking|explain)`,
      `(${PEOPLE}) (mood|feeling|feelings|emotions|satisfaction)`,
      `(${WHAT}) (upset|annoyed|angered|frustrated|delighted|pleased|confused)`,
      '(opinion|opinions|perception|attitude|experience|experiences|impression|viewpoint|rai|raay|राय)',
      '(think|thinks|thinking|thought) (of|about)',
      '(kaisa|kaisi|kaise|कैसा|कैसी) (lag|laga|lagta|mehsoos|feel|anubhav|experience|लग|लगा|लगता|अनुभव) (raha|rahi|rha|kar|रहा|)',
      '(feedback|sentiment) (on|about|around|for|toward|towards|regarding)',
    ],
  },
  {
    id: 'went-wrong',
    type: 'insight',
    weight: 4,
    phrases: [
      `(${WHAT}) (is|s|are|was|were|has|have|) * (wrong|happening|happened|matter|stopping|preventing|frustrates|frustrating|frustrate|bothers|bothering|annoys|annoying|upsets|upsetting|broke|breaking)`,
      '(kya|क्या) (dikkat|dikkatein|problem|problems|pareshani|pareshaniyan|samasya|samasyayein|issue|issues|gadbad|galat|hua|ho|takleef|दिक्कत|दिक्कतें|परेशानी|समस्या|समस्याएं|गड़बड़|गलत|हुआ|तकलीफ)',
      '(dikkat|dikkatein|problem|problems|pareshani|samasya|issue|issues|gadbad|takleef|shikayat|दिक्कत|समस्या|परेशानी|शिकायत) (kya|क्या)',
      '(kya|क्या) (chal|चल) (raha|rha|rahi|रहा|रही)',
      '(going|gone|went|goes|go) wrong',
      '(kahan|kaha|कहां|कहाँ) (dikkat|problem|gadbad|galti|phas|atak)',
    ],
  },
  {
    id: 'what-issues',
    type: 'insight',
    weight: 3,
    phrases: [
      `(${WHAT}|which) (kind|kinds|sort|sorts|type|types|) (of|) (problem|problems|issue|issues|trouble|troubles|difficulties|concerns|frustrations|complaints|questions)`,
      `(${WHAT}) (exactly|) (is|are|were|was) (the|their|our|some|) * (problem|problems|issue|issues|trouble|troubles|difficulties|concerns|concern|frustrations|complaints|complaint|pain)`,
      '(pain|friction|sore) (point|points)',
      '(frustration|frustrations|concern|concerns|worries|struggles|struggle)',
    ],
  },
  {
    id: 'advice',
    type: 'insight',
    weight: 3.5,
    phrases: [
      '(what|how) (can|should|could|must) (we|be|i)',
      '(do|done|doing|been) better',
      '(improve|improvement|improvements|suggestion|suggestions|recommend|recommendation|recommendations|lessons|sudhar|sudhaar|सुधार)',
    ],
  },
  {
    id: 'and-why',
    type: 'insight',
    weight: 3,
    phrases: ['(and|n|aur|or|और|also) * (why|kyun|kyu|kyon|क्यों|wajah|vajah|वजह|reason|reasons)', 'why * and'],
  },
  {
    id: 'how',
    type: 'insight',
    weight: 2,
    phrases: [
      'how (do|does|did|are|is|was|were|has|have|well|bad|badly|come)',
      '(kaise|kaisa|kaisi|कैसे|कैसा|कैसी)',
      'what (happens|happened|led|leads|makes|made|drives)',
    ],
  },
  {
    id: 'opinion-question',
    type: 'insight',
    weight: 2,
    phrases: [`(are|do|is|were|does|kya|क्या) (the|our|most|) (${PEOPLE}|agents)`],
  },
  { id: 'what-did', type: 'insight', weight: 3.5, at: 'start', phrases: [`(${WHAT}) (did|do|does) (the|)`] },
  { id: 'what', type: 'insight', weight: 1, at: 'start', phrases: [`(${WHAT}|kya|क्या)`] },
  {
    id: 'reasons-first',
    type: 'insight',
    weight: 2.5,
    at: 'start',
    phrases: ['(reason|reasons|cause|causes|wajah|vajah|वजह)'],
  },
];
