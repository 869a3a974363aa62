import { expect, test } from '@jest/globals';
import { isCreditCodeChecked } from '@shuangcheng/domain';
import { readRegionData } from '@shuangcheng/tenants';
import type { InstitutionRecord } from '../institutions/institution-record.js';
import { DEMONSTRATION_SCHOOL_CODE, DEMONSTRATION_SCHOOL_NAME } from './demonstration-school.js';
import { generateDemonstration } from './generate.js';

const { regions } = readRegionData();
const { institutions } = generateDemonstration({ regions, scale: 'COMPACT', firstMonth: 202001, lastMonth: 202512, seed: 1 });
const standsOn = (day: string) => (institution: InstitutionRecord) =>
  institution.validFrom <= day && (institution.validTo === null || day < institution.validTo);
const inRegion = (regionId: number) => (institution: InstitutionRecord) => institution.regionId === regionId;

test.each(['2020-01-01', '2020-06-30', '2020-12-31'])('on %s 梁平 has 568 institutions and 垫江 648, by type as printed', (day) => {
  const count = (regionId: number, type: RegExp) =>
    institutions
      .filter(inRegion(regionId))
      .filter(standsOn(day))
      .filter((institution) => type.test(institution.type)).length;
  expect([count(500155, /./), count(500155, /STATE_ORGAN/)]).toEqual([568, 81]);
  expect([count(500231, /./), count(500231, /STATE_ORGAN/), count(500231, /SOCIAL_GROUP/)]).toEqual([648, 56, 164]);
});

test('a few institutions of the two counties open in 2022 and close in 2023', () => {
  const years = institutions.map((institution) => [institution.validFrom.slice(0, 4), institution.validTo?.slice(0, 4) ?? '']);
  expect(years.filter(([from]) => from === '2022')).toHaveLength(8);
  expect(years.filter(([, to]) => to === '2023')).toHaveLength(6);
});

test('every county has an organ, a school and a hospital; every city and province has some of its own', () => {
  for (const region of regions) {
    const types = new Set(institutions.filter(inRegion(region.id)).map((institution) => institution.type));
    expect([region.name, types.has('STATE_ORGAN'), types.has('EDUCATION'), types.has('HEALTH')]).toEqual([region.name, true, true, true]);
  }
});

test('codes are unique and checked, ids follow from them, names are unique in a region, and all are marked as made up', () => {
  expect(new Set(institutions.map((institution) => institution.code)).size).toBe(institutions.length);
  expect(new Set(institutions.map((institution) => institution.institutionId)).size).toBe(institutions.length);
  expect(new Set(institutions.map((institution) => `${institution.regionId} ${institution.name}`)).size).toBe(institutions.length);
  expect(institutions.filter((institution) => !isCreditCodeChecked(institution.code))).toEqual([]);
  expect(institutions.every((institution) => institution.madeUp)).toBe(true);
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  expect(institutions.every((institution) => uuid.test(institution.institutionId))).toBe(true);
});

test('the first two characters of a code fit the type', () => {
  const kinds = { STATE_ORGAN: ['11'], SOCIAL_GROUP: ['13', '51'] } as Record<string, string[]>;
  expect(institutions.filter(({ code, type }) => !(kinds[type] ?? ['12']).includes(code.slice(0, 2)))).toEqual([]);
  expect(institutions.every(({ code, regionId }) => code.slice(2, 8) === String(regionId))).toBe(true);
});

test('the education system holds schools and nothing else, so that its supervisor sees only them', () => {
  expect(institutions.filter(({ system, type }) => (system === 'EDUCATION') !== (type === 'EDUCATION'))).toEqual([]);
});

test.each([1, 2, 20200101])('with seed %i the demonstration school is the same school of 梁平', (seed) => {
  const made = generateDemonstration({ regions, scale: 'COMPACT', firstMonth: 202001, lastMonth: 202012, seed });
  const school = made.institutions.find((institution) => institution.code === DEMONSTRATION_SCHOOL_CODE);
  expect(school).toMatchObject({
    name: DEMONSTRATION_SCHOOL_NAME,
    regionId: 500155,
    type: 'EDUCATION',
    system: 'EDUCATION',
    validTo: null,
  });
});

test('institutions that open after the last month are left out', () => {
  const early = generateDemonstration({ regions, scale: 'COMPACT', firstMonth: 202001, lastMonth: 202112, seed: 1 });
  expect(early.institutions.every((institution) => institution.validFrom === '2020-01-01')).toBe(true);
});
