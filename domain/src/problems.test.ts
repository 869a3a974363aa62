import { describe, expect, test } from '@jest/globals';
import { lengthProblems } from './problems.js';

describe('the length of a text', () => {
  test.each([
    ['as many as allowed', '梁平', []],
    ['none', '', ['TEXT_LENGTH input.note 说明：应为 1 至 2 个字符，收到 0 个。']],
    ['one too many', '梁平区', ['TEXT_LENGTH input.note 说明：应为 1 至 2 个字符，收到 3 个。']],
    ['rare characters, each of which is one', '𠮷𠮷', []],
  ])('of %s', (_, text, expected) => {
    expect(
      lengthProblems(['input', 'note'], '说明', text, 1, 2).map(({ code, path, message }) => `${code} ${path.join('.')} ${message}`),
    ).toEqual(expected);
  });
});
