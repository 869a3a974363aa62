// The factor sets that the platform ships with. Each value names where it comes from and how sure it is; a bureau
// publishes further sets, and never edits one.
import { Decimal } from '../decimal.js';
import type { FlowCode } from '../items/items.js';
import { gridKey, type Factor, type FactorSet } from './factor-set.js';

const SICHUAN = 510000;
const CHONGQING = 500000;
/** Years up to which the last published grid factor is carried forward, marked provisional. */
const CARRIED_FORWARD_TO = 2030;

const factor = (value: Decimal | string, unit: string, source: string, provisional = false): Factor => ({
  value: new Decimal(value),
  unit,
  source,
  provisional,
});
const product = (...values: string[]): Decimal => values.reduce((acc, value) => acc.times(value), new Decimal(1));

const PETROL_DENSITY = '0.73'; // kg/L, the density that reproduces published totals and JS/T 303-2026 (0.730)
const DIESEL_DENSITY = '0.86'; // kg/L, likewise (0.846–0.860 in public totals, 0.860 in JS/T 303-2026)

const coalEquivalents = (): Map<FlowCode, Factor> => {
  const petrol = factor(product('1.4714', PETROL_DENSITY, '0.001'), 'tce/L', '《综合能耗计算通则》汽油 1.4714 kgce/kg × 密度 0.73 kg/L');
  const diesel = factor(product('1.4571', DIESEL_DENSITY, '0.001'), 'tce/L', '《综合能耗计算通则》柴油 1.4571 kgce/kg × 密度 0.86 kg/L');
  return new Map<FlowCode, Factor>([
    ['ELECTRICITY', factor('0.0001229', 'tce/kWh', '国家统计局能源统计年鉴附录：电力当量值 0.1229 kgce/kWh')],
    ['COAL', factor('0.7143', 'tce/t', '国家统计局能源统计年鉴附录：原煤 0.7143 kgce/kg')],
    ['NATURAL_GAS', factor('0.00133', 'tce/m3', '国家统计局能源统计年鉴附录：天然气 1.33 kgce/m³')],
    ['GASOLINE_VEHICLE', petrol],
    ['GASOLINE_OTHER', petrol],
    ['DIESEL_VEHICLE', diesel],
    ['DIESEL_OTHER', diesel],
    ['LPG', factor('0.0017143', 'tce/kg', '国家统计局能源统计年鉴附录：液化石油气 1.7143 kgce/kg（待核对原文）')],
    ['HEAT', factor('0.03412', 'tce/GJ', '国家统计局能源统计年鉴附录：热力（当量）0.03412 kgce/MJ')],
    ['OTHER_ENERGY', factor('1', 'tce/tce', '按标准煤填报，系数为 1')],
  ]);
};

const planCarbon = (): Map<FlowCode, Factor> => {
  const petrol = factor(
    product('3.0425', PETROL_DENSITY, '0.001'),
    'tCO2/L',
    '44.8 GJ/t × 18.9 kgC/GJ × 98% × 44/12 = 3.0425 kg/kg，× 0.73 kg/L；规划文件碳排放占比反推一致',
  );
  const diesel = factor(
    product('3.1451', DIESEL_DENSITY, '0.001'),
    'tCO2/L',
    '43.33 GJ/t × 20.2 kgC/GJ × 98% × 44/12 = 3.1451 kg/kg，× 0.86 kg/L；规划文件碳排放占比反推一致',
  );
  return new Map<FlowCode, Factor>([
    ['COAL', factor(product('2.509', '0.7143'), 'tCO2/t', '由梁平区规划反推：2.509 tCO2/tce × 0.7143 tce/t')],
    [
      'NATURAL_GAS',
      factor('0.0021622', 'tCO2/m3', '389.31 GJ/万m³ × 15.3 kgC/GJ × 99% × 44/12 = 2.1622 kg/m³；规划文件碳排放占比反推一致'),
    ],
    ['GASOLINE_VEHICLE', petrol],
    ['GASOLINE_OTHER', petrol],
    ['DIESEL_VEHICLE', diesel],
    ['DIESEL_OTHER', diesel],
    ['LPG', factor('0.003166', 'tCO2/kg', 'JS/T 303-2026 表A.1（公开计算程序转录，待核对原文）；原口径未列')],
    ['HEAT', factor('0.11', 'tCO2/GJ', 'JS/T 303-2026 表A.1（公开计算程序转录，待核对原文）；原口径未列')],
    ['OTHER_ENERGY', factor('2.448', 'tCO2/tce', '由重庆市规划反推：其他能源 2.448 tCO2/tce')],
  ]);
};

/** Grid factors as published, kgCO2/kWh; years after the last one carry it forward, marked. */
const publishedGrid = (chongqing2020: string, chongqing2020Source: string): Map<string, Factor> => {
  const ministry = '生态环境部、国家统计局电力二氧化碳排放因子公告';
  const rows: [number, number, string, string, boolean][] = [
    [CHONGQING, 2020, chongqing2020, chongqing2020Source, false],
    [CHONGQING, 2021, '0.4743', `${ministry}（2021年度，重庆）`, false],
    [CHONGQING, 2022, '0.5227', `${ministry}（2022年度，重庆）`, false],
    [CHONGQING, 2023, '0.5581', `${ministry}（2023年度，重庆）`, false],
    [SICHUAN, 2020, '0.1031', '四川省2018年度因子 0.1031 沿用（2020年度未公布，原文待核对）', true],
    [SICHUAN, 2021, '0.1255', `${ministry}（2021年度，四川）`, false],
    [SICHUAN, 2022, '0.1404', `${ministry}（2022年度，四川）`, false],
    [SICHUAN, 2023, '0.1564', `${ministry}（2023年度，四川）`, false],
  ];
  for (let year = 2024; year <= CARRIED_FORWARD_TO; year += 1) {
    rows.push([CHONGQING, year, '0.5581', `2023年度因子沿用（${year}年度未公布）`, true]);
    rows.push([SICHUAN, year, '0.1564', `2023年度因子沿用（${year}年度未公布）`, true]);
  }
  return new Map(
    rows.map(([province, year, kgPerKwh, source, provisional]) => [
      gridKey(province, year),
      factor(product(kgPerKwh, '0.001'), 'tCO2/kWh', source, provisional),
    ]),
  );
};

const equivalent2020 = new Map([[2020, factor('0.0003055', 'tce/kWh', '2020年全国供电煤耗 305.5 g/kWh（由重庆市规划比例反推一致）')]]);

/** The set that the five-year plans imply; grid factors by the ministry's announcements after 2020. */
export const PLAN_2020: FactorSet = {
  id: 'PLAN-2020',
  tenantId: null,
  nameZh: '“十四五”规划口径（重庆2020年电网因子 0.4400）',
  publishedOn: '2021-11-04',
  source: '川渝“十四五”公共机构节约能源资源规划所用系数（反推），国家统计局折标系数，生态环境部电力因子公告',
  noteZh: '梁平区、垫江县规划的碳排放基数按重庆 0.4400 kgCO2/kWh 计算；2024年起电网因子为沿用值。',
  official: true,
  basedOn: null,
  standardCoal: coalEquivalents(),
  carbon: planCarbon(),
  gridCarbon: publishedGrid('0.4400', '由梁平区、垫江县规划反推：0.4400 kgCO2/kWh'),
  equivalentElectricity: equivalent2020,
};

/** The same, with the grid factor behind 重庆市's printed total of 293.77 万t and its shares. */
export const MUNICIPAL_2020: FactorSet = {
  ...PLAN_2020,
  id: 'CHONGQING-MUNICIPAL-2020',
  nameZh: '重庆市规划总量口径（2020年电网因子 0.4040）',
  noteZh: '渝机管发〔2021〕96号的碳排放总量与占比按 0.4040 kgCO2/kWh 计算，与区县规划的 0.4400 不同。',
  official: false,
  gridCarbon: publishedGrid('0.4040', '由重庆市规划（渝机管发〔2021〕96号）总量与占比反推：0.4040 kgCO2/kWh'),
};

const guidelineCarbon = (): Map<FlowCode, Factor> => {
  const source = (what: string) => `JS/T 303-2026《公共机构碳排放核算指南》表A.1：${what}（公开计算程序转录，待核对原文）`;
  const petrol = factor('0.002179', 'tCO2/L', source('汽油 2.179 kg/L'));
  const diesel = factor('0.002718', 'tCO2/L', source('柴油 2.718 kg/L'));
  return new Map<FlowCode, Factor>([
    ['COAL', factor('2.174', 'tCO2/t', source('烟煤 2.174 t/t；统计表不分煤种，按烟煤'))],
    ['NATURAL_GAS', factor('0.002184', 'tCO2/m3', source('天然气 2.184 kg/m³'))],
    ['GASOLINE_VEHICLE', petrol],
    ['GASOLINE_OTHER', petrol],
    ['DIESEL_VEHICLE', diesel],
    ['DIESEL_OTHER', diesel],
    ['LPG', factor('0.003166', 'tCO2/kg', source('液化石油气 3.166 kg/kg'))],
    ['HEAT', factor('0.11', 'tCO2/GJ', source('热力 0.11 t/GJ'))],
  ]);
};

/** The 2026 guideline: full oxidation, other coal factors. It names none for "other energy": such figures say so. */
export const GUIDELINE_2026: FactorSet = {
  ...PLAN_2020,
  id: 'JST-303-2026',
  nameZh: 'JS/T 303-2026 公共机构碳排放核算指南',
  publishedOn: '2026-01-01',
  source: 'JS/T 303-2026（公开计算程序转录，发布前须核对原文）',
  noteZh: '氧化率 100%。指南未给出“其他能源”系数，含该项的碳排放数值为空并注明原因。',
  official: false,
  carbon: guidelineCarbon(),
};

export const SHIPPED_FACTOR_SETS: readonly FactorSet[] = [PLAN_2020, MUNICIPAL_2020, GUIDELINE_2026];
