import { describe, expect, test } from '@jest/globals';
import { findStrayCharacter, toXmlCharacters } from './stray-characters.js';

describe('a character that nobody sees', () => {
  test.each([
    ['a bell', '铃\u0007声', 'U+0007', 2],
    ['a null', '\u0000', 'U+0000', 1],
    ['a control of the second block', 'a\u0085', 'U+0085', 2],
    ['a turn of direction', '\u202e倒', 'U+202E', 1],
    ['half a character', '𠮷\ud800', 'U+D800', 2],
  ])('%s is in no text', (_, text, character, place) => {
    expect(findStrayCharacter(text, 'TEXT')).toEqual({ character, place });
    expect(findStrayCharacter(text, 'LINE')).toEqual({ character, place });
  });

  test.each([
    ['a line end', '换\n行', 'U+000A', 2],
    ['a tab', 'a\tb', 'U+0009', 2],
    ['a space of no width', '𠮷林\u200b', 'U+200B', 3],
    ['a line separator', 'a\u2028', 'U+2028', 2],
    ['what is no character', '\uffff', 'U+FFFF', 1],
  ])('%s may be in a reason, and not in a name', (_, text, character, place) => {
    expect(findStrayCharacter(text, 'TEXT')).toBeNull();
    expect(findStrayCharacter(text, 'LINE')).toEqual({ character, place });
  });

  test('is none that people write: rare characters and their variants, accents, signs', () => {
    for (const text of ['梁平区𠮷林小学（本部）', '葛\u{e0100}城', 'e\u0301', '=1+1', '<b>x', '　全 角　', '\ue863'])
      expect(findStrayCharacter(text, 'LINE')).toBeNull();
  });
});

test('a text for XML has nothing that XML has no character for, and all else', () => {
  const text = '𠮷\u0007林\t\n\ud800<&>\uffff\u200b';
  expect(toXmlCharacters(text, '')).toBe('𠮷林\t\n<&>\u200b');
  expect(toXmlCharacters(text, '\ufffd')).toBe('𠮷\ufffd林\t\n\ufffd<&>\ufffd\u200b');
});
