import { formsOf, type Valued } from './forms.ts';

export interface Item {
  readonly word: string;
  /** Names of the forms it has. */
  readonly letters: string;
  readonly valence: number;
}

/*
 * The tables are lines `valence item item …`, a valence being -4 (worst) to 4 (best); a line without one goes on with
 * the one before. An item is a word, perhaps with a colon and the letters of its forms (forms.ts). Phrases are parted
 * by semicolons; in them `(a|b)` stands for either, `(a|)` for one that may be left out. All valences are judged by
 * hand, on the scale of Hutto & Gilbert (VADER, ICWSM 2014); none is taken from a published list.
 */

/** Words of tables, with their regular forms; a word that a table gives itself is no form of another. */
export function readWords(tables: readonly string[]): Map<string, number> {
  const items = tables.flatMap(readItems);
  const words = new Map(items.flatMap(({ word, letters, valence }) => formsOf(word, letters, valence)));
  for (const { word, valence } of items) words.set(word, valence);
  return words;
}

/** What a table gives: lines `valence word:letters word …`; a line without a number goes on with the one before. */
export function readItems(table: string): Item[] {
  let valence = 0;
  const items: Item[] = [];
  for (const part of table.split(/\s+/).filter((part) => part !== '')) {
    const number = Number(part);
    const [word = '', letters = ''] = part.split(':');
    if (Number.isNaN(number)) items.push({ word, letters, valence });
    else valence = number;
  }
  return items;
}

/** Phrases of a table of lines `valence phrase; phrase`, with every `(a|b)` written out. */
export function readPhrases(table: string): Valued[] {
  return lines(table).flatMap((line) => {
    const [, valence = '0', phrases = ''] = /^(-?[\d.]+) (.*)$/.exec(line) ?? [];
    return phrases.split(';').flatMap((phrase) => writeOut(phrase).map((text): Valued => [text, Number(valence)]));
  });
}

/** Words and phrases of a table of lines `role: phrase; phrase`. */
export function readRoles(table: string): [phrase: string, role: string][] {
  return lines(table).flatMap((line) => {
    const [role = '', phrases = ''] = line.split(': ');
    return phrases.split(';').flatMap((phrase) => writeOut(phrase).map((text): [string, string] => [text, role]));
  });
}

function lines(table: string): string[] {
  return table.split('\n').filter((line) => line !== '');
}

/** All readings of a phrase with `(a|b)` in it, blanks made single. */
export function writeOut(phrase: string): string[] {
  // The innermost group first, so that groups may stand in groups.
  const close = phrase.indexOf(')');
  const open = phrase.lastIndexOf('(', close);
  if (open < 0 || close < 0) return [phrase.trim().replace(/\s+/g, ' ')];
  const choices = phrase.slice(open + 1, close).split('|');
  return choices.flatMap((choice) => writeOut(phrase.slice(0, open) + choice + phrase.slice(close + 1)));
}
