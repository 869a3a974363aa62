// The sheet in which the register (名录库) is exchanged: the same columns in exports, in the template and in an import.
import { INSTITUTION_TYPES, SYSTEMS, type InstitutionType, type SystemCode } from '../regions/institution-types.js';
import { REPORT_KEY_HEADERS } from '../items/official-codes.js';
import type { Day } from '../periods/period.js';
import { makeHeaderReader, missingColumn, type HeadedColumn, type SheetLayout } from './sheet-header.js';

/** REMARK: told, and not read. */
export type RegisterField =
  | 'code'
  | 'name'
  | 'region'
  | 'type'
  | 'system'
  | 'keyUnit'
  | 'validFrom'
  | 'validTo'
  | 'shortName'
  | 'adminLevel'
  | 'funding'
  | 'address'
  | 'contact'
  | 'contactPhone'
  | 'students'
  | 'hospitalLevel'
  | 'machineRoom'
  | 'heating'
  | 'effectiveFrom'
  | 'reason'
  | 'madeUp';
export interface RegisterColumn extends HeadedColumn {
  readonly field: RegisterField | 'REMARK';
}
export type RegisterLayout = SheetLayout<RegisterColumn>;

const column = (field: RegisterColumn['field'], code: string, header: string, ...names: string[]): RegisterColumn => ({
  field,
  code,
  header,
  names,
});

export const REGISTER_COLUMNS: readonly RegisterColumn[] = [
  column('code', 'ORG', REPORT_KEY_HEADERS.institution),
  column('name', 'NAME', REPORT_KEY_HEADERS.name),
  column('region', 'REGION', '行政区划代码', '区划代码'),
  column('REMARK', 'REGION_NAME', '行政区划'),
  column('type', 'TYPE', '机构类型'),
  column('system', 'SYSTEM', '主管系统'),
  column('keyUnit', 'KEY_UNIT', '重点用能单位'),
  column('validFrom', 'VALID_FROM', '纳入统计日期', '纳入日期'),
  column('validTo', 'VALID_TO', '退出统计日期', '退出日期', '撤销日期', '关闭日期'),
  column('shortName', 'SHORT_NAME', '机构简称'),
  column('adminLevel', 'LEVEL', '行政级别', '行政级别代码'),
  column('funding', 'FUNDING', '经费来源', '经费来源代码'),
  column('address', 'ADDRESS', '地址'),
  column('contact', 'CONTACT', '联系人'),
  column('contactPhone', 'PHONE', '联系电话'),
  column('students', 'STUDENTS', '学生人数'),
  column('hospitalLevel', 'HOSPITAL_LEVEL', '医院等级'),
  column('machineRoom', 'MACHINE_ROOM', '数据中心机房'),
  column('heating', 'HEATING', '采暖方式'),
  column('effectiveFrom', 'EFFECTIVE_FROM', '变更生效日期', '生效日期'),
  column('reason', 'REASON', '变更原因', '原因'),
  column('madeUp', 'MADE_UP', '编造数据'),
];

const columnByField = new Map(REGISTER_COLUMNS.map((each) => [each.field, each]));
export const registerColumn = (field: RegisterField): RegisterColumn => columnByField.get(field)!;

/** What an export has: all but what is only said of a change. */
export const REGISTER_EXPORT_COLUMNS = REGISTER_COLUMNS.filter(({ field }) => field !== 'effectiveFrom' && field !== 'reason');
/** What a clerk fills in. */
export const REGISTER_TEMPLATE_COLUMNS = REGISTER_COLUMNS.filter(({ field }) => field !== 'madeUp');

/** Where the columns stand; a file needs the credit code and any other column. */
export const readRegisterHeader = makeHeaderReader({
  columns: REGISTER_COLUMNS,
  key: registerColumn('code'),
  expected: '名录模板或导出文件的列名（如“机构名称”、“退出统计日期”），或其代码（如 ORG、NAME、REGION）',
  findMissing: (columns) => (columns.includes(registerColumn('code')) ? [] : [missingColumn(registerColumn('code'))]),
});

export const HEATINGS = [
  { code: 'NONE', nameZh: '不采暖' },
  { code: 'OWN', nameZh: '独立采暖' },
  { code: 'CENTRAL', nameZh: '集中供暖' },
] as const;
export type Heating = (typeof HEATINGS)[number]['code'];

/** Fields of the regime's register beside those that sums need; null: not stated. */
export interface RegisterDetails {
  readonly shortName: string | null;
  /** 001–009, as the regime's code list has it. */
  readonly adminLevel: string | null;
  /** 001 in full, 002 in part, 003. */
  readonly funding: string | null;
  readonly address: string | null;
  readonly contact: string | null;
  readonly contactPhone: string | null;
  readonly students: number | null;
  readonly hospitalLevel: string | null;
  readonly machineRoom: boolean | null;
  readonly heating: Heating | null;
}

/** An institution as the register has it. */
export interface RegisterEntry extends RegisterDetails {
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly regionName: string;
  readonly type: InstitutionType;
  readonly system: SystemCode;
  readonly keyUnit: boolean;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly madeUp: boolean;
}

const nameOf = (list: readonly { readonly code: string; readonly nameZh: string }[], code: string): string =>
  list.find((each) => each.code === code)?.nameZh ?? code;
const yesNo = (value: boolean): string => (value ? '是' : '否');

/** An entry's text for a column; empty where nothing is stated. */
export const registerCell = ({ field }: RegisterColumn, entry: RegisterEntry): string => {
  switch (field) {
    case 'REMARK':
      return entry.regionName;
    case 'type':
      return nameOf(INSTITUTION_TYPES, entry.type);
    case 'system':
      return nameOf(SYSTEMS, entry.system);
    case 'keyUnit':
    case 'madeUp':
      return yesNo(entry[field]);
    case 'machineRoom':
      return entry.machineRoom === null ? '' : entry.machineRoom ? '有' : '无';
    case 'heating':
      return entry.heating === null ? '' : nameOf(HEATINGS, entry.heating);
    case 'effectiveFrom':
    case 'reason':
      return '';
    default:
      return String(entry[field] ?? '');
  }
};
