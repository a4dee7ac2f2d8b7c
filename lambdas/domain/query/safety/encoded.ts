const BASE64 = /[A-Za-z0-9+/_-]{16,}/g;
const HEX = /[0-9a-f]{2}(?:[ :]?[0-9a-f]{2}){11,}/gi;
const BINARY = /[01]{8}(?: ?[01]{8}){3,}/;
const MORSE = /(?:[.-]{1,6}[ /]{1,3}){8}/;
/** Characters by their numbers, as in HTML, JSON and addresses. */
const ESCAPES = /(?:(?:&#x?[0-9a-f]{1,6};|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|%[0-9a-f]{2})\s?){4}/i;

/** Control words of chat templates, links and images of Markdown, addresses that are code, and labels of a prompt. */
const MARKUP =
  /<\|[a-z_]{1,30}\|>|\[\/?inst\]|\]\(|!\[|\b(?:javascript|vbscript):|\bdata:[a-z]{2,20}\/|#{3} ?(?:instruction|system|assistant|human)|\{\{|^\s*(?:system|assistant|developer) ?:|\b(?:new|next|real|actual|updated|revised|your) (?:task|instructions?|directives?|objective|mission|assignment|prompt) ?:/i;

/** Keys of what a model answers with and is asked with, as JSON has them. */
const KEYS =
  /(?:"(?:claims|answered|answer|evidence|citations|role|content)"|\{ ?(?:claims|answered|answer|evidence|citations|role|content)) ?:/i;

/** Tags by which prompts are divided, with attributes, declarations, and such with something in them. */
const TAG =
  /<\/?(?:system|sys|assistant|user|human|developer|tool|function|admin|root|instructions?|prompts?|rules?|policy|context|query|question|sources?|transcripts?|inst|s)(?:[ /][^<>]{0,200})?>|<[a-z][a-z0-9_]{0,30}[ /][^<>=]{0,200}=|<!(?:--|[a-z])|<\?[a-z]|<[a-z][a-z0-9_]{0,30}>[\p{L}\p{N}]/iu;
const OPENED = /<[a-z][a-z0-9_]{0,30}(?:[ /][^<>]{0,200})?>/i;
const CLOSED = /<\/[a-z][a-z0-9_]{0,30} ?>/i;

/** A tag that is only named is something that calls may be about. */
const holdsMarkup = (text: string): boolean =>
  MARKUP.test(text) || KEYS.test(text) || TAG.test(text) || (CLOSED.test(text) && OPENED.test(text));

/** Joiners and format characters that hide words from a reader: tags, bidirectional controls, blanks of no width. */
const HIDDEN =
  /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|[\u{e0100}-\u{e01ef}]/u;

/** Whether part of a text is written so that a model reads it and a person does not. */
export function holdsEncoded(text: string): boolean {
  if (HIDDEN.test(text) || holdsMarkup(text) || BINARY.test(text) || MORSE.test(text) || ESCAPES.test(text))
    return true;
  const base64 = (text.match(BASE64) ?? []).some((blob) => saysSomething(Buffer.from(blob, 'base64')));
  return base64 || (text.match(HEX) ?? []).some((blob) => saysSomething(fromHex(blob)));
}

const fromHex = (blob: string) => Buffer.from(blob.replace(/[ :]/g, ''), 'hex');

const PRINTABLE = /^[\t\n\r\x20-\x7e]*$/;
const LETTERS = /[A-Za-z ]/g;
/** Fewer bytes are printable by chance. */
const MIN_BYTES = 12;

/** Of the bytes of an identifier hardly ever all are printable, and most of them letters. */
function saysSomething(bytes: Buffer): boolean {
  const text = bytes.toString('latin1');
  const letters = text.match(LETTERS)?.length ?? 0;
  return text.length >= MIN_BYTES && PRINTABLE.test(text) && letters >= 0.7 * text.length;
}
