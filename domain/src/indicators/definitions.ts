// The eight indicators: what is summed, what it is divided by, in which unit, by which version of the definition.
import { ENERGY_FLOWS, MOTOR_FUELS, type FlowCode, type StockCode } from '../items/items.js';

export const INDICATOR_CODES = [
  'ENERGY_TOTAL',
  'BUILDING_ENERGY',
  'WATER_TOTAL',
  'CARBON_TOTAL',
  'ENERGY_PER_AREA',
  'ENERGY_PER_CAPITA',
  'WATER_PER_CAPITA',
  'CARBON_PER_AREA',
] as const;
export type IndicatorCode = (typeof INDICATOR_CODES)[number];

/** With or without petrol and diesel. */
export type CarbonScope = 'TOTAL' | 'BUILDING';
/** Units of the indicators. */
export type FigureUnit = 'tce' | 'm3' | 'tCO2' | 'kgce/m2' | 'kgce/person' | 'm3/person' | 'kgCO2/m2';
/** What one unit of a flow is turned into. */
export type Measure = 'STANDARD_COAL' | 'CARBON' | 'VOLUME';

export interface IndicatorDefinition {
  readonly code: IndicatorCode;
  readonly nameZh: string;
  readonly version: string;
  readonly unit: FigureUnit;
  readonly unitZh: string;
  readonly measure: Measure;
  readonly flows: readonly FlowCode[];
  readonly numeratorUnit: string;
  /** How many numerator units one unit of the measure (tce, tCO2, m3) has: 1, or 1000 where the numerator is in kg. */
  readonly numeratorScale: 1 | 1000;
  /** Null for totals. */
  readonly denominator: StockCode | null;
  readonly formulaZh: string;
  readonly source: string;
}

const buildingFlows = ENERGY_FLOWS.filter((code) => !MOTOR_FUELS.includes(code));
const total = { numeratorScale: 1, denominator: null } as const;

/**
 * The definitions in force. Which energy enters which numerator follows the plan documents, whose printed figures it
 * reproduces: all energy per person, energy without petrol and diesel per area (the regime's text says vehicle oil;
 * the documents leave out all petrol and diesel).
 */
export const INDICATORS: readonly IndicatorDefinition[] = [
  {
    code: 'ENERGY_TOTAL',
    nameZh: '能源消费总量',
    version: '2021.1',
    unit: 'tce',
    unitZh: '吨标准煤',
    measure: 'STANDARD_COAL',
    flows: ENERGY_FLOWS,
    numeratorUnit: 'tce',
    ...total,
    formulaZh: '能源消费总量 = Σ 各能源品种消费量 × 折标准煤系数（不含水）',
    source: '公共机构能源资源消费统计调查制度；“十四五”规划专栏1',
  },
  {
    code: 'BUILDING_ENERGY',
    nameZh: '建筑能耗',
    version: '2021.1',
    unit: 'tce',
    unitZh: '吨标准煤',
    measure: 'STANDARD_COAL',
    flows: buildingFlows,
    numeratorUnit: 'tce',
    ...total,
    formulaZh: '建筑能耗 = 能源消费总量 − 汽油 − 柴油',
    source: '川机管函〔2021〕707号（建筑能耗 134.24 万吨标准煤）',
  },
  {
    code: 'WATER_TOTAL',
    nameZh: '用水总量',
    version: '2021.1',
    unit: 'm3',
    unitZh: '立方米',
    measure: 'VOLUME',
    flows: ['WATER'],
    numeratorUnit: 'm3',
    ...total,
    formulaZh: '用水总量 = Σ 用水量',
    source: '公共机构能源资源消费统计调查制度',
  },
  {
    code: 'CARBON_TOTAL',
    nameZh: '碳排放总量',
    version: '2021.1',
    unit: 'tCO2',
    unitZh: '吨二氧化碳',
    measure: 'CARBON',
    flows: ENERGY_FLOWS,
    numeratorUnit: 'tCO2',
    ...total,
    formulaZh: '碳排放总量 = Σ 各能源品种消费量 × 碳排放因子（电力用所在省份当年电网因子）',
    source: '渝机管发〔2021〕96号；《公共机构碳排放核算指南》',
  },
  {
    code: 'ENERGY_PER_AREA',
    nameZh: '单位建筑面积能耗',
    version: '2021.1',
    unit: 'kgce/m2',
    unitZh: '千克标准煤/平方米',
    measure: 'STANDARD_COAL',
    flows: buildingFlows,
    numeratorUnit: 'kgce',
    numeratorScale: 1000,
    denominator: 'FLOOR_AREA',
    formulaZh: '单位建筑面积能耗 =（能源消费总量 − 汽油 − 柴油）÷ 建筑面积',
    source: '“十四五”规划专栏1（梁平 9.95、重庆 11.53 依此复算一致）',
  },
  {
    code: 'ENERGY_PER_CAPITA',
    nameZh: '人均综合能耗',
    version: '2021.1',
    unit: 'kgce/person',
    unitZh: '千克标准煤/人',
    measure: 'STANDARD_COAL',
    flows: ENERGY_FLOWS,
    numeratorUnit: 'kgce',
    numeratorScale: 1000,
    denominator: 'ENERGY_USERS',
    formulaZh: '人均综合能耗 = 能源消费总量 ÷ 用能人数',
    source: '“十四五”规划专栏1（梁平 173.85、重庆 194.76 依此复算一致）',
  },
  {
    code: 'WATER_PER_CAPITA',
    nameZh: '人均用水量',
    version: '2021.1',
    unit: 'm3/person',
    unitZh: '立方米/人',
    measure: 'VOLUME',
    flows: ['WATER'],
    numeratorUnit: 'm3',
    numeratorScale: 1,
    denominator: 'ENERGY_USERS',
    formulaZh: '人均用水量 = 用水总量 ÷ 用能人数',
    source: '“十四五”规划专栏1',
  },
  {
    code: 'CARBON_PER_AREA',
    nameZh: '单位建筑面积碳排放',
    version: '2021.1',
    unit: 'kgCO2/m2',
    unitZh: '千克二氧化碳/平方米',
    measure: 'CARBON',
    flows: ENERGY_FLOWS,
    numeratorUnit: 'kgCO2',
    numeratorScale: 1000,
    denominator: 'FLOOR_AREA',
    formulaZh: '单位建筑面积碳排放 = 碳排放量 ÷ 建筑面积（口径 TOTAL：全部能源；BUILDING：不含汽油、柴油）',
    source: '“十四五”规划专栏1（梁平、重庆为全口径，垫江为建筑口径）',
  },
];

const byCode = new Map(INDICATORS.map((definition) => [definition.code, definition]));
/** Of a code that arrives as text; null for what is none. */
export const findIndicator = (code: string): IndicatorDefinition | null => byCode.get(code as IndicatorCode) ?? null;

export const getIndicator = (code: IndicatorCode): IndicatorDefinition => byCode.get(code)!;
/** Whether it is divided by area or people; else it is a total, and adds up. */
export const isIntensity = (code: IndicatorCode): boolean => getIndicator(code).denominator !== null;

/** The flows that enter the numerator under a carbon scope; the scope matters for carbon only. */
export const flowsOf = (definition: IndicatorDefinition, scope: CarbonScope): readonly FlowCode[] =>
  definition.measure === 'CARBON' && scope === 'BUILDING' ? buildingFlows : definition.flows;

/**
 * The carbon scope of a figure: what the reader asked for; else, for carbon per area, that of the region's own plan;
 * else all energy. Null where the indicator is not one of carbon.
 */
export const carbonScopeOf = (code: IndicatorCode, asked: CarbonScope | null, ownPlan: CarbonScope | null): CarbonScope | null => {
  if (getIndicator(code).measure !== 'CARBON') return null;
  return asked ?? (code === 'CARBON_PER_AREA' ? (ownPlan ?? 'TOTAL') : 'TOTAL');
};
