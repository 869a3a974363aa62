import { describe, expect, test } from '@jest/globals';
import { errorMessage } from '../problems.js';
import { ACTIONS } from './access.js';
import { nameOfDeed, PERMISSION_NAMES } from './permission-names.js';

describe('what somebody may not do', () => {
  test('is told in Chinese, each permission by a name of its own', () => {
    expect(new Set(Object.values(PERMISSION_NAMES)).size).toBe(ACTIONS.length);
    for (const action of ACTIONS) expect(nameOfDeed(action)).toMatch(/^[\p{Script=Han}]+$/u);
    expect(errorMessage('FORBIDDEN', { action: 'reports:submit' })).toBe('您的授权不允许填报报表。');
    expect(errorMessage('FORBIDDEN', { action: 'confirmMonth' })).toBe('您的授权不允许确认月份。');
  });
});
