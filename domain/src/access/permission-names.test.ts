import { describe, expect, test } from '@jest/globals';
import { ACTION_NAMES, type AuditAction } from '../audit/action-names.js';
import { errorMessage } from '../problems.js';
import { ACTIONS } from './access.js';
import { nameOfDeed, PERMISSION_NAMES } from './permission-names.js';

describe('what somebody may not do', () => {
  test('is told in Chinese, each permission by a name of its own', () => {
    expect(new Set(Object.values(PERMISSION_NAMES)).size).toBe(ACTIONS.length);
    for (const action of ACTIONS) expect(nameOfDeed(action)).toMatch(/^[\p{Script=Han}]+$/u);
    expect(errorMessage('FORBIDDEN', { action: 'reports:submit' })).toBe('您的授权不允许填报报表。');
    expect(errorMessage('FORBIDDEN', { action: 'confirmMonth' })).toBe('您的授权不允许确认月份。');
    expect(errorMessage('FORBIDDEN', { action: 'submitForm' })).toBe('您的授权不允许上报年报表。');
  });

  test('so is each operation, as the audit trail calls it', () => {
    const actions = Object.keys(ACTION_NAMES) as AuditAction[];
    expect(new Set(actions.map(nameOfDeed)).size).toBe(actions.length);
    for (const action of actions) expect(nameOfDeed(action)).toMatch(/^[\p{Script=Han}]+$/u);
  });
});
