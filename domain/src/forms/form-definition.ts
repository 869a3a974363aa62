// The regime's yearly forms: machine rooms (table 3) and heating (table 4). Only items whose meaning public sources give.
import type { ItemGroup } from '../items/read-measures.js';

export const FORM_KINDS = ['MACHINE_ROOM', 'HEATING'] as const;
export type FormKind = (typeof FORM_KINDS)[number];

type MachineRoomCode =
  | 'MACHINE_ROOMS'
  | 'MACHINE_ROOM_AREA'
  | 'RACKS'
  | 'RACKS_RESERVED'
  | 'POWER'
  | 'POWER_IT'
  | 'POWER_AIR_CONDITIONING'
  | 'POWER_DISTRIBUTION'
  | 'UPS_CAPACITY'
  | 'ELECTRICITY'
  | 'ELECTRICITY_IT'
  | 'ELECTRICITY_AIR_CONDITIONING'
  | 'ELECTRICITY_DISTRIBUTION'
  | 'OTHER_ENERGY';
type HeatingCode =
  | 'HEATED_AREA'
  | 'HEATED_AREA_OWN'
  | 'HEATED_AREA_CENTRAL_BY_AREA'
  | 'HEATED_AREA_CENTRAL_BY_HEAT'
  | 'HEATING_DAYS'
  | 'BOILER_POWER'
  | 'STEAM_CAPACITY'
  | 'WATER'
  | 'ELECTRICITY'
  | 'COAL'
  | 'NATURAL_GAS'
  | 'DIESEL'
  | 'HEAT'
  | 'OTHER_ENERGY';
export type FormItemCode = MachineRoomCode | HeatingCode;

export interface FormItem {
  readonly code: FormItemCode;
  readonly nameZh: string;
  readonly unit: string;
  readonly unitZh: string;
  /** Digits after the point that are kept. */
  readonly decimals: number;
  readonly formCode: string;
  readonly costFormCode: string | null;
  /** Whether it adds up over institutions. Days do not. */
  readonly additive: boolean;
}

/** Parts that are among a total, and may be less than it together. */
export interface FormTotal {
  readonly total: FormItemCode;
  readonly parts: readonly FormItemCode[];
}

export interface FormDefinition extends ItemGroup<FormItemCode> {
  readonly kind: FormKind;
  readonly nameZh: string;
  /** Of the regime's data tables of 2020. */
  readonly table: string;
  readonly items: readonly FormItem[];
  readonly totals: readonly FormTotal[];
}

type Unit = readonly [unit: string, unitZh: string, decimals: number];
const KWH: Unit = ['kWh', '千瓦时', 3];
const KW: Unit = ['kW', '千瓦', 2];
const M2: Unit = ['m2', '平方米', 2];
const M3: Unit = ['m3', '立方米', 3];
const TCE: Unit = ['tce', '吨标准煤', 6];

const item = (code: FormItemCode, formCode: string, nameZh: string, [unit, unitZh, decimals]: Unit, additive = true): FormItem => ({
  code,
  nameZh,
  unit,
  unitZh,
  decimals,
  formCode,
  costFormCode: null,
  additive,
});
/** In the heating form each energy's cost has the next code: 320 and 321. */
const costed = (code: FormItemCode, formCode: string, nameZh: string, unit: Unit): FormItem => ({
  ...item(code, formCode, nameZh, unit),
  costFormCode: String(Number(formCode) + 1),
});

const define = (
  kind: FormKind,
  nameZh: string,
  table: string,
  items: readonly FormItem[],
  totals: readonly FormTotal[],
): FormDefinition => {
  const byCode: ReadonlyMap<string, FormItem> = new Map(items.map((each) => [each.code, each]));
  return { kind, nameZh, table, items, totals, find: (code) => byCode.get(code) ?? null };
};

// The public sources name the items but not every unit: kW for power, kVA for the UPS and t/h for steam are the units
// that such plates bear, and are this platform's choice.
const machineRoom = define(
  'MACHINE_ROOM',
  '数据中心机房能源消费状况',
  'NY202',
  [
    item('MACHINE_ROOMS', '200', '机房数量', ['count', '个', 0]),
    item('MACHINE_ROOM_AREA', '201', '机房面积', M2),
    item('RACKS', '210', '机柜数量', ['count', '个', 0]),
    item('RACKS_RESERVED', '2101', '预留机柜数量', ['count', '个', 0]),
    item('POWER', '220', '机房设备功率', KW),
    item('POWER_IT', '2201', 'IT设备功率', KW),
    item('POWER_AIR_CONDITIONING', '2202', '空调设备功率', KW),
    item('POWER_DISTRIBUTION', '2203', '配电设备功率', KW),
    item('UPS_CAPACITY', '230', 'UPS容量', ['kVA', '千伏安', 2]),
    item('ELECTRICITY', '240', '机房耗电量', KWH),
    item('ELECTRICITY_IT', '2401', 'IT设备耗电量', KWH),
    item('ELECTRICITY_AIR_CONDITIONING', '2402', '空调设备耗电量', KWH),
    item('ELECTRICITY_DISTRIBUTION', '2403', '配电设备耗电量', KWH),
    item('OTHER_ENERGY', '250', '其他能源', TCE),
  ],
  [
    { total: 'RACKS', parts: ['RACKS_RESERVED'] },
    { total: 'POWER', parts: ['POWER_IT', 'POWER_AIR_CONDITIONING', 'POWER_DISTRIBUTION'] },
    { total: 'ELECTRICITY', parts: ['ELECTRICITY_IT', 'ELECTRICITY_AIR_CONDITIONING', 'ELECTRICITY_DISTRIBUTION'] },
  ],
);

const heating = define(
  'HEATING',
  '采暖能源资源消费状况',
  'NY203',
  [
    item('HEATED_AREA', '301', '采暖面积', M2),
    item('HEATED_AREA_OWN', '3011', '自采暖面积', M2),
    item('HEATED_AREA_CENTRAL_BY_AREA', '3012', '集中采暖按面积计费面积', M2),
    item('HEATED_AREA_CENTRAL_BY_HEAT', '3013', '集中采暖按热量计费面积', M2),
    item('HEATING_DAYS', '302', '采暖天数', ['day', '天', 0], false),
    item('BOILER_POWER', '303', '锅炉功率', KW),
    item('STEAM_CAPACITY', '304', '锅炉蒸汽量', ['t/h', '吨/小时', 3]),
    costed('WATER', '310', '水', M3),
    costed('ELECTRICITY', '320', '电', KWH),
    costed('COAL', '330', '煤炭', ['t', '吨', 6]),
    costed('NATURAL_GAS', '340', '天然气', M3),
    costed('DIESEL', '350', '柴油', ['L', '升', 3]),
    costed('HEAT', '360', '热力', ['GJ', '吉焦', 6]),
    costed('OTHER_ENERGY', '370', '其他能源', TCE),
  ],
  [{ total: 'HEATED_AREA', parts: ['HEATED_AREA_OWN', 'HEATED_AREA_CENTRAL_BY_AREA', 'HEATED_AREA_CENTRAL_BY_HEAT'] }],
);

export const FORMS: Readonly<Record<FormKind, FormDefinition>> = { MACHINE_ROOM: machineRoom, HEATING: heating };
export const isFormKind = (text: string): text is FormKind => FORM_KINDS.some((kind) => kind === text);
