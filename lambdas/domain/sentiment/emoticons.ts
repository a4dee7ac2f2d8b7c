import { codeAt, DIGIT, LETTER, TRAIT, unitOf } from '../text/characters.ts';
import type { Tokens } from '../text/tokenize.ts';
import { EMOJI, MOUTHS } from './words/emoji.ts';

/** Called for every emoticon or emoji that has a valence. */
export type OnSign = (valence: number, start: number, end: number) => void;

const EYES = ':;=';
const TEARS = "'`";
const NOSES = '-o^~';
/** Mouths that also stand in times, paths and words: only eyes that begin a word have them. */
const UNSURE_MOUTH = /[\p{L}\p{N}/\\|]/u;
const MIRRORED: Readonly<Record<string, number>> = { '(': 2, '[': 1.8, ')': -1.9, ']': -1.8, D: -1.9 };
const OTHERS: Readonly<Record<string, number>> = {
  '<3': 2.8,
  '</3': -2.6,
  '^^': 1.8,
  '^_^': 2.2,
  '^.^': 2,
  '>_<': -1.8,
  '>.<': -1.7,
  '-_-': -1.7,
  '=_=': -1.3,
  T_T: -2.2,
  ';_;': -2.2,
  o_O: -0.6,
  O_o: -0.6,
};
const LONGEST_OTHER = 3;

const emoji = readSigns(EMOJI);
const mouths = readSigns(MOUTHS);

/** Reports the emoticons and emoji of a text in one pass; a text without their characters is not looked at. */
export function findSigns(tokens: Tokens, onSign: OnSign): void {
  const { text, traits } = tokens;
  if ((traits & TRAIT.SYMBOL) !== 0 || text.includes('_')) findFaces(text, onSign);
  if ((traits & TRAIT.NON_ASCII) !== 0) findEmoji(text, onSign);
}

function findEmoji(text: string, onSign: OnSign): void {
  for (let at = 0; at < text.length; at++) {
    const code = codeAt(text, at);
    const basic = code >= 0x2600 && code <= 0x27bf;
    if (!basic && (code < 0xd83c || code > 0xd83e)) continue;
    const sign = String.fromCodePoint(text.codePointAt(at) ?? code);
    const valence = emoji.get(sign) ?? 0;
    if (valence !== 0) onSign(valence, at, at + sign.length);
  }
}

function findFaces(text: string, onSign: OnSign): void {
  let floor = 0;
  for (let at = 0; at < text.length; at++) {
    const code = codeAt(text, at);
    // Only : ; < = > ^ _ hold a face together, - and T may begin one.
    if (!((code >= 0x3a && code <= 0x3e) || code === 0x5e || code === 0x5f)) continue;
    const end = faceAt(text, at, floor, onSign);
    if (end > at) floor = end;
    at = Math.max(at, end - 1);
  }
}

/** Reports the face around place `at` and says where it ends; `at` when there is none. */
function faceAt(text: string, at: number, floor: number, onSign: OnSign): number {
  if (EYES.includes(text.charAt(at))) {
    const end = westernEnd(text, at);
    if (end > at) {
      onSign(mouths.get(text.charAt(end - 1)) ?? 0, at, end);
      return endOfRun(text, end);
    }
    const start = mirroredStart(text, at);
    if (start >= floor && start < at) {
      onSign(MIRRORED[text.charAt(start)] ?? 0, start, at + 1);
      return at + 1;
    }
  }
  return otherEnd(text, at, floor, onSign);
}

/** End of eyes, tears, nose and mouth that begin at `at`; `at` when they do not. */
function westernEnd(text: string, at: number): number {
  const afterTears = isOneOf(TEARS, text, at + 1) ? at + 2 : at + 1;
  const mouth = isOneOf(NOSES, text, afterTears) && isMouth(text, at, afterTears + 1) ? afterTears + 1 : afterTears;
  return isMouth(text, at, mouth) ? mouth + 1 : at;
}

function isMouth(text: string, eyes: number, at: number): boolean {
  const mouth = text.charAt(at);
  if (mouth === '' || !mouths.has(mouth)) return false;
  if (!UNSURE_MOUTH.test(mouth)) return true;
  const eyesAreClear = !isSolid(text, eyes - 1) && text.charAt(eyes) !== '=';
  return eyesAreClear && !isSolid(text, at + 1) && text.charAt(at + 1) !== '/';
}

/** Begin of a mirrored face such as `(:` whose eyes are at `at`; `at` when there is none. */
function mirroredStart(text: string, at: number): number {
  const mouth = isOneOf('-', text, at - 1) ? at - 2 : at - 1;
  const isFace = text.charAt(mouth) in MIRRORED && !isSolid(text, mouth - 1) && !isSolid(text, at + 1);
  return mouth >= 0 && isFace ? mouth : at;
}

/** Hearts and eastern faces: of the few windows that hold place `at`, the one that is a sign. */
function otherEnd(text: string, at: number, floor: number, onSign: OnSign): number {
  for (let start = Math.max(floor, at - 1); start <= at; start++) {
    for (let end = start + LONGEST_OTHER; end > at && end > start + 1; end--) {
      const valence = OTHERS[text.slice(start, end)] ?? 0;
      if (valence === 0 || isSolid(text, start - 1) || isSolid(text, end)) continue;
      onSign(valence, start, end);
      return end;
    }
  }
  return at;
}

/** `:)))` is one face. */
function endOfRun(text: string, from: number): number {
  const mouth = text.charAt(from - 1);
  let end = from;
  while (text.charAt(end) === mouth) end++;
  return end;
}

function isOneOf(signs: string, text: string, at: number): boolean {
  const sign = text.charAt(at);
  return sign !== '' && signs.includes(sign);
}

function isSolid(text: string, at: number): boolean {
  return at >= 0 && at < text.length && (unitOf(codeAt(text, at)) & (LETTER | DIGIT)) !== 0;
}

function readSigns(table: string): Map<string, number> {
  const signs = new Map<string, number>();
  for (const line of table.split('\n')) {
    const [valence = '', ...rest] = line.split(' ');
    for (const sign of rest.join('')) signs.set(sign, Number(valence));
  }
  return signs;
}
