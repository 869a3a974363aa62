import { describe, expect, test } from '@jest/globals';
import { ENERGY_FLOWS, FLOW_CODES, ITEMS, MOTOR_FUELS, STOCK_CODES, findItem, getItem, isFlow, isStock } from './items.js';

describe('the items of the form', () => {
  test('every code is defined once, flows before stocks', () => {
    expect(ITEMS.map((item) => item.code)).toEqual([...FLOW_CODES, ...STOCK_CODES]);
    expect(ITEMS.filter((item) => item.kind === 'FLOW').map((item) => item.code)).toEqual([...FLOW_CODES]);
  });
  test('no two items share a name or a code of the form', () => {
    const formCodes = ITEMS.flatMap((item) => [item.formCode, item.costFormCode]).filter((code) => code !== null);
    expect(new Set(formCodes).size).toBe(formCodes.length);
    expect(new Set(ITEMS.map((item) => item.nameZh)).size).toBe(ITEMS.length);
  });
  test('flows have a cost and stocks have none', () => {
    for (const item of ITEMS) expect(item.costFormCode === null).toBe(item.kind === 'STOCK');
  });
  test('heads and vehicles are whole numbers, and the platform keeps what the form asks for', () => {
    expect(ITEMS.filter((item) => ['person', 'count'].includes(item.unit)).every((item) => item.decimals === 0)).toBe(true);
    expect(getItem('ELECTRICITY')).toMatchObject({ unit: 'kWh', decimals: 3, formCode: '110', costFormCode: '111' });
    expect(getItem('GASOLINE_VEHICLE')).toMatchObject({ unit: 'L', formCode: '1501' });
    expect(getItem('COAL')).toMatchObject({ unit: 't', decimals: 6 });
    expect(getItem('FLOOR_AREA')).toMatchObject({ unit: 'm2', formCode: '101' });
  });
  test('energy is every flow but water; building energy leaves out petrol and diesel in any use', () => {
    expect(FLOW_CODES.filter((code) => !ENERGY_FLOWS.includes(code))).toEqual(['WATER']);
    expect([...MOTOR_FUELS]).toEqual(FLOW_CODES.filter((code) => /^(?:GASOLINE|DIESEL)_/.test(code)));
  });
  test('a code that is not an item’s is no flow and no stock, is not found, and cannot be got', () => {
    for (const code of ['', 'electricity', 'STEAM', 'toString', '__proto__']) {
      expect([isFlow(code), isStock(code), findItem(code)]).toEqual([false, false, null]);
      expect(() => getItem(code)).toThrow(`unknown item ${code}`);
    }
    expect([isFlow('WATER'), isStock('WATER'), isFlow('STAFF'), isStock('STAFF')]).toEqual([true, false, false, true]);
  });
});
