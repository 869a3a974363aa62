import { test, expect } from '@jest/globals';
import { targetRounding } from './target-rounding.js';
import type { TargetRounding } from './target-rounding.js';

test.each<[string, string, string, TargetRounding]>([
  ['9.95', '6', '9.35', 'EXACT'],
  ['173.85', '6', '163.42', 'ROUNDED'],
  ['189.81', '5', '180.32', 'ROUNDED'],
  ['23.43', '5', '22.25', 'TRUNCATED'],
  ['35.47', '7', '32.98', 'TRUNCATED'],
  ['221.62', '5', '210', 'TRUNCATED'],
  ['11.53', '5', '10.96', 'BASELINE_ROUNDED'],
  ['11.53', '5', '10.97', 'NEITHER'],
])('%s less %s %% printed as %s is %s', (baseline, percent, target, rounding) => {
  expect(targetRounding(baseline, percent, target)).toBe(rounding);
});
