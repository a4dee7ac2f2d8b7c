/** Longest object that is kept, in UTF-16 units; a longer one is passed over. */
const MAX_OBJECT = 20_000;
/** Text that is looked at in all; no answer is as long. */
const MAX_SCANNED = 300_000;

/** Gives the texts of the objects of one list, each as soon as it is whole. */
export interface ObjectScanner {
  /** The next piece of the JSON text; pieces may end anywhere. */
  push(piece: string): readonly string[];
}

/**
 * Finds the objects of the list under `key` at the top of a JSON object, in a text that comes in pieces. It counts brackets
 * and knows strings, and looks at each character once; what is no JSON gives nothing, or objects that are none.
 */
export function createObjectScanner(key: string): ObjectScanner {
  let [depth, scanned] = [0, 0];
  let [quoted, escaped] = [false, false];
  /** Last string at the top, which is a key if a colon follows. */
  let name = '';
  let inList = false;
  /** What was read of the object at hand; undefined outside of one. */
  let kept: string | undefined;

  /** A character outside of strings: whether an object of the list begins or ends with it. */
  const structure = (char: string): 'begins' | 'ends' | undefined => {
    if (char === '"') {
      quoted = true;
      if (depth === 1) name = '';
    } else if (char === '{' || char === '[') {
      depth++;
      if (char === '[' && depth === 2) inList = name === key;
      if (char === '{' && depth === 3 && inList) return 'begins';
    } else if ((char === '}' || char === ']') && depth > 0) {
      depth--;
      if (depth === 1) inList = false;
      if (depth === 2 && inList) return 'ends';
    }
    return undefined;
  };
  const string = (char: string): void => {
    if (escaped) escaped = false;
    else if (char === '\\') escaped = true;
    else if (char === '"') quoted = false;
    else if (depth === 1 && name.length <= key.length) name += char;
  };

  return {
    push(piece) {
      const objects: string[] = [];
      const text = piece.slice(0, MAX_SCANNED - scanned);
      scanned += text.length;
      let from = 0;
      for (let i = 0; i < text.length; i++) {
        const char = text.charAt(i);
        if (quoted) {
          string(char);
          continue;
        }
        const event = structure(char);
        if (event === 'begins') [kept, from] = ['', i];
        else if (event === 'ends' && kept !== undefined) {
          if (kept.length + i - from < MAX_OBJECT) objects.push(kept + text.slice(from, i + 1));
          kept = undefined;
        }
      }
      // Of one that is too long no more is kept than tells that it is.
      if (kept !== undefined && kept.length < MAX_OBJECT) kept += text.slice(from);
      return objects;
    },
  };
}
