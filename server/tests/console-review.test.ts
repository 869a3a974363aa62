// Review as reviewers see it: one report after the other, several at once with each one's own answer, and a queue that moves by itself.
import { expect, test } from '@jest/globals';
import { createClient } from '@shuangcheng/client-sdk/node';
import { DEMONSTRATION_SCHOOL_CODE } from '../src/features/demonstration/demonstration-school.js';
import { describeInBrowser, JOURNEY_TIMEOUT_MS, startBrowsing } from './kit/browser.js';

describeInBrowser('review', () => {
  const { url, openConsole } = startBrowsing();
  const clientOf = (username: string) => createClient({ url: url(), credentials: { username, password: 'demo' } });

  test(
    'shows what is unlikely beside last month, returns it with a usual reason, and goes on to the next',
    async () => {
      const page = await openConsole('liangping', '/500155/review?findings=with&period=2025-11');
      await page.getByText('符合条件 3 份').waitFor();
      await page.locator('td a').first().click();
      await page.getByRole('heading', { name: '梁平区美术馆 2025年11月' }).waitFor();
      await page.locator('[data-item=ELECTRICITY]').getByText('仅其 0.01%').first().waitFor();
      await page.getByText('可能将以“万千瓦时”计的数值按“千瓦时”填报').waitFor();
      await page.getByRole('button', { name: /^退\s?回$/ }).click();
      await page.getByRole('dialog').getByText('单位有误').click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^退\s?回$/ })
        .click();
      await page.getByText('梁平区美术馆2025年11月已退回').waitFor();
      await page.getByRole('heading', { name: '梁平区回龙镇人民政府 2025年11月' }).waitFor();
      await page.getByRole('button', { name: /^通\s?过$/ }).click();
      await page.getByRole('heading', { name: '梁平区柏家镇文化服务中心 2025年11月' }).waitFor();
      await page.getByRole('button', { name: '返回待审核列表' }).click();
      await page.getByText('符合条件 1 份').waitFor();
    },
    JOURNEY_TIMEOUT_MS,
  );

  test(
    'approves several at once, and says of the one that its school has taken back meanwhile why it is not done',
    async () => {
      const school = clientOf('liangping-school');
      const values = [{ item: 'ELECTRICITY', quantity: '21000', acquisition: 'METERED' as const }];
      const { report } = await school.submitReport({ institution: DEMONSTRATION_SCHOOL_CODE, period: '2025-12', values });
      const page = await openConsole('liangping-education', '/500155/review?period=2025-12');
      await page.getByText('实时').waitFor();
      const row = page.getByRole('row', { name: '梁平区梁山小学' });
      await row.getByRole('checkbox').check();
      await page.getByRole('row', { name: '梁平区' }).nth(1).getByRole('checkbox').check();
      // The list is kept as it is shown until the decision: the withdrawal is answered by the server.
      await page.route('**/graphql', async (route) => {
        if (route.request().postDataJSON()?.operationName === 'Review')
          await school.withdrawReport({ reportId: report!.id, reason: '数据尚未核实' });
        await route.continue();
      });
      await page.getByRole('button', { name: '通过选中的 2 份' }).click();
      await page
        .getByRole('tooltip')
        .getByRole('button', { name: /^通\s?过$/ })
        .click();
      await page.getByText('已办理 1 份，1 份未办理').waitFor();
      await page.getByText('梁平区梁山小学 2025年12月：').waitFor();
      school.close();
    },
    JOURNEY_TIMEOUT_MS,
  );

  test(
    'counts by itself what comes, and tells a county with nothing to review that all is done',
    async () => {
      const page = await openConsole('liangping-education', '/500155/review?period=2026-08');
      await page.getByText('没有符合条件的待审核报表').waitFor();
      await page.getByText('实时').waitFor();
      const school = clientOf('liangping-school');
      const values = [{ item: 'ELECTRICITY', quantity: '21000', acquisition: 'METERED' as const }];
      await school.submitReport({ institution: DEMONSTRATION_SCHOOL_CODE, period: '2026-08', values });
      await page.getByText('符合条件 1 份').waitFor();
      await page.getByRole('row', { name: '梁平区梁山小学' }).waitFor();
      expect(await page.locator('td a').count()).toBe(1);
      school.close();
    },
    JOURNEY_TIMEOUT_MS,
  );
});
