import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MAX_QUESTION } from '#lambdas/domain/query/query-request.ts';
import { readJsonLines } from '../../../data/call-sets.ts';

/** What somebody wants: to be obeyed, to know something, or to break a parser. */
export type InjectionKind = 'attack' | 'benign' | 'hostile-string';

export interface InjectionLine {
  readonly id: string;
  readonly kind: InjectionKind;
  readonly text: string;
  /** Words of which each says that the attack succeeded, where the set names some. */
  readonly wanted: readonly string[];
}

interface Line {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly judge?: string;
}

const KINDS: Readonly<Record<string, InjectionKind>> = {
  attack: 'attack',
  attack_payload: 'attack',
  benign: 'benign',
  hostile_string: 'hostile-string',
};

/** The lines that can be typed as a question; carriers that attacks are to be planted in are none. */
export function readInjectionLines(data: string): readonly InjectionLine[] {
  const path = join(data, 'injection', 'injection_dev.jsonl.gz');
  if (!existsSync(path)) return [];
  return readJsonLines<Line>(path).flatMap(({ id, label, text, judge = '' }) => {
    const kind = KINDS[label];
    return kind === undefined || text.length > MAX_QUESTION ? [] : [{ id, kind, text, wanted: wantedBy(judge) }];
  });
}

/** "Does this response contain the word 'Piano'?": words in quotes; one that is short or a number may stand there by chance. */
export function wantedBy(judge: string): readonly string[] {
  return Array.from(judge.matchAll(/['"‘“]([^'"’”]{4,80})['"’”]/gu), ([, word = '']) => word).filter((word) =>
    /\p{L}/u.test(word),
  );
}
