// Energy of 2020 of every district of 重庆, so that a cap can be divided by shares of consumption (占比权重) without the full seed.
import { Decimal, type Region, type RegionId } from '@shuangcheng/domain';
import { districtWeight } from './district-weights.js';
import { splitExactly } from './exact-split.js';
import { DIANJIANG, LIANGPING } from './institution-counts.js';
import { streamOf } from './random-stream.js';

export interface RegionBaseline {
  readonly tenantId: number;
  readonly regionId: RegionId;
  readonly year: number;
  readonly indicator: 'ENERGY_TOTAL';
  readonly value: Decimal;
  readonly unit: 'tce';
  readonly madeUp: boolean;
  readonly source: string;
}

const CHONGQING = 500000;
const BASELINES = 8;
/** 104.27 万tce, 渝机管发〔2021〕96号. */
const CITY_TCE = '1042700';
const printed: ReadonlyMap<string, { tce: string; source: string }> = new Map([
  [LIANGPING, { tce: '17215', source: '《重庆市梁平区公共机构节约能源资源“十四五”规划》（2022年5月19日印发）专栏1：2020年能源消费总量' }],
  [DIANJIANG, { tce: '21426.97', source: '《垫江县公共机构节约能源资源“十四五”规划》（垫江府办发〔2022〕18号）专栏1：2020年能源消费总量' }],
]);
const MADE_UP =
  '演示数据：按常住人口大致比例编造，与梁平区、垫江县规划数合计为全市104.27万吨标准煤；不是官方统计，仅供试用“占比权重”分解。';

const baseline = (region: Region, value: Decimal, source: string, madeUp: boolean): RegionBaseline => ({
  tenantId: region.tenantId,
  regionId: region.id,
  year: 2020,
  indicator: 'ENERGY_TOTAL',
  value,
  unit: 'tce',
  madeUp,
  source,
});

/**
 * One baseline for each district and county of 重庆; together 1 042 700 tce exactly. The made-up ones are whole tce,
 * but for the largest, which carries the hundredths that 垫江's printed 21426.97 leaves over.
 */
export const baselinesOf = (regions: readonly Region[], seed: number): RegionBaseline[] => {
  const districts = regions.filter((region) => region.tenantId === CHONGQING && region.level === 'COUNTY');
  const known = districts.filter((region) => printed.has(region.code));
  const others = districts.filter((region) => !printed.has(region.code));
  if (known.length < printed.size || others.length === 0) return [];
  const rest = known.reduce((acc, region) => acc.minus(printed.get(region.code)!.tce), new Decimal(CITY_TCE));
  const whole = rest.floor();
  const weights = others.map((region) => Math.round(districtWeight(region.code) * 100 * streamOf(seed, region.id, BASELINES).spread(0.12)));
  const values = splitExactly(whole.toNumber(), weights).map((value) => new Decimal(value));
  const largest = weights.indexOf(Math.max(...weights));
  values[largest] = values[largest]!.plus(rest.minus(whole));
  return [
    ...known.map((region) => baseline(region, new Decimal(printed.get(region.code)!.tce), printed.get(region.code)!.source, false)),
    ...others.map((region, index) => baseline(region, values[index]!, MADE_UP, true)),
  ].sort((a, b) => a.regionId - b.regionId);
};
