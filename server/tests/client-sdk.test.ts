// The SDK as its users meet it: the programs of its README copied as they are, its command line, and a program in another language,
// all against the product as a process.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createClient, Decimal, importFile, inFile, type Client } from '@shuangcheng/client-sdk/node';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEMONSTRATION_SCHOOL_CODE } from '../src/features/demonstration/demonstration-school.js';
import type { ClonedDatabase } from './kit/clone-database.js';
import { cloneDemonstration, DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import { endPlatforms, launch, newDataFolder, readyAt, type LaunchedPlatform } from './kit/launch-platform.js';
import { runProgram, type RunningProgram } from './kit/run-program.js';

const STARTING_MS = 60_000;
const inCheckout = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const readme = readFileSync(inCheckout('client-sdk/README.md'), 'utf8');

/** A block of the README whose first line names the file that it is to be saved as. */
const blockOf = (name: string): string => {
  const found = [...readme.matchAll(/^```\w*\n([\s\S]*?)^```$/gm)]
    .map(([, text]) => text!)
    .find((text) => text.split('\n', 1)[0]!.includes(name));
  if (!found) throw new Error(`the README has no block for ${name}`);
  return found;
};

let cloned: ClonedDatabase;
let port: number;
let dataDir: string;
let platform: LaunchedPlatform;
let url: string;
/** In the checkout, so that programs find the package. */
let folder: string;
let environment: Record<string, string>;
const clients: Client[] = [];

const start = async (): Promise<void> => {
  platform = launch({ DATABASE_URL: cloned.ownerUrl, DATA_DIR: dataDir, PORT: String(port) });
  url = await readyAt(platform);
};
const clientOf = (username: string): Client => {
  const client = createClient({ url, credentials: { username, password: 'demo' } });
  clients.push(client);
  return client;
};

beforeAll(async () => {
  cloned = await cloneDemonstration();
  dataDir = newDataFolder();
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  ({ port } = probe.address() as AddressInfo);
  await new Promise((resolve) => probe.close(resolve));
  await start();
  mkdirSync(inCheckout('node_modules/.cache'), { recursive: true });
  folder = mkdtempSync(inCheckout('node_modules/.cache/sdk-programs-'));
  environment = { SHUANGCHENG_URL: url, XDG_CONFIG_HOME: join(folder, 'config') };
}, DEMONSTRATION_TIMEOUT_MS + STARTING_MS);
afterAll(async () => {
  for (const client of clients) client.close();
  await endPlatforms();
  await cloned?.drop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

const report = (period: `${number}-${'10' | '11'}`, water: string) => ({
  institution: DEMONSTRATION_SCHOOL_CODE,
  period,
  values: [{ item: 'WATER', quantity: water, acquisition: 'METERED' } as const],
});

describe('the client', () => {
  test('submits, reviews and reads with decimals, problems and iterators as they are typed', async () => {
    const county = clientOf('liangping');
    const before = (await county.figures({ region: '500155', period: '2025-11', codes: ['WATER_TOTAL'] }))!.indicators[0]!;
    const submitted = await county.submitReport(report('2025-11', '77.25'));
    expect(submitted).toMatchObject({ ok: true, report: { status: 'SUBMITTED' } });
    const queue: { id: string; institution: { code: string } }[] = [];
    for await (const waiting of county.reviewQueue({ region: '500155', period: '2025-11' }, { pageSize: 1 })) queue.push(waiting);
    const id = submitted.report!.id;
    expect(queue.find((waiting) => waiting.id === id)!.institution.code).toBe(DEMONSTRATION_SCHOOL_CODE);
    expect(await county.reviewReports({ reportIds: [id], decision: 'APPROVE' })).toMatchObject({ ok: true });
    expect(await county.reviewReports({ reportIds: [id], decision: 'APPROVE' })).toMatchObject({
      ok: false,
      problems: [{ code: 'NOT_SUBMITTED' }],
    });
    const after = (await county.figures({ region: '500155', period: '2025-11', codes: ['WATER_TOTAL'] }))!.indicators[0]!;
    const reports = [];
    for await (const each of county.institutionReports({ institution: DEMONSTRATION_SCHOOL_CODE, from: '2025-11', to: '2025-11' }))
      reports.push(each);
    expect(reports[0]!.values.find(({ item }) => item === 'WATER')!.quantity!.toFixed()).toBe('77.25');
    expect(after.value!.eq(before.value!)).toBe(false);
  });

  test('submits a batch again under its id, and nothing is done twice', async () => {
    const county = clientOf('liangping');
    const rows = ['10.5', 'many', '11'].map((water, index) => ({ ...report('2025-10', water), period: `2024-0${index + 1}` }));
    const first = await county.submitReports(rows, { batchId: 'a batch', rowsAtOnce: 2 });
    expect([first.accepted, first.rejected]).toEqual([2, 1]);
    expect(first.results[1]!.problems.map(({ code }) => code)).toEqual(['NOT_A_NUMBER']);
    expect((await county.submitReports(rows, { batchId: 'a batch', rowsAtOnce: 2 })).results).toEqual(first.results);
  });

  test('keeps its tokens in a file that only its owner reads, and signs out for good', async () => {
    const path = join(folder, 'tokens.json');
    const signedIn = createClient({ url, credentials: { username: 'quxian', password: 'demo' }, tokens: inFile(path) });
    await signedIn.signIn();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const { accessToken } = JSON.parse(readFileSync(path, 'utf8')) as { accessToken: string };
    const later = createClient({ url, tokens: inFile(path) });
    expect((await later.viewer()).username).toBe('quxian');
    await later.signOut();
    expect(existsSync(path)).toBe(false);
    await expect(createClient({ url, tokens: inFile(path) }).viewer()).rejects.toMatchObject({ code: 'SIGN_IN_REFUSED' });
    await expect(createClient({ url, credentials: async () => accessToken }).viewer()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('imports a file and follows it to its end', async () => {
    const path = join(folder, 'import.csv');
    writeFileSync(path, `ORG,PERIOD,120\n${DEMONSTRATION_SCHOOL_CODE},2025-09,12\n${DEMONSTRATION_SCHOOL_CODE},2025-08,much\n`);
    const county = clientOf('liangping');
    const states: string[] = [];
    const outcome = await importFile(county, path, { acquisition: 'METERED', onProgress: ({ state }) => states.push(state) });
    expect(outcome).toMatchObject({ ok: true, status: { counts: { rows: 2, updated: 1, rejected: 1 } } });
    expect(states.at(-1)).toBe('FINISHED');
    expect(await importFile(county, join(inCheckout('LICENSE')))).toMatchObject({ ok: false });
    const register = await importFile(county, path, { kind: 'REGISTER' });
    expect(register).toMatchObject({ ok: false, problems: [{ code: 'HEADER_WRONG' }, { code: 'HEADER_WRONG' }] });
  });
});

/** Saves a block of the README as the file that it names, and runs it. */
const runFromReadme = (name: string): RunningProgram => {
  writeFileSync(join(folder, name), blockOf(name));
  return runProgram(process.execPath, [name], { folder, environment });
};

describe('the README’s programs', () => {
  test('a county submits a month from a CSV', async () => {
    writeFileSync(join(folder, 'month.csv'), blockOf('ORG,'));
    const county = runFromReadme('county.mjs');
    expect(await county.ended).toBe(0);
    expect(county.out()).toMatch(/2 行，未通过 1 行/);
    expect(county.out()).toContain('第 3 行');
  });
});

/** A report of a month that was approved, by the county. */
const approve = async (county: Client, period: '2025-03' | '2025-04', water: string): Promise<void> => {
  const { report: made } = await county.submitReport({ ...report('2025-10', water), period });
  expect(await county.reviewReports({ reportIds: [made!.id], decision: 'APPROVE' })).toMatchObject({ ok: true });
};

describe('the README’s programs, continued', () => {
  test('a bureau prints a ranking and follows progress', async () => {
    const bureau = runFromReadme('bureau.mjs');
    await bureau.says('路径');
    const before = bureau.out().split('路径').length;
    expect(bureau.out()).toMatch(/^1 \S+ [\d.]+ kgce\/person\n/);
    await approve(clientOf('liangping'), '2025-03', '88');
    await bureau.says('路径', before);
    bureau.kill('SIGTERM');
    await bureau.ended;
    expect(bureau.err()).toBe('');
  });

  test('a joint client writes the yearly report of what both have published', async () => {
    const write = async (): Promise<string> => {
      const joint = runFromReadme('joint.mjs');
      expect([await joint.ended, joint.err()]).toEqual([0, '']);
      return readFileSync(join(folder, 'joint-2025.csv'), 'utf8');
    };
    expect(await write()).toContain('能源消费总量,tce,NOT_PUBLISHED,—,—');
    for (const [username, region] of [
      ['sichuan', '510000'],
      ['chongqing', '500000'],
    ] as const) {
      const bureau = clientOf(username);
      const preview = await bureau.previewEdition({ region, period: '2025' });
      expect(preview).toMatchObject({ ok: true, preview: { number: 1, province: { coverage: expect.any(Decimal) } } });
      expect(await bureau.publishEdition({ region, period: '2025' })).toMatchObject({ ok: true, edition: { number: 1 } });
    }
    const analyst = createClient({ url, credentials: { clientId: 'joint', clientSecret: 'demo' } });
    const bureau = clientOf('chongqing');
    const wanted = { code: 'ENERGY_TOTAL', period: '2025' } as const;
    for (const refused of [() => bureau.joint(), () => bureau.jointIndicator(wanted), () => bureau.jointFactors({ period: '2025' })])
      await expect(refused()).rejects.toMatchObject({ code: 'FORBIDDEN', message: expect.stringContaining('成渝联合分析') });
    const [sichuan] = await analyst.jointFactors({ period: '2025' });
    expect(sichuan!.figures[0]!.edition!.factors).toContainEqual(expect.objectContaining({ use: 'CARBON', item: 'NATURAL_GAS' }));
    expect(await write()).toMatch(/\n能源消费总量,tce,[\d.]+,[\d.]+,[\d.]+\n/);
  });
});

const cli = (...words: string[]): RunningProgram =>
  runProgram(process.execPath, [inCheckout('client-sdk/bin/shuangcheng.js'), ...words], { folder, environment });
const lines = (program: RunningProgram): Record<string, unknown>[] =>
  program
    .out()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('the command line', () => {
  test('says what it is for, and what is wrong with how it was called', async () => {
    const [help, unknown, before] = [cli('--help'), cli('figures', '500155', 'last-year'), cli('figures', '500155', '2020')];
    const [option, value] = [cli('report', '2025', '--regoin', '500155', '--json'), cli('figures', '500155', '2020', '--codes')];
    expect([await option.ended, await value.ended]).toEqual([2, 2]);
    const [nothing, subject] = [cli(), cli('follow', 'nix')];
    expect([await nothing.ended, nothing.out()]).toEqual([2, '']);
    expect(nothing.err()).toContain('用法：shuangcheng');
    expect([await subject.ended, subject.err()]).toEqual([2, expect.stringContaining('follow 没有“nix”这一类')]);
    const away = cli('login', '--server', 'http://127.0.0.1:1', '--username', 'x');
    expect([await away.ended, away.err()]).toEqual([3, expect.stringContaining('无法连接平台（http://127.0.0.1:1）')]);
    expect(lines(option)).toEqual([expect.objectContaining({ code: 'WRONG_USAGE', message: 'report：无法识别的选项 --regoin。' })]);
    expect(value.err()).toContain('选项 --codes 须给出值');
    expect([await help.ended, await unknown.ended, await before.ended]).toEqual([0, 2, 3]);
    expect(help.out()).toContain('退出码');
    expect(unknown.err()).toContain('last-year');
    expect(before.err()).toContain('shuangcheng login');
  });

  test('signs in with a password that is piped in, and is refused with another', async () => {
    const words = ['login', '--server', url, '--username', 'liangping'];
    const run = (input: string) =>
      runProgram(process.execPath, [inCheckout('client-sdk/bin/shuangcheng.js'), ...words], { folder, environment, input });
    const wrong = run('wrong\n');
    expect(await wrong.ended).toBe(3);
    expect(wrong.err()).toContain('用户名或密码不正确');
    expect(wrong.err()).not.toContain('令牌');
    const right = run('demo\n');
    expect(await right.ended).toBe(0);
    expect(statSync(join(folder, 'config/shuangcheng/tokens.json')).mode & 0o777).toBe(0o600);
  });

  test('shows figures and rankings to people and to machines', async () => {
    const [people, machines, outside] = [
      cli('figures', '500155', '2020'),
      cli('figures', '500155', '2020', '--codes', 'ENERGY_TOTAL', '--json'),
      cli('figures', '510000', '2020'),
    ];
    expect([await people.ended, await machines.ended, await outside.ended]).toEqual([0, 0, 3]);
    const nowhere = cli('figures', '999999', '2020', '--json');
    expect(await nowhere.ended).toBe(3);
    expect(lines(nowhere)).toEqual([expect.objectContaining({ type: 'error', code: 'NOT_FOUND', passing: false })]);
    expect(people.out()).toMatch(/能源消费总量 +17215\.00 +tce/);
    expect(lines(machines)[0]).toMatchObject({ name: '梁平区', indicators: [{ value: expect.stringMatching(/^17215\.00/) }] });
    expect(outside.err()).toContain('510000');
  });

  test('submits a file, answers each row that was refused, and keeps those in a file', async () => {
    writeFileSync(join(folder, 'rows.csv'), blockOf('ORG,'));
    const submitted = cli('submit', 'rows.csv', '--acquisition', 'METERED');
    expect(await submitted.ended).toBe(1);
    expect(submitted.out()).toContain('未通过 1。');
    const failed = readFileSync(join(folder, 'rows-未通过.csv'), 'utf8').split('\r\n');
    expect(failed[1]).toMatch(/^3,12500155X200000166,.+,NOT_A_NUMBER,/);
    const machines = cli('submit', 'rows.csv', '--acquisition', 'METERED', '--dry-run', '--json');
    expect(await machines.ended).toBe(1);
    expect(lines(machines).at(-1)).toMatchObject({ type: 'result', ok: true, import: { dryRun: true, counts: { rejected: 1 } } });
    const missing = cli('submit', 'none.csv');
    expect(await missing.ended).toBe(2);
  });

  test('imports a file of the register, and tells what was refused and what to look at', async () => {
    const school = (code: string, region: string) => `${code},命令行学校,${region},021,EDUCATION,2026-01-01`;
    const rows = [school('12500155X209999991', '500155'), school('12500155X209999992', '500231')];
    writeFileSync(join(folder, '名录.csv'), ['ORG,NAME,REGION,TYPE,SYSTEM,VALID_FROM', ...rows].join('\n'));
    const looked = cli('register', '名录.csv', '--dry-run');
    expect(await looked.ended).toBe(1);
    expect(looked.out()).toContain('试导入（未写入）：共 2 行，新建 1，');
    const registered = cli('register', '名录.csv');
    expect(await registered.ended).toBe(1);
    expect(registered.out()).toMatch(/第 2 行请核对：.*校验位不符/);
    expect(readFileSync(join(folder, '名录-未通过.csv'), 'utf8')).toContain('UNKNOWN_REGION');
    const again = cli('register', '名录.csv', '--json');
    expect(await again.ended).toBe(1);
    expect(lines(again).at(-1)).toMatchObject({ import: { counts: { unchanged: 1, rejected: 1 } } });
    expect(await cli('register', '名录.csv', '--draft').ended).toBe(2);
  });

  test('writes the year as CSV and as JSON', async () => {
    const [csv, json] = [
      cli('report', '2020', '--region', '500155', '--output', 'year.csv'),
      cli('report', '2020', '--region', '500155', '--json'),
    ];
    expect([await csv.ended, await json.ended]).toEqual([0, 0]);
    expect(readFileSync(join(folder, 'year.csv'), 'utf8')).toMatch(/\r\n500155,梁平区,ENERGY_TOTAL,能源消费总量,2020,17215\.\d+,tce/);
    expect(lines(json)[0]).toMatchObject({ figures: expect.arrayContaining([expect.objectContaining({ indicator: 'WATER_TOTAL' })]) });
  });

  test('writes the report of both provinces for a joint client, and saves the bulletin of one of them for its bureau', async () => {
    const as =
      (account: string) =>
      (words: string[], input = '') =>
        runProgram(process.execPath, [inCheckout('client-sdk/bin/shuangcheng.js'), ...words], {
          folder,
          environment: { ...environment, XDG_CONFIG_HOME: join(folder, account) },
          input,
        });
    const [joint, bureau] = [as('joint'), as('chongqing')];
    expect(await joint(['login', '--server', url, '--client-id', 'joint'], 'demo').ended).toBe(0);
    expect(await bureau(['login', '--server', url, '--username', 'chongqing'], 'demo').ended).toBe(0);
    const report = joint(['report', '2025', '--json']);
    expect(await report.ended).toBe(0);
    const { figures } = lines(report)[0] as { figures: { region: { code: string }; value: string | null }[] };
    expect(figures.slice(0, 3).map(({ region, value }) => [region.code, value !== null])).toEqual([
      ['JOINT', true],
      ['510000', true],
      ['500000', true],
    ]);
    expect(await joint(['report', '2025', '--region', '500000']).ended).toBe(3);
    // What neither has published is no report, in whatever form.
    for (const output of [[], ['--output', 'blank.csv'], ['--output', 'blank.docx']])
      expect(await joint(['report', '2021', ...output]).ended).toBe(3);
    expect(readdirSync(folder).filter((name) => name.includes('blank'))).toEqual([]);
    expect(await bureau(['report', '2025', '--region', '500000', '--output', 'bulletin.docx']).ended).toBe(0);
    expect(readFileSync(join(folder, 'bulletin.docx')).subarray(0, 2).toString()).toBe('PK');
    expect(await joint(['report', '2025', '--output', 'joint.docx']).ended).toBe(0);
    expect(readFileSync(join(folder, 'joint.docx')).subarray(0, 2).toString()).toBe('PK');
  });

  test('ends at once where a file is not there or cannot be written, and refuses the joint report to a bureau', async () => {
    const bureau = (...words: string[]) =>
      runProgram(process.execPath, [inCheckout('client-sdk/bin/shuangcheng.js'), ...words], {
        folder,
        environment: { ...environment, XDG_CONFIG_HOME: join(folder, 'chongqing') },
      });
    const [saved, absent] = [bureau('report', '2025', '--region', '500000', '--output', 'no/x.docx'), bureau('submit', 'no.csv', '--json')];
    expect([await saved.ended, await absent.ended]).toEqual([2, 2]);
    expect(saved.err()).toBe('文件 no/x.docx 无法读写：文件不存在，或所在的文件夹不存在。\n');
    expect(lines(absent)).toEqual([expect.objectContaining({ type: 'error', code: 'FILE_NOT_USABLE' })]);
    for (const output of [[], ['--output', 'joint-of-bureau.docx']]) expect(await bureau('report', '2025', ...output).ended).toBe(3);
    expect(readdirSync(folder).filter((name) => name.includes('joint-of-bureau'))).toEqual([]);
  });

  test('says nothing of a connection before a refusal', async () => {
    const outside = cli('follow', 'figures', '510000', '2025', '--json');
    expect(await outside.ended).toBe(3);
    expect(outside.err()).not.toContain('已连接');
    expect(lines(outside)).toEqual([expect.objectContaining({ type: 'error', code: 'OUT_OF_SCOPE', passing: false })]);
  });

  test('ends with 3 where a document is cut in the middle, and saves nothing', async () => {
    const cutting = createHttpServer((request, response) => {
      if (request.url === '/auth/token') return response.end(JSON.stringify({ access_token: 'a', refresh_token: 'r', expires_in: 900 }));
      response.writeHead(200, { 'content-length': 1_000_000 });
      return response.write('PK', () => setImmediate(() => response.destroy()));
    }).listen(0, '127.0.0.1');
    await once(cutting, 'listening');
    const home = { folder, environment: { ...environment, XDG_CONFIG_HOME: join(folder, 'cut') } };
    const run = (words: string[], input = '') =>
      runProgram(process.execPath, [inCheckout('client-sdk/bin/shuangcheng.js'), ...words], { ...home, input });
    const address = `http://127.0.0.1:${(cutting.address() as AddressInfo).port}`;
    expect(await run(['login', '--server', address, '--username', 'x'], 'x').ended).toBe(0);
    const saved = run(['report', '2025', '--region', '500000', '--output', 'cut.docx', '--json']);
    expect(await saved.ended).toBe(3);
    cutting.close();
    expect(saved.err()).toMatch(/^无法连接平台（http:\/\/127\.0\.0\.1:\d+），或连接中断，请检查网络和地址。\n$/);
    expect(lines(saved)).toEqual([expect.objectContaining({ type: 'error', code: 'UNREACHABLE', passing: true })]);
    expect(readdirSync(folder).filter((name) => name.includes('cut.docx'))).toEqual([]);
  });

  test('follows over a restart of the platform, each notification once', async () => {
    const county = clientOf('liangping');
    const returned = async (period: '2025-06' | '2025-07', reason: string): Promise<void> => {
      const { report: made } = await county.submitReport({ ...report('2025-10', '5'), period });
      expect(await county.reviewReports({ reportIds: [made!.id], decision: 'RETURN', reason })).toMatchObject({ ok: true });
    };
    const following = cli('follow', '--json', '--count', '2');
    await following.says('已连接');
    await returned('2025-06', '第一次');
    await following.says('第一次');
    platform.child.kill('SIGTERM');
    await platform.ended;
    await following.says('连接中断');
    await start();
    await returned('2025-07', '第二次');
    expect(await following.ended).toBe(0);
    expect(lines(following).map((line) => JSON.stringify(line))).toEqual([
      expect.stringContaining('第一次'),
      expect.stringContaining('第二次'),
    ]);
  });

  test('signs out, and tells when nobody answers', async () => {
    expect(await cli('logout').ended).toBe(0);
    expect(await cli('figures', '500155', '2020').ended).toBe(3);
    const nowhere = runProgram(
      process.execPath,
      [inCheckout('client-sdk/bin/shuangcheng.js'), 'login', '--server', 'http://127.0.0.1:1', '--username', 'x'],
      { folder, environment, input: 'x' },
    );
    expect(await nowhere.ended).toBe(3);
    expect(nowhere.err()).toContain('无法连接');
  });
});

const hasPython = (): boolean => {
  try {
    execFileSync('python3', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

test('a program in Python, with its standard library alone, does what the SDK does', async () => {
  if (!hasPython()) return console.info('skipped: there is no python3 on this machine');
  const program = inCheckout('client-sdk/examples/plain.py');
  const plain = runProgram('python3', [program, url, 'liangping', 'demo', DEMONSTRATION_SCHOOL_CODE, '2025-12'], { folder });
  expect([await plain.ended, plain.err()]).toEqual([0, '']);
  expect(plain.out()).toMatch(/^submitted \d+\ntold .*请核对水表读数.*\napproved \d+\nfigure \d+(\.\d+)? m3\n$/);
});
