import { describe, expect, test } from '@jest/globals';
import { passwordFault } from './password.js';
import { canonicalUsername, parseDisplayName, parseUsername } from './username.js';

describe('a user name', () => {
  test.each([
    ['liangping-li', 'liangping-li'],
    ['Liangping.Li', 'liangping.li'],
    ['ｌｉａｎｇｐｉｎｇ', 'liangping'],
    ['梁平区管理员', '梁平区管理员'],
    ['li@500155', 'li@500155'],
    ['\uf900\uf901\uf902', '豈更車'],
  ])('%s is kept as %s', (text, name) => {
    expect(parseUsername(text)).toBe(name);
    expect(canonicalUsername(name)).toBe(name);
  });
  test.each([
    ['a Cyrillic letter that looks Latin', 'li\u0430ngping'],
    ['a character of no width', 'liang\u200bping'],
    ['a turn of direction', 'liang\u202eping'],
    ['a soft hyphen', 'liang\u00adping'],
    ['a line break', 'liang\nping'],
    ['a null', 'liang\u0000ping'],
    ['a space around', ' liangping'],
    ['a combining mark', 'lia\u0301ngping'],
    ['an emoji', 'liangping😀'],
    ['a leading dot', '.liangping'],
    ['half a character', 'liang\ud800ping'],
    ['too little', 'li'],
    ['too much', 'x'.repeat(65)],
    ['a quote', "liang'ping"],
    ['nothing', ''],
  ])('%s is refused', (_, text) => expect(parseUsername(text)).toBeNull());
});

test('a display name has nothing that cannot be seen', () => {
  expect(parseDisplayName(' 梁平区机关事务管理局 ')).toBe('梁平区机关事务管理局');
  for (const text of ['', '   ', 'a\u0007b', 'a\u202eb', 'a\u2028b', 'x'.repeat(101)]) expect(parseDisplayName(text)).toBeNull();
});

describe('a password', () => {
  test.each([
    ['correct horse battery', null],
    ['kx7m-p3rq-9wtz', null],
    ['我家门前有两棵枣树呀', null],
    ['short', 'PASSWORD_TOO_SHORT'],
    ['九个字的密码太短了', 'PASSWORD_TOO_SHORT'],
    ['x'.repeat(201), 'PASSWORD_TOO_LONG'],
    ['aaaaaaaaaaaa', 'PASSWORD_TOO_EASY'],
    ['1212121212', 'PASSWORD_TOO_EASY'],
    ['1234567890', 'PASSWORD_TOO_EASY'],
    ['0987654321', 'PASSWORD_TOO_EASY'],
    ['Password123', 'PASSWORD_TOO_EASY'],
    ['P@ssw0rd2026!', 'PASSWORD_TOO_EASY'],
    ['1q2w3e4r5t', 'PASSWORD_TOO_EASY'],
    ['1qaz2wsx3edc', 'PASSWORD_TOO_EASY'],
    ['Chongqing2026', 'PASSWORD_TOO_EASY'],
    ['ｐａｓｓｗｏｒｄ１２３', 'PASSWORD_TOO_EASY'],
    ['qwertyuiop', 'PASSWORD_TOO_EASY'],
    ['liangping-li', 'PASSWORD_IS_USERNAME'],
    ['Liangping-Li', 'PASSWORD_IS_USERNAME'],
    ['liangping-li2026', 'PASSWORD_IS_USERNAME'],
    ['liangping-li1', 'PASSWORD_IS_USERNAME'],
  ])('%s: %s', (password, fault) => expect(passwordFault(password, 'liangping-li')).toBe(fault));
});
