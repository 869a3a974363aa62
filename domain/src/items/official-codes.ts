// The official codes of the regime's forms, for tables that people and other systems exchange: which column holds what,
// and how it is headed. Export, import template and summary tables take their columns from here.
import { ACQUISITIONS, ITEMS, type Acquisition, type FlowCode, type ItemCode, type ItemDefinition } from './items.js';

export type ColumnContent = 'QUANTITY' | 'COST' | 'ACQUISITION';

/** A column of a table of reports: its official code, the item, and what of it the column holds. */
export interface OfficialColumn {
  /** Of the basic form: 110 for the quantity of electricity and for how it was obtained, 111 for its cost. */
  readonly code: string;
  readonly item: ItemCode;
  readonly content: ColumnContent;
  /** As it is headed: "110 电消费量(千瓦时)", "111 电费用(元)", "110 电取得方式". */
  readonly header: string;
}

/** The columns that say whose report a row is, and of which month; before the items. */
export const REPORT_KEY_HEADERS = { institution: '统一社会信用代码', name: '机构名称', period: '期间' } as const;

/** What an export tells of a report beside its values, after the items; nothing that an import would take over. */
export const REPORT_REMARK_HEADERS = ['行政区划代码', '行政区划', '机构类型', '主管系统', '版本', '状态', '编造数据'] as const;

/** "电消费量" for what is consumed, "建筑面积" for what stands. */
const quantityName = (item: ItemDefinition): string => `${item.nameZh}${item.kind === 'FLOW' ? '消费量' : ''}`;

const columnsOf = (item: ItemDefinition): OfficialColumn[] => {
  const code = item.formCode ?? item.code;
  const quantity = { code, item: item.code, content: 'QUANTITY', header: `${code} ${quantityName(item)}(${item.unitZh})` } as const;
  const obtained = { code, item: item.code, content: 'ACQUISITION', header: `${code} ${item.nameZh}取得方式` } as const;
  if (item.costFormCode === null) return [quantity, obtained];
  return [
    quantity,
    { code: item.costFormCode, item: item.code, content: 'COST', header: `${item.costFormCode} ${item.nameZh}费用(元)` },
    obtained,
  ];
};

/** Item by item in the order of the form: quantity, cost where the form has one, and how the quantity was obtained. */
export const OFFICIAL_COLUMNS: readonly OfficialColumn[] = ITEMS.flatMap(columnsOf);

const ACQUISITION_NAMES: Readonly<Record<Acquisition, string>> = { METERED: '计量', LUMP_SUM: '包干', ESTIMATED: '估算' };
/** What a cell says of an item that the institution does not have; an empty cell is missing, "0" is zero. */
export const NOT_APPLICABLE_TEXT = '不适用';
const CARRIED = '（沿用）';

/** How a quantity was obtained, in a cell of a table: "计量", "估算（沿用）", "不适用". */
export const acquisitionText = (acquisition: Acquisition, more: { readonly notApplicable: boolean; readonly carried: boolean }): string =>
  more.notApplicable ? NOT_APPLICABLE_TEXT : `${ACQUISITION_NAMES[acquisition]}${more.carried ? CARRIED : ''}`;

export interface ReadAcquisition {
  readonly acquisition: Acquisition;
  readonly notApplicable: boolean;
  readonly carried: boolean;
}

/** Reads such a cell, or the acquisition's code; null for anything else. */
export const parseAcquisitionText = (text: string): ReadAcquisition | null => {
  const trimmed = text.trim();
  if (trimmed === NOT_APPLICABLE_TEXT) return { acquisition: 'METERED', notApplicable: true, carried: false };
  const carried = trimmed.endsWith(CARRIED);
  const name = carried ? trimmed.slice(0, -CARRIED.length) : trimmed;
  const acquisition = ACQUISITIONS.find((known) => known === name || ACQUISITION_NAMES[known] === name);
  return acquisition ? { acquisition, notApplicable: false, carried } : null;
};

/** A line of the regime's summary tables: an item, or a printed total of several (汽油, 柴油). */
export interface SummaryLine {
  /** Of the summary form, where it differs from the basic form's. */
  readonly code: string;
  readonly costCode: string | null;
  readonly nameZh: string;
  readonly unit: string;
  readonly unitZh: string;
  readonly kind: ItemDefinition['kind'];
  /** The items whose sum the line is. */
  readonly items: readonly ItemCode[];
}

/** Items whose code in the summary form is another than in the basic form. */
const SUMMARY_CODES: Partial<Record<ItemCode, readonly [quantity: string, cost: string | null]>> = {
  LAND_AREA: ['101', null],
  FLOOR_AREA: ['102', null],
  ENERGY_USERS: ['103', null],
  STAFF: ['1031', null],
  VEHICLES: ['104', null],
  VEHICLES_GASOLINE: ['1041', null],
  VEHICLES_DIESEL: ['1042', null],
  VEHICLES_NEW_ENERGY: ['1043', null],
  CHARGING_PILES: ['106', null],
  LPG: ['105', '1051'],
};
/** The number of institutions, the first line of every summary table. */
export const INSTITUTIONS_LINE_CODE = '100';

const SUMMARY_ORDER: readonly (ItemCode | 'GASOLINE' | 'DIESEL')[] = [
  'LAND_AREA',
  'FLOOR_AREA',
  'ENERGY_USERS',
  'STAFF',
  'VEHICLES',
  'VEHICLES_GASOLINE',
  'VEHICLES_DIESEL',
  'VEHICLES_NEW_ENERGY',
  'CHARGING_PILES',
  'ELECTRICITY',
  'WATER',
  'COAL',
  'NATURAL_GAS',
  'GASOLINE',
  'GASOLINE_VEHICLE',
  'GASOLINE_OTHER',
  'DIESEL',
  'DIESEL_VEHICLE',
  'DIESEL_OTHER',
  'LPG',
  'HEAT',
  'OTHER_ENERGY',
  'SOLAR_COLLECTOR_AREA',
  'PV_CAPACITY',
];

const totalLine = (code: string, costCode: string, nameZh: string, items: readonly FlowCode[]): SummaryLine => ({
  code,
  costCode,
  nameZh,
  unit: 'L',
  unitZh: '升',
  kind: 'FLOW',
  items,
});

const toLine = (entry: (typeof SUMMARY_ORDER)[number]): SummaryLine => {
  if (entry === 'GASOLINE') return totalLine('150', '151', '汽油', ['GASOLINE_VEHICLE', 'GASOLINE_OTHER']);
  if (entry === 'DIESEL') return totalLine('160', '161', '柴油', ['DIESEL_VEHICLE', 'DIESEL_OTHER']);
  const item = ITEMS.find((known) => known.code === entry)!;
  const [code, costCode] = SUMMARY_CODES[entry] ?? [item.formCode!, item.costFormCode];
  return { code, costCode, nameZh: item.nameZh, unit: item.unit, unitZh: item.unitZh, kind: item.kind, items: [entry] };
};

/** The lines of the summary tables after the number of institutions, in the order of the form. */
export const SUMMARY_LINES: readonly SummaryLine[] = SUMMARY_ORDER.map(toLine);
