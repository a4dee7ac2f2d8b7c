import { CALLS } from './call-words.ts';
import type { TypeRule } from './type-rules.ts';

/** Words that ask for figures. */
export const AGGREGATION_RULES: readonly TypeRule[] = [
  {
    id: 'how-many',
    type: 'aggregation',
    weight: 4.5,
    phrases: [
      '(how|hw) (many|mny|meny)',
      'how often',
      '(number|no|nos|num|count|tally|volume|quantity) of',
      '(call|calls|complaint|complaints|ticket|contact) (count|counts|volume|volumes|numbers|totals)',
      '(kitne|kitni|kitney|kitnee|kitani|kitane|ktne|ktni|kitny)',
      '(ginti|gintee|sankhya|kul milakar|total kitna)',
      '(कितने|कितनी|कितनों|गिनती|संख्या|कुल)',
    ],
  },
  {
    id: 'count',
    type: 'aggregation',
    weight: 4,
    at: 'start',
    phrases: ['(count|counts|total|totals|tally|number|no|nos)'],
  },
  { id: 'counted', type: 'aggregation', weight: 2, phrases: ['(count|counts|counting|ginke|gin|ginkar|गिनकर)'] },
  {
    id: 'total',
    type: 'aggregation',
    weight: 3,
    phrases: [`(total|overall|kul) * (${CALLS}|count|number|cost|spend)`],
  },
  {
    id: 'how-much',
    type: 'aggregation',
    weight: 3.5,
    phrases: ['how much', 'kitna (kharcha|kharch|paisa|cost|time|samay|hissa)', 'कितना (खर्च|खर्चा|पैसा|समय)'],
  },
  {
    id: 'average',
    type: 'aggregation',
    weight: 4,
    phrases: [
      '(average|avg|mean|median|percentile|ausat|ausatan|औसत|aht|p50|p90|p95|p99)',
      '(90th|95th|99th) percentile',
    ],
  },
  {
    id: 'share',
    type: 'aggregation',
    weight: 4,
    phrases: [
      '(percentage|percent|pct|proportion|fraction|ratio|pratishat|percentages|प्रतिशत|फीसदी|फ़ीसदी|परसेंट)',
      '(what|kitna) (share|part|portion|hissa)',
      'share of',
      '(complaint|refund|call) rate',
    ],
  },
  {
    id: 'trend',
    type: 'aggregation',
    weight: 4,
    phrases: [
      '(trend|trends|trending|trendline|timeline|graph|chart|plot|रुझान|ट्रेंड)',
      '(over|with) time',
      '(day|week|month) (by|on|over) (day|week|month)',
      '(daily|weekly|monthly|hourly|quarterly|yearly|rozana|roz|rojana|pratidin|रोज|रोज़|रोजाना|प्रतिदिन)',
      '(rising|increasing|decreasing|falling|growing|declining|improving|worsening)',
      '(going|gone|went|go) (up|down)',
      '(badh|ghat|badha|ghata|badhi|ghati|badhe) (rahi|rahe|raha|rhi|rhe|rha|gayi|gaye|gaya|hai|hain|kya)',
      '(बढ़|घट) (रही|रहे|रहा|गई|गए)',
    ],
  },
  {
    id: 'breakdown',
    type: 'aggregation',
    weight: 4,
    phrases: [
      '(breakdown|distribution|distributed|histogram|breakup|distribute)',
      '(break|broken|split|grouped|divided) (it|them|) (down|up|by|into)',
      '(mix|split|spread) (of|across|between)',
      'group by',
      'sort by',
      '(sentiment|intent|language|channel|importance) (mix|split|spread)',
      'ke (hisaab|hisab|anusar|anusaar) (se|)',
      'के (हिसाब|अनुसार) (से|)',
    ],
  },
  {
    id: 'compare',
    type: 'aggregation',
    weight: 3,
    phrases: [
      '(compare|compared|comparing|comparison|versus|vs|tulna|mukable|muqable|तुलना|मुकाबले)',
      'difference between',
      '(more|less|fewer|higher|lower|longer|shorter|worse|better|zyada|jyada|kam) * (than|compared)',
    ],
  },
  {
    id: 'figures',
    type: 'aggregation',
    weight: 2.5,
    phrases: ['(statistics|stats|stat|figures|metrics|kpi|kpis|numbers|leaderboard|ranking|rank|आंकड़े|aankde)'],
  },
  {
    id: 'most',
    type: 'aggregation',
    weight: 2,
    phrases: [
      '(most|least|fewest|highest|lowest|maximum|minimum|max|min)',
      'sabse (zyada|jyada|jada|zada|kam|adhik|bada|badi|bade|common|aam)',
      'सबसे (ज्यादा|ज़्यादा|कम|अधिक|बड़ी|बड़ा|आम)',
    ],
  },
  { id: 'busiest', type: 'aggregation', weight: 4, phrases: ['(busiest|peak|quietest)', 'what time of'] },
];
