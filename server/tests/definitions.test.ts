// What the platform computes with, as a client reads it: indicators, items, factor sets; and who asks.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { factorRowsOf, INDICATORS, ITEMS, SHIPPED_FACTOR_SETS } from '@shuangcheng/domain';
import { DEMONSTRATION_SCHOOL_CODE } from '../src/features/demonstration/demonstration-school.js';
import { DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import { startDemonstrationServer, type Account, type DemonstrationServer } from './kit/demonstration-server.js';

let platform: DemonstrationServer;
beforeAll(async () => {
  platform = await startDemonstrationServer();
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(() => platform.close());

const everybody: Account[] = ['joint', 'liangping-school', 'sichuan'];

describe('definitions', () => {
  test.each(everybody)('of indicators and items are the domain’s own, for %s too', async (account) => {
    const { indicators, items } = await platform.ask(
      account,
      '{ indicators { code name version unit formula source items denominatorItem } items { code name kind unit decimals formCode costFormCode } }',
    );
    expect(indicators).toEqual(
      INDICATORS.map(({ code, nameZh, version, unit, formulaZh, source, flows, denominator }) => ({
        code,
        name: nameZh,
        version,
        unit,
        formula: formulaZh,
        source,
        items: [...flows],
        denominatorItem: denominator,
      })),
    );
    expect(items).toEqual(
      ITEMS.map(({ code, nameZh, kind, unit, decimals, formCode, costFormCode }) => ({
        code,
        name: nameZh,
        kind,
        unit,
        decimals,
        formCode,
        costFormCode,
      })),
    );
  });

  test.each(everybody)('of factors: %s is offered the sets that ship, the official one first, with every factor', async (account) => {
    const { factorSets } = await platform.ask(
      account,
      '{ factorSets { id name publishedOn source note official factors { use item province year value unit source provisional } } }',
    );
    expect(factorSets.map(({ id, official }: { id: string; official: boolean }) => [id, official])).toEqual([
      ['PLAN-2020', true],
      ['JST-303-2026', false],
      ['CHONGQING-MUNICIPAL-2020', false],
    ]);
    for (const set of SHIPPED_FACTOR_SETS) {
      const found = factorSets.find(({ id }: { id: string }) => id === set.id);
      expect(found).toMatchObject({ name: set.nameZh, publishedOn: set.publishedOn, source: set.source, note: set.noteZh });
      const rows = factorRowsOf(set).map((row) => ({
        ...row,
        value: row.value.toFixed(),
        province: row.province ? String(row.province) : null,
        year: row.year || null,
      }));
      expect(found.factors).toHaveLength(rows.length);
      expect(found.factors).toEqual(expect.arrayContaining(rows));
    }
  });

  test.each(['{ indicators { code } }', '{ items { code } }', '{ factorSets { id } }', '{ viewer { username } }'])(
    '%s needs somebody who is signed in',
    async (query) => {
      const { errors } = await platform.server.query(null, query);
      expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    },
  );
});

describe('the viewer', () => {
  const viewer =
    '{ viewer { username displayName mustChangePassword demonstration grants { role region { code } subtree system institution validTo } } }';
  const grant = (role: string, code: string, more = {}) => ({
    role,
    region: { code },
    subtree: true,
    system: null,
    institution: null,
    validTo: null,
    ...more,
  });
  test.each<[Account, object[]]>([
    ['sichuan', [grant('PROVINCE_BUREAU', '510000')]],
    ['liangping-education', [grant('SYSTEM_SUPERVISOR', '500155', { system: 'EDUCATION' })]],
    ['liangping-school', [grant('REPORTER', '500155', { subtree: false, institution: DEMONSTRATION_SCHOOL_CODE })]],
    ['auditor', [grant('AUDITOR', '500000')]],
  ])('%s reads its grants', async (account, grants) => {
    expect((await platform.ask(account, viewer)).viewer).toEqual({
      username: account,
      displayName: expect.any(String),
      mustChangePassword: false,
      demonstration: true,
      grants,
    });
  });

  test('the joint client has a grant in either province', async () => {
    const { grants } = (await platform.ask('joint', viewer)).viewer;
    expect(grants).toEqual(expect.arrayContaining([grant('JOINT_ANALYST', '510000'), grant('JOINT_ANALYST', '500000')]));
  });
});
