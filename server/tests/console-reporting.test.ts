// A month as clerks see it: filled in by who reports, found by the county in its list, explained, taken back, revised.
import { expect, test } from '@jest/globals';
import { createClient } from '@shuangcheng/client-sdk/node';
import { DEMONSTRATION_SCHOOL_CODE } from '../src/features/demonstration/demonstration-school.js';
import { describeInBrowser, JOURNEY_TIMEOUT_MS, startBrowsing } from './kit/browser.js';

const submit = /^上\s?报$/;

describeInBrowser('filling in a month', () => {
  const { url, openConsole } = startBrowsing();
  const clientOf = (username: string) => createClient({ url: url(), credentials: { username, password: 'demo' } });

  test(
    'leads a reporter from the months of the school to a submitted one; a slip is told at its field, and what was typed stays',
    async () => {
      const page = await openConsole('liangping-school');
      await page
        .getByRole('row', { name: '2026年9月' })
        .getByRole('button', { name: /填\s?报/ })
        .click();
      await page.getByRole('form', { name: '梁平区梁山小学2026年9月' }).waitFor();
      await page.getByLabel('电数量').fill('二万');
      await page.getByLabel('电费用').fill('9000');
      // As it is pasted from elsewhere: shown at once as it will be sent.
      await page.getByLabel('水数量').fill(' １，５００.0 ');
      await page.getByLabel('水数量').blur();
      expect(await page.getByLabel('水数量').inputValue()).toBe('1500.0');
      await page.getByLabel('水数量').fill('1500');
      await page.getByRole('button', { name: submit }).click();
      await page.locator('[data-item=ELECTRICITY]').getByText('收到“二万”').waitFor();
      await page.reload();
      await expect(page.getByLabel('水数量').inputValue()).resolves.toBe('1500');
      // Ten times of last year's: seen beside it before it is sent.
      await page.getByLabel('电数量').fill('261810');
      await page.locator('[data-item=ELECTRICITY]').getByText('10.00 倍').waitFor();
      await page.getByRole('button', { name: submit }).click();
      await page.getByText('已上报（第 1 版）').waitFor();
      await page.locator('[data-item=FLOOR_AREA]').getByText('沿用上期').waitFor();
      await page.getByLabel('第 1 处发现的说明').fill('抄表跨两个月，下月补齐票据');
      await page.getByRole('button', { name: '提交说明' }).click();
      await page.getByText('说明：抄表跨两个月，下月补齐票据').waitFor();
      await page.getByRole('button', { name: /^撤\s?回$/ }).click();
      await page.getByRole('dialog').getByText('填报有误，改正后重新上报').click();
      await page.getByRole('dialog').getByLabel('原因').press('Enter');
      await page.locator('.page-head').getByText('已撤回').waitFor();
      await page.getByRole('button', { name: '返回各月' }).click();
      await page.getByRole('row', { name: '2026年9月' }).getByText('已撤回').waitFor();
    },
    JOURNEY_TIMEOUT_MS,
  );

  test(
    'lets a county find an institution, revise its approved month, and see what another has changed meanwhile',
    async () => {
      const page = await openConsole('liangping', '/500155/reports?period=2025-10');
      await page.getByText('全部 569').waitFor();
      await page.getByLabel('机构名称或代码').fill('梁山小学');
      await page.getByLabel('机构名称或代码').press('Enter');
      await page.getByText('全部 1', { exact: true }).waitFor();
      await page.locator('td a', { hasText: '梁平区梁山小学' }).click();
      await page.getByRole('button', { name: /^修\s?订$/ }).click();
      await page.getByText('审核通过前，数值中仍按第 1 版计入').waitFor();
      await page.getByRole('button', { name: '开始修改' }).click();
      await page.getByLabel('水数量').fill('1499');
      const school = clientOf('liangping-school');
      const values = [{ item: 'ELECTRICITY', quantity: '22000', acquisition: 'METERED' as const }];
      await school.saveReport({ institution: DEMONSTRATION_SCHOOL_CODE, period: '2025-10', values });
      await page.getByRole('button', { name: '上报修订' }).click();
      await page.getByText('这份报表已由 liangping-school 改为第 2 版').waitFor();
      await expect(page.getByLabel('水数量').inputValue()).resolves.toBe('1499');
      await expect(page.getByLabel('电数量').inputValue()).resolves.toBe('22000');
      await page.getByRole('button', { name: '保留我的填写' }).click();
      await page.getByRole('button', { name: submit }).click();
      await page.getByText('已上报（第 3 版）').waitFor();
      await page.getByText('数值中仍按第 1 版计入').waitFor();
      school.close();
    },
    JOURNEY_TIMEOUT_MS,
  );

  test(
    'shows a province the reports of its institutions, and nothing to change',
    async () => {
      const page = await openConsole('chongqing', '/500155/reports?period=2025-11&standing=NONE');
      await page.getByText('未报 26').waitFor();
      await page.locator('td a').first().click();
      await page.getByRole('button', { name: '返回列表' }).waitFor();
      expect(await page.getByLabel('电数量').count()).toBe(0);
      expect(await page.getByRole('button', { name: /上\s?报|保存草稿/ }).count()).toBe(0);
    },
    JOURNEY_TIMEOUT_MS,
  );
});
