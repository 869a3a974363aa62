import { expect, test } from '@jest/globals';
import { namedParameter } from './parameter-names.js';

test.each([
  ['from', 'from（起始期间）'],
  ['from、to', 'from、to（起始期间、截止期间）'],
  ['options.treeAsOf', 'options.treeAsOf（所按区划的日期）'],
  ['lang', 'lang'],
  ['constructor', 'constructor'],
  ['options.__proto__', 'options.__proto__'],
  ['新设区划的名称', '新设区划的名称'],
])('a refusal names %s as %s', (field, named) => expect(namedParameter(field)).toBe(named));
