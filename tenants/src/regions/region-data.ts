// The territory as the platform is delivered with it: tenants/data/*.json, read and checked once at provisioning.
// Where the rows come from, and what they leave out, stands in the files themselves.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseDay, type Day, type Region, type RegionEdge, type RegionId, type RegionLevel } from '@shuangcheng/domain';

/** A named set of regions across the territorial tree, such as 明月山绿色发展示范带. */
export interface RegionGroup {
  readonly code: string;
  readonly name: string;
  /** Where the membership is written down. */
  readonly source: string;
  readonly regionIds: readonly RegionId[];
}

// The same from src/regions and from dist/regions.
const regionsFile = new URL('../../data/regions.json', import.meta.url);
const groupsFile = new URL('../../data/region-groups.json', import.meta.url);

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/** Throws: which file, which row, what was expected and what was found. */
const refuse = (file: URL, where: string, expected: string, actual: unknown): never => {
  throw new Error(`${fileURLToPath(file)}, ${where}: expected ${expected}, found ${JSON.stringify(actual) ?? 'nothing'}`);
};

const readFields = (file: URL): Fields => {
  const text = readFileSync(file, 'utf8');
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new Error(`${fileURLToPath(file)}: expected JSON, ${(error as Error).message}`, { cause: error });
  }
  return isFields(content) ? content : refuse(file, 'the file', 'an object', content);
};

const listOf = (file: URL, where: string, name: string, fields: Fields): readonly Fields[] => {
  const list = fields[name];
  if (!Array.isArray(list) || list.length === 0) return refuse(file, where, `a list "${name}" that is not empty`, list);
  return list.map((row: unknown, index) => (isFields(row) ? row : refuse(file, `${where}, ${name} ${index + 1}`, 'an object', row)));
};

interface Row {
  readonly where: string;
  readonly code: string;
  readonly name: string;
  readonly level: RegionLevel;
  readonly parent: string | null;
}

const parentLevels: Readonly<Record<RegionLevel, readonly RegionLevel[]>> = {
  PROVINCE: [],
  CITY: ['PROVINCE'],
  COUNTY: ['PROVINCE', 'CITY'],
};
/** The part of a parent's code with which the codes below it begin (GB/T 2260: two digits a level). */
const codePrefix = (parent: Row): string => parent.code.slice(0, parent.level === 'PROVINCE' ? 2 : 4);

const parseRow = (file: URL, fields: Fields, index: number): Row => {
  const { code, name, level, parent } = fields;
  const where = `row ${index + 1} (${isText(code) ? code : 'without code'})`;
  if (!isText(code) || !/^[1-9]\d{5}$/.test(code)) return refuse(file, where, 'a code of six digits', code);
  if (!isText(name)) return refuse(file, where, 'a name', name);
  if (!isText(level) || !Object.hasOwn(parentLevels, level)) return refuse(file, where, 'the level PROVINCE, CITY or COUNTY', level);
  if (parent !== null && !isText(parent)) return refuse(file, where, "the parent's code, or null", parent);
  return { where, code, name, level: level as RegionLevel, parent };
};

const assertParent = (file: URL, row: Row, byCode: ReadonlyMap<string, Row>): void => {
  if (row.level === 'PROVINCE') {
    if (row.parent !== null) refuse(file, row.where, 'no parent above a province', row.parent);
    return;
  }
  const parent = byCode.get(row.parent ?? '') ?? refuse(file, row.where, 'a parent that is in the file', row.parent);
  if (!parentLevels[row.level].includes(parent.level)) {
    refuse(file, row.where, `a parent of level ${parentLevels[row.level].join(' or ')}`, parent.level);
  }
  if (!row.code.startsWith(codePrefix(parent))) {
    refuse(file, row.where, `a code that begins with ${codePrefix(parent)}, as those under ${parent.code} do`, row.code);
  }
};

/** The province of a row whose ancestors have all been checked. */
const provinceOf = (row: Row, byCode: ReadonlyMap<string, Row>): Row =>
  row.parent === null ? row : provinceOf(byCode.get(row.parent)!, byCode);

/**
 * All provinces, cities and counties, and one edge for each, in the order of the file. Throws when a row is not
 * sound: its code, its level, its parent, or a code that is there twice.
 */
export const readRegionData = (file: URL = regionsFile): { regions: Region[]; edges: RegionEdge[] } => {
  const content = readFields(file);
  const validFrom: Day =
    (isText(content.validFrom) ? parseDay(content.validFrom) : null) ??
    refuse(file, '"validFrom"', 'a day such as 2020-01-01', content.validFrom);
  const rows = listOf(file, 'the file', 'rows', content).map((fields, index) => parseRow(file, fields, index));
  const byCode = new Map<string, Row>();
  for (const row of rows) {
    if (byCode.has(row.code)) refuse(file, row.where, 'a code that no other row has', row.code);
    byCode.set(row.code, row);
  }
  for (const row of rows) assertParent(file, row, byCode);
  return {
    regions: rows.map((row) => ({
      id: Number(row.code),
      code: row.code,
      tenantId: Number(provinceOf(row, byCode).code),
      name: row.name,
      level: row.level,
    })),
    edges: rows.map((row) => ({
      regionId: Number(row.code),
      parentId: row.parent === null ? null : Number(row.parent),
      validFrom,
      validTo: null,
    })),
  };
};

/**
 * The named groups, members in the order of the file. Throws when a group has no members, or when a member is not
 * a region of `regions` under the same name, or is there twice.
 */
export const readRegionGroups = (
  file: URL = groupsFile,
  regions: readonly Region[] = readRegionData().regions,
): { groups: RegionGroup[] } => {
  const names = new Map(regions.map((region) => [region.code, region.name]));
  const codes = new Set<string>();
  const groups = listOf(file, 'the file', 'groups', readFields(file)).map((fields, index): RegionGroup => {
    const { code, name, source } = fields;
    const where = `group ${index + 1} (${isText(code) ? code : 'without code'})`;
    if (!isText(code) || !/^[A-Z][A-Z0-9_]*$/.test(code)) return refuse(file, where, 'a code such as MINGYUESHAN', code);
    if (!isText(name)) return refuse(file, where, 'a name', name);
    if (!isText(source)) return refuse(file, where, 'a source', source);
    if (codes.has(code)) refuse(file, where, 'a code that no other group has', code);
    codes.add(code);
    const regionIds = listOf(file, where, 'members', fields).map((member, position): RegionId => {
      const memberWhere = `${where}, member ${position + 1}`;
      if (!isText(member.code) || !names.has(member.code)) return refuse(file, memberWhere, 'the code of a region', member.code);
      if (member.name !== names.get(member.code)) refuse(file, memberWhere, `${member.code} ${names.get(member.code)}`, member.name);
      return Number(member.code);
    });
    const twice = regionIds.find((id, position) => regionIds.indexOf(id) !== position);
    if (twice !== undefined) refuse(file, where, 'each member once', String(twice));
    return { code, name, source, regionIds };
  });
  return { groups };
};
