import { describe, expect, it } from '@jest/globals';
import { describeDifference } from './generated-file.js';

const lines = (...text: string[]): string => text.join('\n');

describe('describeDifference', () => {
  it('shows what stands between the first and the last line that differ', () => {
    expect(describeDifference(lines('a', 'b', 'c', 'd'), lines('a', 'x', 'y', 'd'))).toBe(lines('  from line 2:', '  - b', '  - c', '  + x', '  + y'));
  });

  it('shows lines that are only in one of them', () => {
    expect(describeDifference(lines('a', 'a', 'b'), lines('a', 'b'))).toBe(lines('  from line 2:', '  - a'));
    expect(describeDifference('', lines('a', ''))).toBe(lines('  from line 1:', '  + a'));
  });

  it('shows the beginning of a long difference and says how much is left out', () => {
    const many = Array.from({ length: 20 }, (_, index) => `line ${index}`);
    expect(describeDifference('', lines(...many))).toContain('+ … 8 more lines');
  });
});
