// The console's pages of what is published: a province seals a period and takes one back, a joint analyst reads both, tasks are confirmed.
import { expect, test } from '@jest/globals';
import { createClient, periodText } from '@shuangcheng/client-sdk/node';
import type { Page } from 'playwright-core';
import { DEMONSTRATION_SCHOOL_CODE } from '../src/features/demonstration/demonstration-school.js';
import { describeInBrowser, JOURNEY_TIMEOUT_MS, startBrowsing } from './kit/browser.js';

describeInBrowser('the console on what is published', () => {
  const { url, openConsole } = startBrowsing();
  const clientOf = (username: string) => createClient({ url: url(), credentials: { username, password: 'demo' } });

  const publish = async (page: Page, edition: string): Promise<void> => {
    await page.getByRole('button', { name: /^预\s?览$/ }).click();
    await page.getByText(`2024年第 ${edition} 版（预览，尚未发布）`).waitFor();
    await page.getByLabel('发布说明').fill(`第 ${edition} 次年报`);
    await page.getByRole('button', { name: '发布…' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^发\s?布$/ })
      .click();
    await page.getByRole('button', { name: `2024年第 ${edition} 版` }).waitFor();
  };

  test(
    'lets a province look, publish, say what a correction changed, verify, download the bulletin and withdraw',
    async () => {
      const page = await openConsole('chongqing', '/500000/editions?period=2024');
      await page.getByText('还没有发布过数据').waitFor();
      await publish(page, '1');
      const liangping = clientOf('liangping');
      const corrected = await liangping.submitReport({
        institution: DEMONSTRATION_SCHOOL_CODE,
        period: periodText('2024-06'),
        values: [{ item: 'WATER', quantity: '4321', acquisition: 'METERED' }],
      });
      expect(corrected).toMatchObject({ ok: true });
      await liangping.reviewReports({ reportIds: [corrected.report!.id], decision: 'APPROVE' });
      await publish(page, '2');

      await page.getByRole('button', { name: '2024年第 2 版' }).click();
      await page.getByText('封存时完整率').waitFor();
      await page.getByRole('tab', { name: '与前一版相比' }).click();
      const counts = page.getByRole('tabpanel', { name: '与前一版相比' });
      await counts.getByText('其中更正').first().waitFor();
      await counts
        .getByRole('row', { name: /重庆市 用水总量/ })
        .first()
        .waitFor();
      await page.getByRole('tab', { name: '核验' }).click();
      await page.getByRole('button', { name: '核验这一版' }).click();
      await page.getByText('核验无误').waitFor();
      await page.getByRole('tab', { name: '通报' }).click();
      const [bulletin] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Word（DOCX）' }).click()]);
      expect(bulletin.suggestedFilename()).toBe('重庆市2024年通报.docx');

      await page.getByRole('button', { name: /^撤\s?回$/ }).click();
      await page.getByLabel('原因').fill('更正的月份有误');
      await page.getByLabel('原因').press('Enter');
      await page.getByText(/由 chongqing 撤回：更正的月份有误/).waitFor();
      await page.locator('.ant-drawer-close').click();
      await page
        .getByRole('row', { name: /2024年第 1 版/ })
        .getByText('现行')
        .waitFor();
      liangping.close();
    },
    JOURNEY_TIMEOUT_MS,
  );

  test(
    'shows a county its own figures of an edition, and offers it nothing that is the province’s to do',
    async () => {
      const chongqing = clientOf('chongqing');
      await chongqing.publishEdition({ region: '500000', period: periodText('2022') });
      chongqing.close();
      const page = await openConsole('liangping', '/500155/editions?period=2022');
      await page.getByRole('button', { name: '2022年第 1 版' }).click();
      await page.getByRole('row', { name: /能源消费总量/ }).waitFor();
      expect(await page.getByRole('tab').allInnerTexts()).toEqual(['数值']);
      expect(await page.getByRole('button', { name: /预\s?览|撤\s?回/ }).count()).toBe(0);
    },
    JOURNEY_TIMEOUT_MS,
  );

  test(
    'shows a joint analyst both provinces’ figures and their sum, and says in words what there is none of',
    async () => {
      for (const [account, region] of [
        ['chongqing', '500000'],
        ['sichuan', '510000'],
      ] as const) {
        const client = clientOf(account);
        await client.publishEdition({ region, period: periodText('2023') });
        client.close();
      }
      const page = await openConsole('joint');
      await page.locator('.bar').getByText('演示平台').waitFor();
      await page.getByRole('heading', { name: /联合视图/ }).waitFor();
      await page.goto(`${url()}/#/-/joint?period=2021`);
      await page.getByText('没有合计：未发布或已撤回。不以部分代替合计。').waitFor();
      await page.goto(`${url()}/#/-/joint?period=2023`);
      await page.getByRole('columnheader', { name: /四川省 第 1 版，完整率/ }).waitFor();
      await page.getByRole('radio', { name: '碳排放总量' }).click();
      await page.getByText('碳排放总量：合计与各方的部分').waitFor();
      await page.getByText('各版封存的因子').click();
      await page
        .getByRole('row', { name: /电网碳排放，分省分年/ })
        .getByText('0.0005581')
        .waitFor();
      await page.getByLabel('范围').click();
      await page.locator('.ant-select-dropdown').getByText('明月山绿色发展示范带').click();
      await page.waitForURL(/group=MINGYUESHAN/);
      const [report] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Excel（XLSX）' }).click()]);
      expect(report.suggestedFilename()).toBe('联合报告2023年.xlsx');
    },
    JOURNEY_TIMEOUT_MS,
  );

  test(
    'lets one province record an event and the other confirm it, which counts once',
    async () => {
      const sichuan = await openConsole('sichuan', '/510000/tasks');
      const task = (page: Page) => page.locator('[data-task=JOINT_BRAND_EVENTS]');
      await task(sichuan).getByLabel('日期').fill('2024-06-05');
      await task(sichuan).getByLabel('日期').press('Enter');
      await task(sichuan).getByLabel('数量（场次）').fill('一');
      await task(sichuan)
        .getByRole('button', { name: /登\s?记/ })
        .click();
      await task(sichuan).getByText('应为正整数，如 1').waitFor();
      await task(sichuan).getByLabel('数量（场次）').fill('1');
      await task(sichuan).getByLabel('活动').fill('川渝公共机构节能宣传周');
      await task(sichuan)
        .getByRole('button', { name: /登\s?记/ })
        .click();
      await task(sichuan).getByText('待重庆市确认').waitFor();

      const chongqing = await openConsole('chongqing', '/500000/tasks');
      await chongqing.getByText('对方登记的 1 项活动待本方确认').waitFor();
      await task(chongqing).getByRole('button', { name: '确认…' }).click();
      await chongqing
        .getByRole('dialog')
        .getByRole('button', { name: /^确\s?认$/ })
        .click();
      await task(chongqing).getByText('各方均已登记').last().waitFor();
      await task(chongqing).getByText('20.0%').waitFor();
      await task(chongqing).getByText('四川省 1，重庆市 1').waitFor();
    },
    JOURNEY_TIMEOUT_MS,
  );
});
