import { EVERYDAY_PHRASES } from './words/everyday-phrases.ts';
import { HINDI } from './words/hindi.ts';
import { HINGLISH } from './words/hinglish.ts';
import { HINGLISH_PHRASES } from './words/hinglish-phrases.ts';
import { NEGATIVE_EVENTS } from './words/negative-events.ts';
import { NEGATIVE_FEELINGS } from './words/negative-feelings.ts';
import { NEGATIVE_GENERAL } from './words/negative-general.ts';
import { NEGATIVE_QUALITIES } from './words/negative-qualities.ts';
import { POSITIVE_EVENTS } from './words/positive-events.ts';
import { POSITIVE_FEELINGS } from './words/positive-feelings.ts';
import { POSITIVE_GENERAL } from './words/positive-general.ts';
import { POSITIVE_QUALITIES } from './words/positive-qualities.ts';
import { SERVICE_PHRASES } from './words/service-phrases.ts';
import { SLANG } from './words/slang.ts';

/** Words and phrases with their valences, by what they speak of; formats in read-tables.ts. */
export const WORD_TABLES = {
  HINDI,
  HINGLISH,
  SLANG,
  POSITIVE_FEELINGS,
  NEGATIVE_FEELINGS,
  POSITIVE_QUALITIES,
  NEGATIVE_QUALITIES,
  POSITIVE_EVENTS,
  NEGATIVE_EVENTS,
  POSITIVE_GENERAL,
  NEGATIVE_GENERAL,
} as const;
export const PHRASE_TABLES = { EVERYDAY_PHRASES, HINGLISH_PHRASES, SERVICE_PHRASES } as const;
