import { describe, expect, it } from 'vitest';
import { tokenize } from '../../text/tokenize.ts';
import { createContext, findInContext, findKnownNames } from './find-in-context.ts';

function again(introduction: string, text: string): string[] {
  const context = createContext();
  findInContext(tokenize(introduction), 'customer', context);
  return findKnownNames(tokenize(text), context).map(({ start, end }) => text.slice(start, end));
}

describe('findKnownNames', () => {
  it('finds a name of the call in any case, and without the ending of a possessive', () => {
    expect(again('my name is Odalys', 'thanks ODALYS, is this odalys’s card')).toEqual(['ODALYS', 'odalys']);
  });

  it('takes the parts of one name together', () => {
    expect(again('my name is odalys brennecke', 'so odalys brennecke it is')).toEqual(['odalys brennecke']);
  });

  it('takes a name that is a common word only with a capital letter or where somebody is addressed', () => {
    expect(again('my name is Will', 'will you wait, so that Will can call')).toEqual(['Will']);
    expect(again('my name is grace', 'a grace period, thanks grace')).toEqual(['grace']);
  });

  it('finds nothing before a name was heard', () => {
    expect(again('hello there', 'thanks odalys')).toEqual([]);
  });
});
