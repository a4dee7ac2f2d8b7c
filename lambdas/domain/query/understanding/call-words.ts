/** What calls are called, as alternatives of a phrase. */
export const CALLS =
  'call|calls|cal|cals|conversation|conversations|transcript|transcripts|recording|recordings|ticket|tickets|case|cases|interaction|interactions|complaint|complaints|shikayat|shikayatein|कॉल|कॉल्स|काल|बातचीत|शिकायत|शिकायतें|शिकायतों';
/** What people are called who call. */
export const PEOPLE =
  'customer|customers|client|clients|caller|callers|people|user|users|folks|they|ppl|everyone|anyone|somebody|someone|log|logon|logo|grahak|graahak|subscribers|लोग|लोगों|ग्राहक|ग्राहकों|कस्टमर';

/** Spellings of what. */
export const WHAT = "what|whats|what's|wat";
