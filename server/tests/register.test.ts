// The register over HTTP as its clerks keep it: registered, changed, closed and opened again; reports, figures and expected
// numbers follow.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { creditCheckCharacter } from '@shuangcheng/domain';
import { currentTree, makeLoadScope, withTenantSession } from '@shuangcheng/tenants';
import type pg from 'pg';
import { findLedgerDifferences } from '../src/features/reports/ledger.store.js';
import { DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import { decimal, type Account, type DemonstrationServer } from './kit/demonstration-server.js';
import { startOwnDemonstration, type OwnDemonstration } from './kit/own-demonstration.js';
import { figureOf } from './kit/region-figures.js';

let platform: DemonstrationServer;
let owner: pg.Client;
let demonstration: OwnDemonstration;
beforeAll(async () => {
  demonstration = await startOwnDemonstration();
  ({ platform, owner } = demonstration);
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(() => demonstration.close());

let requests = 0;
const requestId = (): string => `register ${(requests += 1)}`;
const creditCode = (n: number): string => {
  const first17 = `12500155${String(n).padStart(9, '0')}`;
  return first17 + creditCheckCharacter(first17);
};
const FIELDS = `institution { code name type system keyUnit validFrom validTo parent { code } shortName address students hospitalLevel heating machineRoom madeUp
  history { standings { validFrom validTo type system } events { kind effectiveOn actor reason } } } problems { code message path } warnings { code message path }`;
interface Answer {
  readonly institution: Record<string, unknown> | null;
  readonly problems: { code: string; message: string; path: string[] }[];
  readonly warnings: { code: string; message: string; path: string[] }[];
}
const mutate =
  (name: string, input: string) =>
  async (account: Account, given: object): Promise<Answer> => {
    const query = `mutation($input: ${input}!) { ${name}(input: $input) { ${FIELDS} } }`;
    return (await platform.ask(account, query, { input: { clientRequestId: requestId(), ...given } }))[name] as Answer;
  };
const register = mutate('registerInstitution', 'RegisterInstitutionInput');
const change = mutate('changeInstitution', 'ChangeInstitutionInput');
const close = mutate('closeInstitution', 'CloseInstitutionInput');
const reopen = mutate('reopenInstitution', 'ReopenInstitutionInput');
const codes = (answer: Answer): string[] => answer.problems.map(({ code }) => code);

const school = (n: number, more: object = {}) => ({
  code: creditCode(n),
  name: `测试学校${n}`,
  region: '500155',
  type: 'EDUCATION',
  system: 'EDUCATION',
  validFrom: '2026-03-15',
  ...more,
});
const expected = async (period: string, code = '500155'): Promise<number> =>
  (await figureOf(platform, 'chongqing', { code, period })).expected;
const differences = async () => {
  const { database } = platform.server;
  const scope = makeLoadScope(database, await currentTree(database), 500000, new Date());
  return withTenantSession(scope, 'read', findLedgerDifferences);
};
const NONE = { cells: [], states: [], register: [] };

describe('registering', () => {
  test('adds an institution with what the regime asks for, and expects it from the month of its first day', async () => {
    const before = [await expected('2026-02'), await expected('2026-03')];
    const answer = await register(
      'liangping',
      school(1, { shortName: '测校', students: 1200, heating: 'NONE', machineRoom: false, address: ' 双桂街道 ' }),
    );
    expect(answer).toMatchObject({
      problems: [],
      warnings: [],
      institution: {
        code: creditCode(1),
        parent: { code: '500155' },
        students: 1200,
        heating: 'NONE',
        machineRoom: false,
        hospitalLevel: null,
        address: '双桂街道',
        madeUp: false,
        history: { events: [{ kind: 'REGISTERED', effectiveOn: '2026-03-15', actor: 'liangping', reason: null }] },
      },
    });
    expect([await expected('2026-02'), await expected('2026-03')]).toEqual([before[0], before[1]! + 1]);
    const { rows } = await owner.query(
      `select region_id, body from outbox where kind = 'REGISTER_CHANGED' order by occurred_at desc limit 1`,
    );
    expect(rows).toMatchObject([
      { region_id: 500155, body: { change: 'REGISTERED', institutionCode: creditCode(1), effectiveFrom: '2026-03-15' } },
    ]);
  });

  test('warns of a wrong check character and registers all the same', async () => {
    const code = creditCode(2).slice(0, 17) + (creditCode(2).endsWith('0') ? '1' : '0');
    const answer = await register('liangping', school(2, { code }));
    expect(answer).toMatchObject({
      problems: [],
      warnings: [{ code: 'CREDIT_CODE_CHECK', path: ['input', 'code'] }],
      institution: { code },
    });
  });

  test('tells what is wrong, field by field, and writes nothing', async () => {
    const answer = await register(
      'liangping',
      school(3, { code: 'short', name: ' ', region: '500231', system: 'NONE', validFrom: '1800-01-01', students: -1 }),
    );
    expect(answer.institution).toBe(null);
    expect(answer.problems.map(({ code, path }) => `${code} ${path.at(-1)}`).sort()).toEqual([
      'BAD_CREDIT_CODE code',
      'BAD_FIELD name',
      'BAD_FIELD students',
      'BAD_FIELD system',
      'BAD_FIELD validFrom',
      'UNKNOWN_REGION region',
    ]);
    expect(codes(await register('liangping', school(1)))).toEqual(['INSTITUTION_EXISTS']);
    // Registered by another county: not seen, and not registered twice.
    expect(codes(await register('dianjiang', school(1, { region: '500231' })))).toEqual(['INSTITUTION_EXISTS']);
  });

  test('takes no name or detail with what nobody sees, and says which character where', async () => {
    const bad = { name: '换\n行', shortName: '<b>x\u200b', address: '双桂\u2028街道', contact: 'a\tb' };
    const told = [
      ['name', '机构名称：不得含换行和看不见的字符，第 2 个字符是 U+000A，请删去。'],
      ['shortName', '机构简称：不得含换行和看不见的字符，第 5 个字符是 U+200B，请删去。'],
      ['address', '地址：不得含换行和看不见的字符，第 3 个字符是 U+2028，请删去。'],
      ['contact', '联系人：不得含换行和看不见的字符，第 2 个字符是 U+0009，请删去。'],
    ];
    for (const answer of [await register('liangping', school(4, bad)), await change('liangping', { institution: creditCode(1), ...bad })]) {
      expect(answer.institution).toBe(null);
      expect(answer.problems.map(({ path, message }) => [path.at(-1), message])).toEqual(told);
    }
  });

  test('is for bureaus, each in its own place', async () => {
    for (const account of ['liangping-school', 'liangping-education'] as const)
      expect(codes(await register(account, school(4)))).toEqual([expect.stringMatching(/NOT_ALLOWED|UNKNOWN_REGION/)]);
    expect(codes(await register('dianjiang', school(4)))).toEqual(['UNKNOWN_REGION']);
    for (const account of ['auditor', 'joint'] as const) {
      const query = `mutation($input: RegisterInstitutionInput!) { registerInstitution(input: $input) { problems { code } } }`;
      expect(await platform.refusals(account, query, { input: { ...school(4), clientRequestId: requestId() } })).toEqual([
        expect.stringMatching(/^FORBIDDEN/),
      ]);
    }
    expect(codes(await register('chongqing', school(4, { region: '500000' })))).toEqual([]);
  });

  test('once for one request, however often it is sent', async () => {
    const clientRequestId = requestId();
    const before = await expected('2026-04');
    const answers = await Promise.all([1, 2, 3].map(() => register('liangping', { ...school(5), clientRequestId })));
    expect(answers.map((answer) => answer.institution?.['code'])).toEqual(Array(3).fill(creditCode(5)));
    expect(await expected('2026-04')).toBe(before + 1);
    expect(codes(await register('liangping', { ...school(6), clientRequestId }))).toEqual(['REQUEST_ID_REUSED']);
  });
});

describe('changing', () => {
  test('writes name and details at once, leaves what is not given, clears what is given as null', async () => {
    const changed = await change('liangping', {
      institution: creditCode(5),
      name: '更名学校',
      keyUnit: true,
      students: 80,
      address: '新址',
    });
    expect(changed).toMatchObject({ problems: [], institution: { name: '更名学校', keyUnit: true, students: 80, address: '新址' } });
    const again = await change('liangping', { institution: creditCode(5), address: null });
    expect(again.institution).toMatchObject({ name: '更名学校', students: 80, address: null });
    expect(codes(await change('liangping', { institution: creditCode(5), name: '更名学校' }))).toEqual(['NOTHING_CHANGED']);
    expect(codes(await change('dianjiang', { institution: creditCode(5), name: '别人的' }))).toEqual(['UNKNOWN_INSTITUTION']);
  });

  test('of type and system reaches back: the reports of the months since then move, earlier ones stay', async () => {
    const pick = `select i.code from institution i join report r using (tenant_id, institution_id)
      where i.region_id = 500155 and i.system = 'EDUCATION' and r.month between 202401 and 202412 and r.approved_version is not null
      group by i.code having count(*) = 12 order by i.code limit 1`;
    const code = ((await owner.query(pick)).rows[0] as { code: string }).code;
    const of = async (type: string, period: string): Promise<string> => {
      const query = `{ region(code: "500155") { indicator(code: ENERGY_TOTAL, period: "${period}", options: { type: ${type} }) { value } } }`;
      return ((await platform.ask('liangping', query)).region.indicator.value as string | null) ?? '0';
    };
    const all = async () =>
      Promise.all(['EDUCATION', 'SCIENCE'].flatMap((type) => ['2024-04', '2024-05'].map((period) => of(type, period))));
    const before = await all();
    const own = (
      await platform.ask('liangping', `{ institution(code: "${code}") { indicator(code: ENERGY_TOTAL, period: "2024-05") { value } } }`)
    ).institution.indicator.value as string;
    const given = { institution: code, type: 'SCIENCE', system: 'SCIENCE' };
    expect(codes(await change('liangping', given))).toEqual(['EFFECTIVE_DATE_REQUIRED']);
    expect(codes(await change('liangping', { ...given, effectiveFrom: '2030-01-01', reason: '改制' }))).toEqual(['EFFECTIVE_IN_FUTURE']);
    expect(codes(await change('liangping', { ...given, effectiveFrom: '2024-05-20' }))).toEqual(['BAD_FIELD']);
    const changed = await change('liangping', { ...given, effectiveFrom: '2024-05-20', reason: '改制' });
    expect(changed).toMatchObject({
      problems: [],
      institution: {
        type: 'SCIENCE',
        history: { standings: [{ type: 'EDUCATION' }, { type: 'SCIENCE', validFrom: '2024-05-20', validTo: null }] },
      },
    });
    const after = await all();
    expect(after.map((value, index) => decimal(value).minus(before[index]!).toFixed())).toEqual([
      '0',
      decimal(own).negated().toFixed(),
      '0',
      own,
    ]);
    // And is taken back, to the day.
    const back = { ...given, type: 'EDUCATION', system: 'EDUCATION', effectiveFrom: '2024-05-20', reason: '登记有误' };
    expect(codes(await change('liangping', back))).toEqual([]);
    expect(await all()).toEqual(before);
    expect(await differences()).toEqual(NONE);
  });
});

describe('closing and opening again', () => {
  test('ends what is expected with the month of the last day, and begins it again', async () => {
    const before = [await expected('2026-06'), await expected('2026-07'), await expected('2026-09')];
    const given = { institution: creditCode(5), reason: '并入他校' };
    const closed = await close('liangping', { ...given, from: '2026-07-01' });
    expect(closed).toMatchObject({ problems: [], institution: { validTo: '2026-07-01' } });
    const seen = async () => [await expected('2026-06'), await expected('2026-07'), await expected('2026-09')];
    expect(await seen()).toEqual([before[0], before[1]! - 1, before[2]! - 1]);
    expect(codes(await close('liangping', { ...given, from: '2026-07-01' }))).toEqual(['NOTHING_CHANGED']);
    expect(codes(await reopen('liangping', { ...given, from: '2026-06-01' }))).toEqual(['NOT_CLOSED']);
    expect(codes(await reopen('liangping', { ...given, from: '2026-09-10' }))).toEqual([]);
    expect(await seen()).toEqual([before[0], before[1]! - 1, before[2]]);
    for (const from of ['2026-06-15', '2026-08-01', '2026-09-10'])
      expect((await close('liangping', { ...given, from })).problems).toMatchObject([
        { code: 'LATER_STANDING', message: expect.stringContaining(`另有自 2026-09-10 起的在册时段`), path: ['input', 'from'] },
      ]);
    expect(await differences()).toEqual(NONE);
  });

  test('is refused while reports of later months count', async () => {
    const { region } = await platform.ask(
      'liangping',
      '{ region(code: "500155") { institutions(first: 1, filter: { type: HEALTH }) { nodes { code } } } }',
    );
    const refused = await close('liangping', { institution: region.institutions.nodes[0].code, from: '2025-03-10', reason: '撤销' });
    expect(refused.problems).toMatchObject([{ code: 'REPORTS_AFTER_CLOSING', message: expect.stringContaining('2025-04') }]);
    expect(codes(await close('liangping', { institution: creditCode(1), from: '2020-01-01', reason: '撤销' }))).toEqual([
      'NOT_OPEN_ON_DAY',
    ]);
    expect(codes(await close('liangping', { institution: creditCode(1), from: '2026-10-01', reason: '  ' }))).toEqual(['BAD_FIELD']);
  });
});

describe('a day that has passed', () => {
  const mutateMonths = async (operation: string, type: string, input: object): Promise<void> => {
    const document = `mutation($input: ${type}!) { ${operation}(input: $input) { problems { code message } } }`;
    const answer = await platform.ask('chongqing', document, { input: { ...input, clientRequestId: requestId() } });
    expect(answer).toEqual({ [operation]: { problems: [] } });
  };
  const told = ({ problems, warnings }: Answer) => ({
    problems,
    warnings: warnings.map(({ code, message, path }) => [code, message, path.at(-1)]),
  });

  test('is warned of with the months that are locked, or confirmed and stale by it, and is not forbidden', async () => {
    const institution = creditCode(1);
    await mutateMonths('setCalendar', 'CalendarInput', { region: '500155', locks: [{ from: '2026-04', to: '2026-05' }], reason: '汇总' });
    const months = ['2026-04', '2026-06', '2026-07'].map((period) => ({ region: '500155', period }));
    await mutateMonths('confirmMonth', 'ConfirmMonthInput', { months, reason: '未齐全的另行催报' });
    const renamed = await change('liangping', { institution, name: '改名学校' });
    expect(told(renamed)).toEqual({ problems: [], warnings: [] });
    const retyped = { institution, type: 'SCIENCE', effectiveFrom: '2026-05-10', reason: '改制' };
    expect(told(await change('liangping', retyped))).toEqual({
      problems: [],
      warnings: [
        [
          'LOCKED_MONTHS_CHANGE',
          '区划 梁平区（500155）的 2026-05 已锁定，其数值因本次调整改变（锁定不阻止区划与机构的调整）。',
          'effectiveFrom',
        ],
      ],
    });
    const given = { institution, reason: '撤销' };
    const stale = [
      'CONFIRMED_MONTHS_STALE',
      '区划 梁平区（500155）的 2026-06 至 2026-07 已确认，其机构因本次调整改变，原确认失效，须重新确认。',
      'from',
    ];
    expect(told(await close('liangping', { ...given, from: '2026-05-20' }))).toEqual({ problems: [], warnings: [stale] });
    // As it was when it was confirmed: nothing becomes stale by that.
    expect(told(await reopen('liangping', { ...given, from: '2026-05-20' }))).toEqual({ problems: [], warnings: [] });
    expect(told(await close('liangping', { ...given, from: '2026-07-01' }))).toEqual({
      problems: [],
      warnings: [[stale[0], stale[1]!.replace('2026-06 至 ', ''), 'from']],
    });
  });
});
