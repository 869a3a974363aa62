// The items of the statistics form: what an institution reports for a month, in which unit, and how it is kept exactly.

/** FLOW: consumed in the month, adds up over months. STOCK: stands at the month's end, does not add up over months. */
export type ItemKind = 'FLOW' | 'STOCK';

export interface ItemDefinition {
  readonly code: ItemCode;
  readonly nameZh: string;
  readonly kind: ItemKind;
  /** Unit of the quantity as people write it: kWh, m3, L, t, kg, GJ, tce, m2, person, count, kW. */
  readonly unit: string;
  readonly unitZh: string;
  /** Digits after the point that the platform keeps; the database holds quantity × 10^decimals as a whole number. */
  readonly decimals: number;
  /** Code of the item in the basic form of 公共机构能源资源消费统计调查制度 (quantity); null where the form has none. */
  readonly formCode: string | null;
  /** Code of the item's cost in the same form; null where it has none. */
  readonly costFormCode: string | null;
}

const flow = (code: FlowCode, nameZh: string, unit: string, unitZh: string, decimals: number, formCode: string, costFormCode: string) =>
  ({ code, nameZh, kind: 'FLOW', unit, unitZh, decimals, formCode, costFormCode }) as const;
const stock = (code: StockCode, nameZh: string, unit: string, unitZh: string, decimals: number, formCode: string | null) =>
  ({ code, nameZh, kind: 'STOCK', unit, unitZh, decimals, formCode, costFormCode: null }) as const;

export const FLOW_CODES = [
  'ELECTRICITY',
  'COAL',
  'NATURAL_GAS',
  'GASOLINE_VEHICLE',
  'GASOLINE_OTHER',
  'DIESEL_VEHICLE',
  'DIESEL_OTHER',
  'LPG',
  'HEAT',
  'OTHER_ENERGY',
  'WATER',
] as const;
export const STOCK_CODES = [
  'FLOOR_AREA',
  'LAND_AREA',
  'ENERGY_USERS',
  'STAFF',
  'VEHICLES',
  'VEHICLES_GASOLINE',
  'VEHICLES_DIESEL',
  'VEHICLES_NEW_ENERGY',
  'CHARGING_PILES',
  'PV_CAPACITY',
  'SOLAR_COLLECTOR_AREA',
] as const;
export type FlowCode = (typeof FLOW_CODES)[number];
export type StockCode = (typeof STOCK_CODES)[number];
export type ItemCode = FlowCode | StockCode;

/**
 * All items, in the order of the form. Form codes: table 2 and table 1 of the statistics regime (2015 revision and the
 * 2020 data tables), as far as public sources give them.
 */
export const ITEMS: readonly ItemDefinition[] = [
  flow('ELECTRICITY', '电', 'kWh', '千瓦时', 3, '110', '111'),
  flow('COAL', '煤炭', 't', '吨', 6, '130', '131'),
  flow('NATURAL_GAS', '天然气', 'm3', '立方米', 3, '140', '141'),
  flow('GASOLINE_VEHICLE', '汽油（车辆用油）', 'L', '升', 3, '1501', '1511'),
  flow('GASOLINE_OTHER', '汽油（其他用油）', 'L', '升', 3, '1502', '1512'),
  flow('DIESEL_VEHICLE', '柴油（车辆用油）', 'L', '升', 3, '1601', '1611'),
  flow('DIESEL_OTHER', '柴油（其他用油）', 'L', '升', 3, '1602', '1612'),
  flow('LPG', '液化石油气', 'kg', '千克', 3, '104', '1041'),
  flow('HEAT', '热力', 'GJ', '吉焦', 6, '170', '171'),
  flow('OTHER_ENERGY', '其他能源', 'tce', '吨标准煤', 6, '180', '181'),
  flow('WATER', '水', 'm3', '立方米', 3, '120', '121'),
  stock('FLOOR_AREA', '建筑面积', 'm2', '平方米', 2, '101'),
  stock('LAND_AREA', '用地面积', 'm2', '平方米', 2, '009'),
  stock('ENERGY_USERS', '用能人数', 'person', '人', 0, '102'),
  stock('STAFF', '编制人数', 'person', '人', 0, '1021'),
  stock('VEHICLES', '车辆总数', 'count', '辆', 0, '103'),
  stock('VEHICLES_GASOLINE', '汽油车', 'count', '辆', 0, '1031'),
  stock('VEHICLES_DIESEL', '柴油车', 'count', '辆', 0, '1032'),
  stock('VEHICLES_NEW_ENERGY', '新能源汽车', 'count', '辆', 0, '1033'),
  stock('CHARGING_PILES', '充电桩', 'count', '个', 0, '105'),
  stock('PV_CAPACITY', '光伏装机容量', 'kW', '千瓦', 2, '191'),
  stock('SOLAR_COLLECTOR_AREA', '太阳能集热器面积', 'm2', '平方米', 2, '190'),
];

const byCode: ReadonlyMap<string, ItemDefinition> = new Map(ITEMS.map((item) => [item.code, item]));

/** The definition of an item. Throws for a code that is not an item's. */
export const getItem = (code: string): ItemDefinition => {
  const item = byCode.get(code);
  if (!item) throw new Error(`unknown item ${code}`);
  return item;
};

export const findItem = (code: string): ItemDefinition | null => byCode.get(code) ?? null;
export const isFlow = (code: string): code is FlowCode => byCode.get(code)?.kind === 'FLOW';
export const isStock = (code: string): code is StockCode => byCode.get(code)?.kind === 'STOCK';

/** Petrol and diesel in any use: what "building energy" leaves out (the plans' own definition, see DECISIONS.md). */
export const MOTOR_FUELS: readonly FlowCode[] = ['GASOLINE_VEHICLE', 'GASOLINE_OTHER', 'DIESEL_VEHICLE', 'DIESEL_OTHER'];

/** Every flow that counts as energy: all but water. */
export const ENERGY_FLOWS: readonly FlowCode[] = FLOW_CODES.filter((code) => code !== 'WATER');

/** How a quantity was obtained. */
export const ACQUISITIONS = ['METERED', 'LUMP_SUM', 'ESTIMATED'] as const;
export type Acquisition = (typeof ACQUISITIONS)[number];
