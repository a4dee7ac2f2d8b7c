import type { Dimension } from '../../analytics/dimensions.ts';
import type { Phrased } from './phrase-finder.ts';

/** Names of what calls can be grouped by. */
export interface DimensionWords extends Phrased {
  readonly by: Dimension;
  /**
   * `ranked`: the word also names what is counted, so that it is a group only where it is ranked ("top complaints").
   * `people`: "which customers said" asks for calls, "which customers called most" for a group.
   */
  readonly only?: 'ranked' | 'people';
}

/** Written by us; where two overlap the longer one counts. */
export const DIMENSION_WORDS: readonly DimensionWords[] = [
  { by: 'product', phrases: ['(product|products|plan|plans|offering|utpad|प्रोडक्ट|उत्पाद|प्रॉडक्ट|prodct|produt)'] },
  { by: 'mentioned_product', phrases: ['(mentioned|discussed) (product|products)', '(product|products) mentioned'] },
  {
    by: 'region',
    phrases: [
      '(region|regions|area|areas|zone|zones|shahar|sheher|shehar|शहर|location|locations|territory|state|states|city|cities|kshetra|ilaka|ilake|ilaaka|ilaake|रीजन|क्षेत्र|इलाका|इलाके|ज़ोन|जोन)',
    ],
  },
  {
    by: 'client_segment',
    phrases: ['(customer|client|) (segment|segments|tier|tiers|सेगमेंट)', '(customer|client) (type|types|group|groups)'],
  },
  { by: 'channel', phrases: ['(channel|channels|चैनल)'] },
  { by: 'language', phrases: ['(language|languages|bhasha|भाषा)'] },
  {
    by: 'agent_id',
    only: 'people',
    phrases: [
      '(agent|agents|rep|reps|representative|representatives|advisor|advisors|executive|executives|एजेंट)',
      'agent (id|ids)',
      'who (handled|handles|took|takes|answered|answers|dealt with)',
    ],
  },
  {
    by: 'client_id',
    only: 'people',
    phrases: [
      '(customer|customers|client|clients|caller|callers|user|users|grahak|graahak|ग्राहक|कस्टमर)',
      '(client|customer) (id|ids)',
      'who (called|calls|complained|contacted|phoned|rang)',
    ],
  },
  {
    by: 'intent',
    phrases: [
      '(intent|intents|category|categories|call type|call types|call reason|call reasons)',
      '(type|types|kind|kinds) of (call|calls)',
    ],
  },
  { by: 'sentiment', phrases: ['(sentiment|sentiments|mood|moods|भावना)'] },
  { by: 'importance', phrases: ['(importance|priority|priorities|severity|urgency)', 'importance (level|levels)'] },
  {
    by: 'issue',
    only: 'ranked',
    phrases: [
      '(issue|issues|problem|problems|reason|reasons|topic|topics|concern|concerns|complaint|complaints|complain|complains|query|queries|question|questions|dikkat|dikkatein|samasya|samasyaen|shikayat|shikayatein|shikayte|shikayaten|pareshani|mudda|mudde|समस्या|समस्याएं|समस्याएँ|शिकायत|शिकायतें|दिक्कत|दिक्कतें|परेशानी|मुद्दे|मुद्दा)',
      '(pain|friction) (point|points)',
      '(issue|complaint|problem|contact) (type|types|category|categories|reason|reasons)',
      '(type|types|kind|kinds) of (issue|issues|problem|problems|complaint|complaints)',
      '(reason|reasons) (for|to) (call|calling|contact|contacting)',
      'complaining about',
    ],
  },
  { by: 'key_issue', phrases: ['(key_issue|key_issues)'] },
  { by: 'tag', phrases: ['(tag|tags|टैग)'] },
  { by: 'flag', phrases: ['(flag|flags)'] },
  { by: 'resolution', phrases: ['(resolution|resolutions|outcome|outcomes)', 'resolution status'] },
  { by: 'churn_risk', phrases: ['churn (risk|risks|level)'] },
  { by: 'escalation_risk', phrases: ['escalation (risk|risks|level)'] },
  { by: 'hour', phrases: ['(hour|hours|ghanta|ghante|घंटे|घंटा)'] },
  { by: 'day', phrases: ['(day|days|date|dates|din|tarikh|दिन|तारीख)'] },
  { by: 'week', phrases: ['(week|weeks|hafta|hafte|haftey|हफ्ते|हफ्ता|सप्ताह)'] },
  { by: 'month', phrases: ['(month|months|mahina|mahine|महीने|महीना|माह)'] },
  { by: 'quarter', phrases: ['(quarter|quarters|timahi|तिमाही)'] },
  { by: 'year', phrases: ['(year|years|saal|varsh|साल|वर्ष)'] },
  {
    by: 'hour_of_day',
    phrases: ['(hour|hours|time|times) of (the|) day', 'day time', '(samay|waqt|baje|समय|वक्त|बजे)'],
  },
  {
    by: 'day_of_week',
    phrases: [
      '(day|days) of (the|) week',
      '(weekday|weekdays)',
      '(hafte|हफ्ते) (ke|ka|mein|me|के|का|में) (din|दिन)',
      'week day',
    ],
  },
];

/** Phrases that ask for periods by themselves; without `by` the length of the time that is asked for decides. */
export interface PeriodWords extends Phrased {
  readonly by?: Dimension;
}

export const PERIOD_WORDS: readonly PeriodWords[] = [
  {
    phrases: [
      '(trend|trends|timeline|trendline|ट्रेंड|रुझान)',
      'over (time|the (last|past) * (days|weeks|months))',
      '(rising|increasing|decreasing|falling|growing|declining|improving|worsening)',
      '(going|gone|go|went) (up|down)',
      '(badhi|badha|badhe|ghati|ghata|ghate) (hai|hain|kya)',
      '(badh|ghat|बढ़|घट) (rahi|rahe|raha|rhi|rhe|rha|रही|रहे|रहा|gayi|gaye|gaya)',
    ],
  },
  { by: 'hour', phrases: ['hourly', 'hour (by|on|over) hour'] },
  {
    by: 'day',
    phrases: [
      '(daily|datewise|daywise|dinwise|pratidin|rozana|roz|rojana|रोज|रोज़|रोजाना|प्रतिदिन)',
      'day (by|on|over|to) day',
      'din pratidin',
    ],
  },
  { by: 'week', phrases: ['(weekly|weekwise|saptahik|साप्ताहिक)', 'week (by|on|over) week'] },
  { by: 'month', phrases: ['(monthly|monthwise|masik|मासिक)', 'month (by|on|over) month'] },
  { by: 'quarter', phrases: ['quarterly', 'quarter (by|on|over) quarter'] },
  { by: 'year', phrases: ['(yearly|annually|annual)', 'year (by|on|over) year'] },
  {
    by: 'hour_of_day',
    phrases: [
      '(busiest|peak|quietest|rush) (call|calling|) (hour|hours|time|times)',
      'what time (of day|do|are|is)',
      'which hours',
      '(kitne|कितने) (baje|बजे)',
      '(kis|kaunse|konse|किस) (samay|waqt|time|ghante|समय|वक्त|घंटे)',
    ],
  },
];

/** Words that make a group of the dimension that they stand before, filling words between them aside. */
export const BEFORE = {
  by: [
    'by',
    'per',
    'each',
    'every',
    'across',
    'rank',
    'ranking',
    'compare',
    'comparing',
    'har',
    'prati',
    'pratyek',
    'हर',
    'प्रति',
    'प्रत्येक',
  ],
  ranked:
    `top common frequent popular biggest largest main major leading recurring recurrent busiest commonest frequently
    repeated prevalent used affected active complained worst highest best lowest top-ranked aam badi bade bada pramukh mukhya आम बड़ी बड़ा बड़े प्रमुख मुख्य टॉप`.split(
      /\s+/,
    ),
  asked: 'which what whats kis kin kaun kaunsa kaunsi kaunse konsa konsi konse kon किस किन कौन कौनसा कौनसी कौनसे'.split(
    ' ',
  ),
} as const;

/** Words that may stand between those and the dimension. */
export const BETWEEN: readonly string[] =
  `the our your their most of different various call calls customer client complaint
  reported raised mentioned complained about discussed frequent common sa si se sabse wise two three four five six seven
  eight nine ten do teen char chaar paanch panch das support service सा सी से सबसे single individual given`.split(/\s+/);

/** Words behind a dimension that make a group of it. */
export const BEHIND: readonly string[] =
  `wise vise waar war vaar wisely distribution breakdown split mix spread breakup ranking वार वाइज`.split(/\s+/);

/** What a distribution is of stands behind `of`: "breakdown of sentiment". */
export const OF: readonly string[] =
  'breakdown distribution split mix spread breakup comparison distributed divided broken'.split(' ');

/** Words that rank the dimension they stand behind, at most so many words later. */
export const RANKING: readonly string[] =
  `most highest least lowest fewest max maximum min minimum zyada jyada jada zada kam
  adhik more worst best longest shortest ज्यादा ज़्यादा कम अधिक costliest unhappiest happiest angriest top`.split(/\s+/);
export const RANKING_REACH = 6;

/** Words for the lower end of what is ranked. */
export const LOWEST: readonly string[] = 'least lowest fewest minimum min kam कम quietest rarest'.split(' ');

export const AND: readonly string[] = ['and', 'aur', 'और', 'plus', 'then', 'n'];
