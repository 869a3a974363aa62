import { describe, expect, it } from '@jest/globals';
import { describeDifference } from './generated-file.js';

const lines = (...text: string[]): string => text.join('\n');

describe('describeDifference', () => {
  it('shows each line that differs with its number', () => {
    expect(describeDifference(lines('a', 'b', 'c', 'd'), lines('a', 'x', 'c', 'd', 'e'))).toBe(lines('  2 - b', '  3 + x', '  5 + e'));
  });

  it('shows lines that are only in one of them', () => {
    expect(describeDifference(lines('a', 'a', 'b'), lines('a', 'b'))).toBe('  2 - a');
    expect(describeDifference('', lines('a', ''))).toBe('  1 + a');
  });

  it('shows the beginning of a long difference and says how much is left out', () => {
    const many = Array.from({ length: 30 }, (_, index) => `line ${index}`);
    expect(describeDifference('', lines(...many))).toContain('… 7 more lines');
  });
});
