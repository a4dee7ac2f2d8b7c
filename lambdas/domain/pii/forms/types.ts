/** What a value recognisable from its own shape may be. */
export const FORM_TYPES = [
  'EMAIL',
  'CARD',
  'IBAN',
  'SSN',
  'PHONE',
  'AADHAAR',
  'PAN',
  'GSTIN',
  'IFSC',
  'UPI',
  'VOTER_ID',
  'PASSPORT',
  'VEHICLE',
  'IP',
  'ACCOUNT',
  'NINO',
  'NHS',
  'ROUTING',
  'POSTCODE',
  'LICENCE',
  'DOB',
] as const;
export type FormType = (typeof FORM_TYPES)[number];

/** Half-open range of UTF-16 units of one text, with what was found there. */
export interface FormSpan {
  readonly type: FormType;
  readonly start: number;
  readonly end: number;
}

/** How sure a find is; where two overlap, the lower number wins. */
export const SURENESS = {
  /** A checksum or an unmistakable form, and a word near by that says so. */
  CERTAIN: 0,
  /** A checksum or an unmistakable form. */
  FORM: 1,
  /** A form that a word near by explains. */
  KEYED: 2,
  /** The form only. */
  PLAIN: 3,
  /** A weak form, and nothing else in the text; three steps, for one value may have several weak forms. */
  ALONE: 4,
  ALONE_WEAK: 5,
  ALONE_WEAKEST: 6,
} as const;

export interface Candidate extends FormSpan {
  readonly sureness: number;
}
