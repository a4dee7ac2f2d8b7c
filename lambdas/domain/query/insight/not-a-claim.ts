/**
 * Text that is no claim about calls. Every quantifier is bounded, so that each pattern is linear.
 */

/** Orders to a model, wherever they stand. */
const INJECTED = [
  /\b(?:ignor|disregard|forget|overrid|bypass)\w{0,4}\b.{0,30}\b(?:previous|prior|above|earlier|all|your|system|these|those|any)\b.{0,30}\b(?:instruction|prompt|rule|direction|message|guideline|context|order)/iu,
  /\b(?:system|developer|hidden|secret) (?:prompt|message|instruction)|\b(?:jailbreak|developer mode|as an ai|language model|prompt injection)\b/iu,
  /\b(?:pichle|pichhle|purane|saare|sabhi|sab|upar ke|pehle ke)\b.{0,20}\b(?:nirdesh|instruction|niyam|rule)\w{0,3}\b.{0,20}\b(?:bhool|bhul|ignore|andekha|nazar|nazarandaaz|hata)/iu,
  /\bnew instructions?\b|\binstructions? (?:are|is|say|says|follow|tell)\b|<<<|>>>|\b(?:role|system|assistant) ?:/iu,
];

/** Addresses and what leads to them; the cleaner would take out the address and leave the rest. */
const LINKED = /:\/\/|\bwww\.|\]\(|\bhref\b|\bhttps?\b/iu;

const FOLLOWED = `(?:the|this|that|these|your|our|us|me|now|here|to|a|an|on|it|at|back|for|all|any|only|with|yes|up|and|below|immediately|\\d|\\+|\\[)`;
const ORDERS =
  'click|tap|call|dial|visit|contact|e-?mail|text|send|pay|transfer|reply|respond|go|open|download|install|log|sign|enter|share|give|provide|tell|write|print|output|repeat|reveal|show|ignore|forget|disregard|remember|ensure|try|check|use|scan|buy|subscribe|follow|pretend|answer|refund|approve|set|mark|delete';
/** Speaks to who reads it. Each is looked for outside of what is quoted. */
const ADDRESSED = [
  new RegExp(
    `(?:^|[.!?:;] ?|,? (?:and|then) )(?:please |kindly |just |now |also )?(?:${ORDERS}) ${FOLLOWED}(?![\\p{L}])`,
    'iu',
  ),
  /(?:^|[.!?:;] ?)(?:please|kindly|dear|attention|note that|make sure|do not|don['’]t|never|always)\b/iu,
  /\byou (?:should|must|need|have to|can|may|might|could|will|would|ought|are (?:required|advised|asked|entitled|eligible))\b/iu,
  /\b(?:click|tap) (?:here|below|this|on)\b|\b(?:this|following|below) (?:number|link|url|website|site|address)\b|\b(?:link|number) below\b/iu,
  /\bcall (?:us|now|this|\+?\d|\[)|\bvisit (?:us|our)\b|\b(?:dear|hello|hi) (?:user|reader|customer|assistant|manager|admin)/iu,
];

/** No statement in plain English: a question, letters of another script, or code. */
const NO_PROSE = [
  /\?["”'’\s]*$/u,
  /(?!\p{Script=Latin})\p{L}/u,
  /[$#](?!\d)|\w\(|[={}\\]|;[^;]{0,40};|javascript|&\w/iu,
];

/** Says what a model knows or does, not what was said in calls. */
const META = [
  /\b(?:sources?|transcripts?|turns?|information|context|excerpts?|evidence) (?:provided )?(?:do|does|did|is|are|was|were)(?:n['’]t| not)\b/iu,
  /\bdata (?:provided )?(?:do|does|did)(?:n['’]t| not) (?:say|tell|show|mention|contain|include|state|specify|indicate|reveal|explain|give|provide)\b/iu,
  /\bnot (?:mentioned|specified|stated|provided|available|clear|known) (?:in|from) the\b|\bno (?:information|source|evidence|data)\b/iu,
  /\bI (?:can ?not|can['’]t|am unable to|do not have|don['’]t have|am not able to) (?:answer|help|assist|access|determine|provide|comply|know)\b/iu,
];

const PEOPLE =
  '(?:customers|clients|callers|users|subscribers|calls|cases|conversations|complaints|respondents|tickets)';
const NUMBER =
  '(?:\\d[\\d,.]{0,12}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|scores|hundreds|thousands|a dozen|half)';
/** How many there are is counted, not read out of a few calls. */
const COUNTED = [
  new RegExp(
    `\\b(?:all|most|nearly all|almost all|the majority|majority|half|none|no)(?: of)?(?: the| our| their)? ${PEOPLE}\\b`,
    'iu',
  ),
  new RegExp(
    `\\b${NUMBER}(?: of)?(?: the| other| different| more| new)? (?:${PEOPLE}|customer|client|caller)(?! times)\\b`,
    'iu',
  ),
  new RegExp(
    `(?:^|[.;] )(?:about |at least |over |more than |the )?${NUMBER} (?:other |different )?(?:people|persons)\\b`,
    'iu',
  ),
  /\b(?:everyone|everybody|(?:every|each) (?:customer|client|caller|user)|the majority|per ?cent of|percentage of|\d%? ?% of)\b/iu,
];
const IN_THE_CALL = /\b(?:[Yy]ou(?:rs?)?|I|[Mm]y|[Mm]e|[Ww]e|[Oo]ur|us)\b/u;

/** Whether a text gives orders to a model, or leads to an address. */
export function isOrder(text: string): boolean {
  return LINKED.test(text) || INJECTED.some((pattern) => pattern.test(text));
}

/** Whether a text speaks to who reads it: what to do, what to click on, whom to call. */
export function isAddressed(text: string): boolean {
  return ADDRESSED.some((pattern) => pattern.test(text));
}

/** Whether a claim, without what it quotes, is no plain statement, or speaks of its writer or of numbers of calls. */
export function isNoFinding(text: string): boolean {
  return [...NO_PROSE, ...META, ...COUNTED].some((pattern) => pattern.test(text));
}

/** Whether a claim in its own words speaks as if it were in the call. */
export function isInTheCall(text: string): boolean {
  return IN_THE_CALL.test(text);
}
