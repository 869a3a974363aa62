// Any object by its global id; for what is not the caller's the same answer as for what does not exist.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMONSTRATION_SCHOOL_CODE } from '../src/features/demonstration/demonstration-school.js';
import { DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import { startDemonstrationServer, type Account, type DemonstrationServer } from './kit/demonstration-server.js';

let platform: DemonstrationServer;
const ids: Record<string, string> = {};
beforeAll(async () => {
  platform = await startDemonstrationServer();
  const mine = `{ region(code: "500155") { id plans { id targets { id } } } institution(code: "${DEMONSTRATION_SCHOOL_CODE}") { id report(period: "2024-05") { id } } }`;
  const { region, institution } = await platform.ask('liangping', mine);
  const ofProvince = (await platform.ask('chongqing', '{ region(code: "500000") { plans { id targets { id } } } }')).region.plans[0];
  Object.assign(ids, {
    Region: region.id,
    Plan: region.plans[0].id,
    Target: region.plans[0].targets[0].id,
    Institution: institution.id,
    Report: institution.report.id,
    ProvincePlan: ofProvince.id,
    ProvinceTarget: ofProvince.targets[0].id,
  });
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(() => platform.close());

const query = `query ($id: ID!) { node(id: $id) { __typename id
  ... on Region { code } ... on Institution { code name parent { code } } ... on Report { period status institution { code } values { item } }
  ... on Plan { title findings { code } targets { id } } ... on Target { indicator region { code } path { year } } } }`;
const NOT_FOUND = ['NOT_FOUND: 没有找到，或不在您的授权范围内。'];
const idOf = (...key: (string | number)[]): string => Buffer.from(key.join(':')).toString('base64url');

describe('an id', () => {
  test.each(['Region', 'Institution', 'Report', 'Plan', 'Target'])('of a %s gives the same object back', async (type) => {
    expect((await platform.ask('liangping', query, { id: ids[type] })).node).toMatchObject({ __typename: type, id: ids[type] });
  });

  test('of a report names one version of it: another version is not found', async () => {
    const [type, tenant, institution, month] = Buffer.from(ids['Report']!, 'base64url').toString().split(':');
    expect(await platform.refusals('liangping', query, { id: idOf(type!, tenant!, institution!, month!, 2) })).toEqual(NOT_FOUND);
  });
});

describe('who is given what', () => {
  const readable: [Account, string[]][] = [
    ['liangping', ['Region', 'Institution', 'Report', 'Plan', 'Target']],
    ['chongqing', ['Region', 'Institution', 'Report', 'Plan', 'Target', 'ProvincePlan', 'ProvinceTarget']],
    ['auditor', ['Region', 'Institution', 'Report', 'Plan', 'Target', 'ProvincePlan', 'ProvinceTarget']],
    ['liangping-education', ['Region', 'Institution', 'Report', 'Plan', 'Target']],
    ['liangping-school', ['Region', 'Institution', 'Report']],
    ['dianjiang', ['Region']],
    ['sichuan', ['Region']],
    ['quxian', ['Region']],
    ['joint', ['Region']],
  ];
  test.each(readable)('%s finds of these only %j', async (account, expected) => {
    const found: string[] = [];
    for (const [name, id] of Object.entries(ids)) {
      const { data, errors } = await platform.answer(account, query, { id });
      if (data?.node) found.push(name);
      else expect(errors!.map(({ extensions, message }) => `${String(extensions.code)}: ${message}`)).toEqual(NOT_FOUND);
    }
    expect(found.sort()).toEqual([...expected].sort());
  });
});

describe('an id that names nothing answers like one of another tenant', () => {
  const uuid = '00000000-0000-4000-8000-000000000000';
  test.each([
    ['nonsense', 'nonsense'],
    ['nothing at all', ''],
    ['a type that has no ids', idOf('Account', 1)],
    ['a region that is none', idOf('Region', 440100)],
    ['an institution that is none', idOf('Institution', 500000, uuid)],
    ['an institution of no tenant', idOf('Institution', 1, uuid)],
    ['a key too short', idOf('Institution', 500000)],
    ['a uuid that is none', idOf('Institution', 500000, 'x')],
    ['SQL', idOf('Plan', 500000, "' or ''='")],
    ['a month that is none', idOf('Report', 500000, uuid, '2024-05', 1)],
    ['a number beyond all bounds', idOf('Region', '9'.repeat(30))],
    ['a negative number', idOf('Region', -500155)],
    ['a plan of nobody', idOf('Plan', 500000, 'none')],
    ['a target of nobody', idOf('Target', 500000, uuid)],
  ])('%s', async (_, id) => {
    expect(await platform.refusals('liangping', query, { id })).toEqual(NOT_FOUND);
  });
});
