// The months of the counties as cities and provinces see them: confirmed in turn, locked and opened again, and who is missing.
import { expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describeInBrowser, JOURNEY_TIMEOUT_MS, startBrowsing } from './kit/browser.js';

const confirmIn = async (page: Page, reason?: string): Promise<void> => {
  const dialog = page.getByRole('dialog');
  if (reason !== undefined) await dialog.getByLabel('原因').fill(reason);
  await dialog.getByRole('button', { name: /^确\s?认/ }).click();
};
const choose = (page: Page, county: string) => page.getByRole('checkbox', { name: `选中${county}` }).check();

describeInBrowser('the months', () => {
  const { openConsole } = startBrowsing();

  test(
    'are confirmed by the city, with a reason where one is not complete, and then by the province; out of turn is told by county',
    async () => {
      const city = await openConsole('dazhou', '/511700/months?period=2025-11');
      await choose(city, '达川区');
      await choose(city, '渠县');
      await city.getByRole('button', { name: '确认选中的 2 个区划' }).click();
      await city.getByRole('dialog').getByText('其中 1 个月份应报的尚未全部审核').waitFor();
      expect(await city.getByRole('dialog').getByRole('button', { name: '确认选中的' }).isDisabled()).toBe(true);
      await confirmIn(city, '一家停业整修，下月补报');
      await city.getByText('已确认 2 个月份').waitFor();
      await city.getByLabel(/^渠县2025-11：市级已确认/).waitFor();

      const province = await openConsole('sichuan', '/511700/months?period=2025-11');
      await choose(province, '渠县');
      await choose(province, '万源市');
      await province.getByRole('button', { name: '确认选中的 2 个区划' }).click();
      await confirmIn(province, '核对无误');
      await province.getByText('1 个月份未办理').waitFor();
      await province.getByLabel(/^渠县2025-11：省级已确认/).waitFor();
      await province.getByLabel(/^渠县2025-11/).click();
      await province.getByRole('dialog').getByText('一家停业整修，下月补报').waitFor();
    },
    JOURNEY_TIMEOUT_MS,
  );

  test(
    'are locked and opened again with a reason, and who has not reported is there as a file',
    async () => {
      const page = await openConsole('chongqing', '/500155/months?period=2025-11&county=500155');
      const drawer = page.getByRole('dialog', { name: '梁平区 2025年11月' });
      await drawer.getByText('应报未报 48 家').waitFor();
      const files = page.waitForEvent('download');
      await drawer.getByRole('button', { name: '导出名单' }).click();
      const list = await readFile(await (await files).path(), 'utf8');
      expect(list.trim().split('\r\n')).toHaveLength(49);
      expect(list).toContain('梁平区柏家镇人民政府');

      await drawer.getByRole('button', { name: /^锁\s?定$/ }).click();
      const question = page.getByRole('dialog', { name: '锁定' });
      await question.getByText('数据已汇总上报').click();
      await question.getByRole('button', { name: /^锁\s?定$/ }).click();
      await drawer.getByText('锁定：数据已汇总上报').waitFor();
      await drawer.getByRole('button', { name: '重新开放' }).click();
      const opening = page.getByRole('dialog', { name: '重新开放' });
      await opening.getByText('更正填报错误').click();
      await opening.getByRole('button', { name: '重新开放' }).click();
      await drawer.getByRole('button', { name: /^锁\s?定$/ }).waitFor();
    },
    JOURNEY_TIMEOUT_MS,
  );
});
