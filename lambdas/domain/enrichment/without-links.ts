/** What a link of Markdown points to. */
const TARGET = /\]\([^()]{0,2000}\)?/g;
/** A scheme with what follows it, or `//host`. */
const SCHEME =
  /[a-z][a-z0-9+.-]{0,20}:\/|\/\/|\b(?:https?|ftps?|sftp|mailto|javascript|vbscript|data|file|tel|sms|wss?|blob):\S/i;
/** A name with port and path, or an IP address with either; what looks personal is redacted already. */
const PORT = /\b[a-z0-9-]{1,63}:(?:\d{2,5}|\[ID_\d{1,6}\])[/?#]|\[IP_\d{1,6}\][:/?#]/i;
/** The label of a name in another alphabet, as it is sent. */
const PUNYCODE = /\bxn--/i;
const CHUNK = /[\p{L}\p{M}\p{N}_.。-]+/gu;
/** A port, path, query or fragment. */
const TAIL = /^(?::[\d[]|[/?#])/;
const DOT = /[.。]/;
const LATIN_LABEL = /^[a-z]{2,63}$/i;
const LABEL = /^[\p{L}\p{M}]{2,63}$/u;
const JOINED_END = /^([a-z]{2,63})(?:[_-]|[^\x20-\x7e]).*$/is;
const ADDRESS_V4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;
/** A dot without its blank between two sentences: `is late.The agent`. */
const JOINT = /(?<=[\p{Ll}\p{N}])\.(?=\p{Lu}\p{Ll}*(?:[\s,;!?]|$))/gu;
const END_MARK = /[.!?]$/;

/** Ends of names that are no domain's: of products and files (https://data.iana.org/TLD/tlds-alpha-by-domain.txt). */
const NO_DOMAINS = new Set(
  'js ts exe dll dmg apk pdf doc docx xls xlsx csv ppt pptx txt jpg jpeg png gif html htm xml json log ini'.split(' '),
);
/** Ends that are hardly anything but a domain's. */
const DOMAINS = new Set(
  'com net org edu gov info biz io co ai app dev xyz online site website top shop store club live link click zip mov uk de fr ru cn eu tk gg cc tv'.split(
    ' ',
  ),
);

/**
 * A line without addresses. A word that is one goes, and of what may be one the dot: only those whose end is that of a
 * product or a file stay, if `isSaid` knows them.
 */
export function withoutLinks(text: string, isSaid: (word: string) => boolean): string {
  const bare = text.replace(TARGET, '] ').replace(JOINT, '. ');
  if (!/[.。:/]|xn--/i.test(bare)) return bare;
  const kept: string[] = [];
  for (const word of bare.split(' ')) {
    const left = withoutLink(word, isSaid);
    if (left !== '') kept.push(left);
    else if (END_MARK.test(word)) endSentence(kept, word.slice(-1));
  }
  return kept.join(' ');
}

function endSentence(words: string[], mark: string): void {
  const last = words.at(-1);
  if (last !== undefined && !END_MARK.test(last)) words[words.length - 1] = last + mark;
}

/** The word, or what may stay of it. */
function withoutLink(word: string, isSaid: (word: string) => boolean): string {
  if (SCHEME.test(word) || PORT.test(word) || PUNYCODE.test(word)) return '';
  let harmless = word;
  for (const { 0: chunk, index } of word.matchAll(CHUNK)) {
    const kind = kindOf(chunk, word.slice(index + chunk.length), isSaid);
    if (kind === 'link') return '';
    if (kind === 'doubtful') harmless = harmless.replace(chunk, chunk.replace(/\.(?=.)/g, '. '));
  }
  return harmless;
}

function kindOf(chunk: string, rest: string, isSaid: (word: string) => boolean): 'link' | 'doubtful' | 'harmless' {
  const name = chunk.replace(/^[._。-]+|[._。-]+$/g, '');
  if (/^localhost$/i.test(name) || ADDRESS_V4.test(name)) return TAIL.test(rest) ? 'link' : 'harmless';
  const labels = name.split(DOT);
  // What is joined to a name, by a hyphen or as letters and digits of other scripts, is none of it.
  const end = (labels.at(-1) ?? '').replace(JOINED_END, '$1');
  if (labels.length < 2 || !LABEL.test(end)) return 'harmless';
  // Sentences of Chinese and Japanese end in 。 without a blank; before Latin letters it is a dot.
  if (!LATIN_LABEL.test(end)) return name.includes('.') ? 'doubtful' : 'harmless';
  const domain = end.toLowerCase();
  if (TAIL.test(rest) || !isSaid(name) || DOMAINS.has(domain)) return 'link';
  return NO_DOMAINS.has(domain) ? 'harmless' : 'doubtful';
}
