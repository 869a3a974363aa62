import { describe, expect, test } from '@jest/globals';
import { ENERGY_FLOWS, isStock, MOTOR_FUELS } from '../items/items.js';
import { carbonScopeOf, flowsOf, getIndicator, INDICATOR_CODES, INDICATORS, type IndicatorCode } from './definitions.js';

describe('the eight indicators', () => {
  test('every code is defined once, in the order of the contract', () => {
    expect(INDICATORS.map(({ code }) => code)).toEqual([...INDICATOR_CODES]);
    for (const code of INDICATOR_CODES) expect(getIndicator(code).code).toBe(code);
  });

  test('read as a specification', () => {
    const lines = INDICATORS.map(
      ({ code, unit, measure, numeratorUnit, numeratorScale, denominator, flows }) =>
        `${code}: ${measure} of ${flows.length} flows in ${numeratorUnit} (×${numeratorScale}) ÷ ${denominator ?? '–'} → ${unit}`,
    );
    expect(lines).toEqual([
      'ENERGY_TOTAL: STANDARD_COAL of 10 flows in tce (×1) ÷ – → tce',
      'BUILDING_ENERGY: STANDARD_COAL of 6 flows in tce (×1) ÷ – → tce',
      'WATER_TOTAL: VOLUME of 1 flows in m3 (×1) ÷ – → m3',
      'CARBON_TOTAL: CARBON of 10 flows in tCO2 (×1) ÷ – → tCO2',
      'ENERGY_PER_AREA: STANDARD_COAL of 6 flows in kgce (×1000) ÷ FLOOR_AREA → kgce/m2',
      'ENERGY_PER_CAPITA: STANDARD_COAL of 10 flows in kgce (×1000) ÷ ENERGY_USERS → kgce/person',
      'WATER_PER_CAPITA: VOLUME of 1 flows in m3 (×1) ÷ ENERGY_USERS → m3/person',
      'CARBON_PER_AREA: CARBON of 10 flows in kgCO2 (×1000) ÷ FLOOR_AREA → kgCO2/m2',
    ]);
  });

  test('each says in which version, by which formula and after which document it is defined', () => {
    for (const { version, formulaZh, source, nameZh, unitZh } of INDICATORS) {
      expect(version).toMatch(/^\d{4}\.\d+$/);
      expect(formulaZh.startsWith(nameZh)).toBe(true);
      expect([source, unitZh].every((text) => text.length > 1)).toBe(true);
    }
  });

  test('energy per area leaves out petrol and diesel, energy per person does not, and water is in neither', () => {
    const fuels = (code: IndicatorCode) => getIndicator(code).flows.filter((flow) => MOTOR_FUELS.includes(flow));
    expect(fuels('ENERGY_PER_AREA')).toEqual([]);
    expect(fuels('BUILDING_ENERGY')).toEqual([]);
    expect(fuels('ENERGY_PER_CAPITA')).toEqual([...MOTOR_FUELS]);
    for (const { code, flows } of INDICATORS) expect(flows.includes('WATER')).toBe(code.startsWith('WATER'));
  });

  test('what is divided by is a stock value, in the unit of the indicator', () => {
    for (const { denominator, unit, numeratorUnit } of INDICATORS) {
      expect(denominator === null || isStock(denominator)).toBe(true);
      expect(unit.split('/')[0]).toBe(numeratorUnit);
      expect(unit.includes('/')).toBe(denominator !== null);
    }
  });
});

describe('the scope of carbon', () => {
  test('leaves petrol and diesel out of carbon, and out of nothing else', () => {
    for (const definition of INDICATORS) {
      expect(flowsOf(definition, 'TOTAL')).toEqual(definition.flows);
      const left = definition.flows.filter((flow) => !flowsOf(definition, 'BUILDING').includes(flow));
      expect(left).toEqual(definition.measure === 'CARBON' ? [...MOTOR_FUELS] : []);
    }
    expect(flowsOf(getIndicator('CARBON_TOTAL'), 'TOTAL')).toEqual(ENERGY_FLOWS);
  });

  test.each([
    ['asked for, whatever the plan says', 'CARBON_PER_AREA', 'TOTAL', 'BUILDING', 'TOTAL'],
    ['of the region’s own plan, per area', 'CARBON_PER_AREA', null, 'BUILDING', 'BUILDING'],
    ['all energy, where there is no plan', 'CARBON_PER_AREA', null, null, 'TOTAL'],
    ['all energy for the total: plans set a scope per area only', 'CARBON_TOTAL', null, 'BUILDING', 'TOTAL'],
    ['asked for, of the total too', 'CARBON_TOTAL', 'BUILDING', null, 'BUILDING'],
    ['none, where the indicator is not one of carbon', 'ENERGY_PER_AREA', 'BUILDING', 'BUILDING', null],
  ] as const)('is the one %s', (_, code, asked, ownPlan, expected) => {
    expect(carbonScopeOf(code, asked, ownPlan)).toBe(expected);
  });
});
