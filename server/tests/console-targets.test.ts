// The console's pages of targets, as a bureau uses them: how its targets stand, giving them to the regions below, what its plan says.
import { test, expect } from '@jest/globals';
import { DEMONSTRATION_SCHOOL_CODE } from '../src/features/demonstration/demonstration-school.js';
import { approveReport } from './kit/approve-report.js';
import { describeInBrowser, JOURNEY_TIMEOUT_MS, startBrowsing } from './kit/browser.js';
import { eventually } from './kit/eventually.js';

describeInBrowser('the console on targets', () => {
  const { url, openConsole } = startBrowsing();

  test(
    'shows a county how each target stands against its path, which moves by itself when a report is approved',
    async () => {
      const page = await openConsole('liangping', '/500155/progress?period=2025');
      const energy = page.getByRole('row', { name: /能源消费总量/ });
      await energy.getByText('16,354.00', { exact: true }).waitFor();
      await energy.getByText('滞后').waitFor();
      await page.getByText('等比递减（文件没有规定，按平台规则推定）').waitFor();
      await page.getByText('人数可增长 1.06%，再多则总量更严。').waitFor();
      await page.locator('[role=img][data-chart=ready]').waitFor();
      await page.getByRole('button', { name: '逐月还可用多少' }).click();
      await page.getByText('2025年各月均已结束，没有剩余的月份。').waitFor();

      await page.getByRole('radio', { name: '碳排放总量' }).click();
      await page.getByRole('row', { name: /锁定规划基年电网因子/ }).waitFor();

      await page.getByText('实时').waitFor();
      const water = page.getByRole('row', { name: /用水总量/ });
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
    'shows a province which of the regions below are behind, and leads to them',
    async () => {
      const page = await openConsole('chongqing', '/500000/progress?period=2025');
      await page.getByText('上报的与目标的基数不是同一口径').first().waitFor();
      const below = page.getByRole('row', { name: /梁平区/ });
      await below.getByText('滞后').waitFor();
      await below.getByText('梁平区').click();
      await page.getByRole('heading', { name: '梁平区 2025年目标进度' }).waitFor();
    },
    JOURNEY_TIMEOUT_MS,
  );

  test(
    'shows a county what its plan prints, and what the plan’s own numbers contradict',
    async () => {
      const page = await openConsole('liangping', '/500155/plans');
      await page.getByText('重庆市梁平区公共机构节约能源资源“十四五”规划').waitFor();
      const energy = page.getByRole('row', { name: /能源消费总量/ });
      await energy.getByText('由文件自身数字复算 17211.92').waitFor();
      await page.getByText('文中称 11 项行动，实列 10 项。').waitFor();
      await page
        .getByRole('row', { name: /隐含用能人数/ })
        .getByText('疑点')
        .waitFor();
    },
    JOURNEY_TIMEOUT_MS,
  );

  test(
    'gives a province’s cap to its districts: looked at first, refused where demands contradict, given out, and adjusted as long as it adds up',
    async () => {
      const page = await openConsole('chongqing', '/500000/decompose?period=2025');
      const look = page.getByRole('button', { name: /^试\s?算$/ });
      await page.getByLabel('涪陵区：固定值').fill('一百');
      await look.click();
      await page.getByText('有 1 处应为数字，如 3.5，已标红（涪陵区）。').waitFor();
      await page.getByLabel('涪陵区：固定值').fill('1,200,000');
      await page.getByLabel('涪陵区：固定值').press('Enter');
      await page.getByText('这些约束合起来至少为 1200000，超过上级目标 1120000').waitFor();
      await page.getByLabel('涪陵区：固定值').fill('45,000');
      await page.getByLabel('梁平区：至少下降 %').fill('5');
      await look.click();
      await page.getByText('试算结果（吨标准煤）').waitFor();
      await page.getByText('未为其留用').waitFor();
      const liangping = page.getByRole('row', { name: /梁平区/ });
      await liangping.getByText('16354', { exact: true }).waitFor();
      await liangping.getByText('16,354.00').waitFor();
      expect(await page.getByLabel('涪陵区：固定值').inputValue()).toBe('45,000');

      await page.getByRole('button', { name: '下达…' }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^下\s?达$/ })
        .click();
      await page.getByText('已下达（吨标准煤）').waitFor();
      await page.getByLabel('涪陵区：新的目标').fill('44000');
      await page.getByLabel('调整的原因').fill('涪陵区机构划出');
      const adjust = async (): Promise<void> => {
        await page.getByRole('button', { name: '调整…' }).click();
        await page
          .getByRole('dialog')
          .getByRole('button', { name: /^调\s?整$/ })
          .click();
      };
      await adjust();
      await page.getByText('比本级目标少 1000').waitFor();
      await page.getByLabel('梁平区：新的目标').fill('17354');
      await adjust();
      await page.getByText('已调整 2 个下级的目标。').waitFor();
      await page
        .getByRole('row', { name: /涪陵区 44000/ })
        .getByText('调整：涪陵区机构划出')
        .waitFor();
      await page.getByRole('button', { name: '这次分解所用的输入' }).click();
      await page.getByText('以留存的输入重算，各值逐位相同。').waitFor();
    },
    JOURNEY_TIMEOUT_MS,
  );
});
