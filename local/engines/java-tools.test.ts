import { describe, expect, it } from 'vitest';
import { javaMajor, missingTools } from './java-tools.ts';

describe('the version of Java', () => {
  it.each([
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['openjdk version "21" 2023-09-19', 21],
    ['java version "1.8.0_402"', 8],
    ['openjdk version "11.0.2"', 11],
    ['The operation could not be completed. Unable to locate a Java Runtime.', undefined],
    ['', undefined],
  ])('of %j is %s', (printed, major) => {
    expect(javaMajor(printed)).toBe(major);
  });
});

describe('what is missing', () => {
  it('is nothing with Java 17 and Maven', () => {
    expect(missingTools({ java: 17, maven: true })).toBeUndefined();
  });

  it('is named, with the command that installs it', () => {
    const install = 'apt-get install -y default-jre-headless maven';
    expect(missingTools({ java: undefined, maven: false })).toMatch(/there is no java on the PATH\./);
    expect(missingTools({ java: 11, maven: true })).toMatch(/Java 17 or later; the java on the PATH is version 11\./);
    expect(missingTools({ java: 17, maven: false })).toMatch(/there is no mvn on the PATH/);
    for (const tools of [
      { java: undefined, maven: true },
      { java: 11, maven: true },
      { java: 21, maven: false },
    ]) {
      expect(missingTools(tools)).toContain(install);
    }
  });
});
