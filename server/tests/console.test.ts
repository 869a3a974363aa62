// The console as people see it: signing in, a region at a glance, where a figure comes from, and what moves by itself.
import { expect, test } from '@jest/globals';
import { createClient } from '@shuangcheng/client-sdk/node';
import { DEMONSTRATION_SCHOOL_CODE } from '../src/features/demonstration/demonstration-school.js';
import { approveReport } from './kit/approve-report.js';
import { describeInBrowser, JOURNEY_TIMEOUT_MS, signInToConsole, startBrowsing } from './kit/browser.js';
import { eventually } from './kit/eventually.js';

describeInBrowser('the console', () => {
  const { url, open, openConsole } = startBrowsing();
  const clientOf = (username: string) => createClient({ url: url(), credentials: { username, password: 'demo' } });

  test(
    'shows a county the figures that its plan prints, and where they come from',
    async () => {
      const page = await openConsole('liangping', '/500155/overview?period=2020');
      const total = page.locator('[data-indicator=ENERGY_TOTAL]');
      await total.getByText('17,215.00').waitFor();
      await page.locator('[data-indicator=ENERGY_PER_CAPITA]').getByText('173.85').waitFor();
      await page.getByText('演示数据').first().waitFor();
      await page.locator('[role=img][data-chart=ready]').waitFor();
      await total.getByRole('button', { name: '由来' }).click();
      const drawer = page.getByRole('dialog');
      await drawer.getByText('17215.0002267416').waitFor();
      await drawer.getByText('计入 6,816 份报表').waitFor();
    },
    JOURNEY_TIMEOUT_MS,
  );

  test(
    'leads from the province to a county and back, and finds one by its name; the period stays',
    async () => {
      const page = await openConsole('chongqing', '/500000/overview?period=2024');
      await page.getByRole('heading', { name: '重庆市 2024年' }).waitFor();
      await page
        .getByRole('link', { name: '梁平区' })
        .or(page.locator('td a', { hasText: '梁平区' }))
        .first()
        .click();
      await page.getByRole('heading', { name: '梁平区 2024年' }).waitFor();
      await page.locator('.ant-breadcrumb').getByText('重庆市').click();
      await page.getByRole('heading', { name: '重庆市 2024年' }).waitFor();
      await page.getByLabel('查找').fill('垫江');
      await page.locator('.ant-select-dropdown').getByText('垫江县').first().click();
      await page.getByRole('heading', { name: '垫江县 2024年' }).waitFor();
    },
    JOURNEY_TIMEOUT_MS,
  );

  test(
    'finds an institution by its name and shows it in the register; the name of the platform leads home, on a narrow screen too',
    async () => {
      const page = await openConsole('liangping', '/500155/progress?period=2025');
      await page.getByLabel('查找').fill(DEMONSTRATION_SCHOOL_CODE);
      await page.locator('.ant-select-dropdown .ant-select-item-option').first().click();
      await page.getByRole('dialog').getByText(DEMONSTRATION_SCHOOL_CODE).first().waitFor();
      await page.setViewportSize({ width: 800, height: 900 });
      await page.goto(`${url()}/#/500155/plans`);
      await page.locator('.ant-layout-sider-zero-width-trigger').click();
      await page.getByRole('link', { name: '双城公共机构节能' }).click();
      await page.getByRole('heading', { name: /^梁平区/ }).waitFor();
    },
    JOURNEY_TIMEOUT_MS,
  );

  test(
    'tells of a returned report at once, and the notice leads to it',
    async () => {
      const page = await openConsole('liangping-school', `/500155/reports?institution=${DEMONSTRATION_SCHOOL_CODE}&period=2025-10`);
      const client = clientOf('liangping');
      const report = {
        institution: DEMONSTRATION_SCHOOL_CODE,
        period: '2025-10',
        values: [{ item: 'WATER', quantity: '150', acquisition: 'METERED' }],
      } as const;
      const submitted = await client.submitReport(report);
      await client.reviewReports({ reportIds: [submitted.report!.id], decision: 'RETURN', reason: '请核对用水' });
      client.close();
      await page.locator('main').getByText('已退回').first().waitFor();
      await page.goto(`${url()}/#/500155/institutions`);
      await page.getByRole('button', { name: /通知，\d+ 条未读/ }).click();
      await page.getByRole('dialog').getByText('报表被退回').first().click();
      await page.locator('main').getByText('请核对用水').first().waitFor();
    },
    JOURNEY_TIMEOUT_MS,
  );

  test(
    'moves a figure by itself when a report is approved',
    async () => {
      const page = await openConsole('liangping', '/500155/overview?period=2025-11');
      const water = page.locator('[data-indicator=WATER_TOTAL] .ant-statistic-content');
      await page.getByText('实时').waitFor();
      const before = await water.innerText();
      await approveReport(url(), 'liangping', {
        institution: DEMONSTRATION_SCHOOL_CODE,
        period: '2025-11',
        values: [{ item: 'WATER', quantity: '987654', acquisition: 'METERED' }],
      });
      await eventually(async () => expect(await water.innerText()).not.toBe(before));
    },
    JOURNEY_TIMEOUT_MS,
  );

  test(
    'tells a county that another one is not its own to see',
    async () => {
      const { page } = await open(url());
      await signInToConsole(page, 'liangping');
      await page.locator('.frame').waitFor();
      await page.goto(`${url()}/#/500231/overview?period=2024`);
      await page.getByText('OUT_OF_SCOPE').waitFor();
    },
    JOURNEY_TIMEOUT_MS,
  );

  test(
    'asks whoever has a password that another set for a new one first, and says why a wrong one is refused',
    async () => {
      const bureau = clientOf('chongqing');
      const { initialSecret } = await bureau.createAccount({
        username: '新来的',
        displayName: '新来的科员',
        region: '500155',
        grants: [{ role: 'COUNTY_BUREAU', region: '500155' }],
      });
      bureau.close();
      const { page } = await open(url());
      await signInToConsole(page, '新来的', 'wrong');
      await page.getByText('SIGN_IN_REFUSED').waitFor();
      const first = initialSecret!;
      await signInToConsole(page, '新来的', first);
      await page.getByText('密码由他人设定，须先修改').waitFor();
      await page.getByLabel('现密码').fill(first);
      await page.getByLabel('新密码').fill('一二三四五六七八九十甲乙');
      await page.getByLabel('再输入一次').fill('一二三四五六七八九十甲乙');
      await page.getByRole('button', { name: '修改密码' }).click();
      await signInToConsole(page, '新来的', '一二三四五六七八九十甲乙');
      await page.getByText('新来的科员').waitFor();
    },
    JOURNEY_TIMEOUT_MS,
  );

  test(
    'says that nothing more will come when the grant is ended while a page is open, and whose the region is no more',
    async () => {
      const { page } = await open(url());
      await signInToConsole(page, 'dianjiang');
      await page.locator('.frame').waitFor();
      await page.getByText('实时').waitFor();
      const bureau = clientOf('chongqing');
      for await (const { username, grants } of bureau.accounts({ region: '500231' }))
        if (username === 'dianjiang') expect(await bureau.revokeRole({ grant: grants[0]!.id, reason: '调离' })).toMatchObject({ ok: true });
      bureau.close();
      await page
        .getByText(/不再实时更新|不在您的授权范围内|没有查看它的授权|没有任何授权/)
        .first()
        .waitFor();
      await page.getByText('连接中断').waitFor({ state: 'hidden' });
    },
    JOURNEY_TIMEOUT_MS,
  );
});
