import { afterAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { RegionTree, type Day, type Region } from '@shuangcheng/domain';
import { readRegionData, readRegionGroups } from './region-data.js';

const { regions, edges } = readRegionData();
const { groups } = readRegionGroups();
const tree = new RegionTree('delivered', regions, edges);

const SICHUAN = 510000;
const CHONGQING = 500000;
const names = (list: readonly Region[]) => list.map((region) => region.name);
const group = (code: string) => groups.find((candidate) => candidate.code === code)!;

/** Any day on which the delivered tree stands for the territory as it was. */
const coveredDay: fc.Arbitrary<Day> = fc
  .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2025-11-05T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('the delivered territory', () => {
  test('there are two provinces, which are the two tenants', () => {
    expect(names(regions.filter((region) => region.level === 'PROVINCE'))).toEqual(['重庆市', '四川省']);
    expect(new Set(regions.map((region) => region.tenantId))).toEqual(new Set([CHONGQING, SICHUAN]));
    expect(regions).toHaveLength(244);
  });

  test('on any day from 2020 to 2025-11-05 四川省 has 21 cities and 183 counties', () => {
    fc.assert(
      fc.property(coveredDay, (day) => {
        expect(tree.childrenOn(SICHUAN, day)).toHaveLength(21);
        expect(tree.descendantsOn(SICHUAN, 'CITY', day)).toHaveLength(21);
        expect(tree.descendantsOn(SICHUAN, 'COUNTY', day)).toHaveLength(183);
      }),
    );
  });

  test('on any day from 2020 to 2025-11-05 重庆市 has 38 districts and counties directly under it and no city level', () => {
    fc.assert(
      fc.property(coveredDay, (day) => {
        expect(tree.childrenOn(CHONGQING, day)).toHaveLength(38);
        expect(tree.descendantsOn(CHONGQING, 'COUNTY', day)).toHaveLength(38);
        expect(tree.descendantsOn(CHONGQING, 'CITY', day)).toHaveLength(0);
      }),
    );
  });

  test('no region exists before the platform’s records begin', () => {
    expect(edges.filter((edge) => tree.existsOn(edge.regionId, '2019-12-31'))).toEqual([]);
  });

  test.each([
    ['511725', '渠县', ['四川省', '达州市']],
    ['511623', '邻水县', ['四川省', '广安市']],
    ['511002', '市中区', ['四川省', '内江市']],
    ['511102', '市中区', ['四川省', '乐山市']],
    ['510118', '新津区', ['四川省', '成都市']],
    ['513402', '会理市', ['四川省', '凉山彝族自治州']],
    ['510726', '北川羌族自治县', ['四川省', '绵阳市']],
    ['500155', '梁平区', ['重庆市']],
    ['500231', '垫江县', ['重庆市']],
    ['500105', '江北区', ['重庆市']],
    ['500112', '渝北区', ['重庆市']],
    ['500240', '石柱土家族自治县', ['重庆市']],
  ])('%s is %s under %j', (code, name, above) => {
    const region = tree.findByCode(code)!;
    expect(region.name).toBe(name);
    expect(region.level).toBe('COUNTY');
    expect(names(tree.ancestorsOn(region.id, '2020-06-30'))).toEqual(above);
  });

  test('every name ends as official names do', () => {
    expect(names(regions).filter((name) => !/(?:省|市|自治州|区|县)$/.test(name))).toEqual([]);
  });

  test('the counties of one parent have different names', () => {
    for (const region of regions) {
      const below = names(tree.childrenOn(region.id, '2020-01-01'));
      expect(new Set(below).size).toBe(below.length);
    }
  });
});

describe('the delivered groups', () => {
  test('主城都市区, 渝东北 and 渝东南 are 21, 11 and 6 districts and counties and hold each of the 38 once', () => {
    const parts = ['CQ_METROPOLITAN', 'CQ_NORTHEAST', 'CQ_SOUTHEAST'].map(group);
    expect(parts.map((part) => part.regionIds.length)).toEqual([21, 11, 6]);
    const all = parts.flatMap((part) => part.regionIds).sort((a, b) => a - b);
    expect(all).toEqual(tree.childrenOn(CHONGQING, '2020-05-09').map((region) => region.id));
  });

  test('万州区 and the two counties of the plans belong to 渝东北, 涪陵区 to 主城都市区, 黔江区 to 渝东南', () => {
    expect(group('CQ_NORTHEAST').regionIds).toEqual(expect.arrayContaining([500101, 500155, 500231]));
    expect(group('CQ_METROPOLITAN').regionIds).toContain(500102);
    expect(group('CQ_SOUTHEAST').regionIds).toContain(500114);
  });

  test('明月山绿色发展示范带 lies across both provinces', () => {
    const members = group('MINGYUESHAN').regionIds.map((id) => tree.get(id));
    expect(names(members)).toEqual(['梁平区', '垫江县', '邻水县', '达川区', '开江县', '大竹县']);
    expect(members.map((member) => member.tenantId)).toEqual([CHONGQING, CHONGQING, SICHUAN, SICHUAN, SICHUAN, SICHUAN]);
  });
});

describe('the prepared reorganisations', () => {
  interface Prepared {
    effectiveOn: Day;
    abolished: { code: string; name: string }[];
    created: { code: string | null; name: string; parent: string };
    townships: { from: string; to: string | null; names: string[] }[];
  }
  const file = new URL('../../data/prepared-reorganisations.json', import.meta.url);
  const { reorganisations } = JSON.parse(readFileSync(file, 'utf8')) as { reorganisations: Prepared[] };
  const [liangjiang] = reorganisations as [Prepared];

  test('两江新区 has no code until the bureau enters it', () => {
    expect(liangjiang.created).toMatchObject({ code: null, name: '两江新区', parent: '500000' });
    expect(names(regions)).not.toContain('两江新区');
  });

  test('the abolished districts and the districts that give or take townships are regions of the tree', () => {
    expect(liangjiang.effectiveOn).toBe('2025-11-06');
    for (const { code, name } of liangjiang.abolished) expect(tree.findByCode(code)?.name).toBe(name);
    const codes = liangjiang.townships.flatMap(({ from, to }) => (to === null ? [from] : [from, to]));
    expect(codes.map((code) => tree.findByCode(code)?.name)).toEqual(['渝北区', '北碚区', '北碚区']);
    expect(liangjiang.townships.map((move) => move.names.length)).toEqual([5, 5]);
  });
});

describe('reading a file that is not sound', () => {
  const folder = mkdtempSync(join(tmpdir(), 'region-data-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const write = (content: unknown) => {
    const path = join(folder, 'rows.json');
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return pathToFileURL(path);
  };
  const province = { code: '510000', name: '四川省', level: 'PROVINCE', parent: null };
  const city = { code: '511700', name: '达州市', level: 'CITY', parent: '510000' };
  const county = { code: '511725', name: '渠县', level: 'COUNTY', parent: '511700' };
  const readRows = (...rows: unknown[]) => readRegionData(write({ validFrom: '2020-01-01', rows }));

  test('sound rows become regions of their province with one open edge each', () => {
    expect(readRows(county, city, province)).toEqual({
      regions: [
        { id: 511725, code: '511725', tenantId: 510000, name: '渠县', level: 'COUNTY' },
        { id: 511700, code: '511700', tenantId: 510000, name: '达州市', level: 'CITY' },
        { id: 510000, code: '510000', tenantId: 510000, name: '四川省', level: 'PROVINCE' },
      ],
      edges: [
        { regionId: 511725, parentId: 511700, validFrom: '2020-01-01', validTo: null },
        { regionId: 511700, parentId: 510000, validFrom: '2020-01-01', validTo: null },
        { regionId: 510000, parentId: null, validFrom: '2020-01-01', validTo: null },
      ],
    });
  });

  test.each([
    ['a short code', [province, { ...city, code: '5117' }], /rows\.json, row 2 \(5117\): expected a code of six digits, found "5117"/],
    ['a code that is a number', [{ ...province, code: 510000 }], /row 1 \(without code\): expected a code of six digits, found 510000/],
    ['a missing name', [{ ...province, name: undefined }], /row 1 \(510000\): expected a name, found nothing/],
    ['an unknown level', [{ ...province, level: 'STATE' }], /expected the level PROVINCE, CITY or COUNTY, found "STATE"/],
    ['a province under another region', [city, { ...province, parent: '511700' }], /expected no parent above a province, found "511700"/],
    ['a county without parent', [province, { ...county, parent: null }], /expected a parent that is in the file, found null/],
    ['an unknown parent', [province, county], /row 2 \(511725\): expected a parent that is in the file, found "511700"/],
    [
      'a city under a county',
      [province, { ...county, parent: '510000' }, { ...city, parent: '511725' }],
      /expected a parent of level PROVINCE, found "COUNTY"/,
    ],
    ['a county under itself', [province, { ...county, parent: '511725' }], /expected a parent of level PROVINCE or CITY, found "COUNTY"/],
    [
      'a county under a city of other codes',
      [province, city, { ...county, code: '511825' }],
      /expected a code that begins with 5117.* found "511825"/,
    ],
    ['the same code twice', [province, city, city], /row 3 \(511700\): expected a code that no other row has/],
    ['a row that is no object', [province, 'x'], /rows 2: expected an object, found "x"/],
    ['no row', [], /expected a list "rows" that is not empty/],
  ])('%s is refused with the file, the row and what was expected', (_, rows, message) => {
    expect(() => readRows(...rows)).toThrow(message);
  });

  test('text that is not JSON and a day that does not exist are refused', () => {
    expect(() => readRegionData(write('{'))).toThrow(/rows\.json: expected JSON/);
    expect(() => readRegionData(write('[]'))).toThrow(/expected an object, found \[\]/);
    expect(() => readRegionData(write({ validFrom: '2020-02-30', rows: [province] }))).toThrow(/"validFrom": expected a day/);
  });

  test.each([
    [
      'an unknown member',
      [{ code: 'A', name: '甲', source: '依据', members: [{ code: '519999', name: '渠县' }] }],
      /group 1 \(A\), member 1: expected the code of a region, found "519999"/,
    ],
    [
      'a member under another name',
      [{ code: 'A', name: '甲', source: '依据', members: [{ code: '511725', name: '梁平区' }] }],
      /member 1: expected 511725 渠县, found "梁平区"/,
    ],
    [
      'a member that is there twice',
      [{ code: 'A', name: '甲', source: '依据', members: [county, county] }],
      /group 1 \(A\): expected each member once, found "511725"/,
    ],
    [
      'a group without members',
      [{ code: 'A', name: '甲', source: '依据', members: [] }],
      /group 1 \(A\): expected a list "members" that is not empty/,
    ],
    [
      'the same group twice',
      [1, 2].map(() => ({ code: 'A', name: '甲', source: '依据', members: [county] })),
      /group 2 \(A\): expected a code that no other group has/,
    ],
    [
      'a code in lower case',
      [{ code: 'a', name: '甲', source: '依据', members: [county] }],
      /group 1 \(a\): expected a code such as MINGYUESHAN/,
    ],
    ['a group without source', [{ code: 'A', name: '甲', members: [county] }], /group 1 \(A\): expected a source/],
    ['a group without name', [{ code: 'A', members: [county] }], /group 1 \(A\): expected a name/],
  ])('%s is refused', (_, bad, message) => {
    expect(() => readRegionGroups(write({ groups: bad }))).toThrow(message);
  });
});
