// The register in the console, as the clerk of a county works with it.
import { expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { makeCreditCode } from '@shuangcheng/domain';
import { describeInBrowser, JOURNEY_TIMEOUT_MS, startBrowsing } from './kit/browser.js';

const CODE = makeCreditCode('12', '500155', 'X2009901');

const choose = async (page: Page, field: Locator, option: string): Promise<void> => {
  await field.click();
  await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click();
};
const fillDay = async (field: Locator, day: string): Promise<void> => {
  await field.fill(day);
  await field.press('Enter');
};

describeInBrowser('the register in the console', () => {
  const { openConsole } = startBrowsing();

  test(
    'a county registers a school, is told at the field what is wrong, changes its type from a day, ends it and takes it in again',
    async () => {
      const page = await openConsole('liangping', '/500155/institutions');
      await page.getByRole('button', { name: '登记机构' }).click();
      const form = page.getByRole('dialog', { name: '登记机构' });
      await form.getByLabel('统一社会信用代码').fill('12500155X2009901');
      await form.getByText('现为 16 位').waitFor();
      await form.getByLabel('机构名称').fill('梁平区新建第九小学');
      await choose(page, form.getByLabel('机构类型'), '教育事业单位');
      await choose(page, form.getByLabel('主管系统'), '教育系统');
      await fillDay(form.getByLabel('纳入统计日期'), '2026-03-01');
      await form.getByRole('button', { name: /^登\s?记$/ }).click();
      // The server's problem stands at the field, and what was typed stays.
      await form.locator('.ant-form-item-explain-error').waitFor();
      expect(await form.getByLabel('机构名称').inputValue()).toBe('梁平区新建第九小学');
      await form.getByLabel('统一社会信用代码').fill(CODE);
      await form.getByText('校验位相符').waitFor();
      await form.getByLabel('机构名称').press('Enter');

      const shown = page.getByRole('dialog', { name: `机构 ${CODE}` });
      await shown.getByText('梁平区新建第九小学').waitFor();
      await shown.getByRole('button', { name: /^变\s?更$/ }).click();
      await choose(page, shown.getByLabel('机构类型'), '科技事业单位');
      await fillDay(shown.getByLabel('变更生效日期'), '2026-05-01');
      await shown.getByLabel('变更原因').fill('改制');
      await shown.getByRole('button', { name: '保存变更' }).click();
      await shown.getByRole('cell', { name: '科技事业单位' }).first().waitFor();
      await shown.getByRole('cell', { name: '改制' }).waitFor();

      await shown.getByRole('button', { name: /^撤\s?销$/ }).click();
      const ending = page.getByRole('dialog', { name: '撤销：梁平区新建第九小学' });
      await fillDay(ending.getByLabel('退出统计日期'), '2026-07-01');
      await ending.getByLabel('原因').fill('并入第一小学');
      await ending.getByRole('button', { name: /^撤\s?销$/ }).click();
      await shown.getByText('已撤销').waitFor();
      await shown.getByRole('button', { name: /^恢\s?复$/ }).click();
      const reopening = page.getByRole('dialog', { name: '恢复：梁平区新建第九小学' });
      await reopening.getByLabel('原因').fill('并入未成');
      await reopening.getByRole('button', { name: /^恢\s?复$/ }).click();
      await shown.getByRole('cell', { name: '并入未成' }).waitFor();
      await shown.getByRole('button', { name: /^撤\s?销$/ }).waitFor();
    },
    JOURNEY_TIMEOUT_MS,
  );

  test(
    'an auditor finds an institution by its name and reads it, and is offered nothing that would change it',
    async () => {
      const page = await openConsole('auditor', '/500155/institutions');
      await page.getByLabel('机构名称或代码').fill('梁山小学');
      await page.getByLabel('机构名称或代码').press('Enter');
      await page.getByText('第 1–1 条，共 1 条').waitFor();
      await page.getByRole('button', { name: '梁平区梁山小学' }).click();
      await page.getByRole('dialog').getByText('各月报表').waitFor();
      for (const name of [/^变\s?更$/, /^撤\s?销$/, '登记机构', '下载导入模板'])
        expect(await page.getByRole('button', { name }).count()).toBe(0);
      const download = page.waitForEvent('download');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: '导出名录' }).click();
      await page.getByText('Excel（XLSX）').click();
      expect((await download).suggestedFilename()).toBe('名录-500155.xlsx');
    },
    JOURNEY_TIMEOUT_MS,
  );

  test(
    'a school reads its own entry and its months, and no list of others',
    async () => {
      const page = await openConsole('liangping-school', '/500155/institutions');
      await page.getByRole('heading', { name: '本机构' }).waitFor();
      await page.getByText('沿革').waitFor();
      expect(await page.getByLabel('机构名称或代码').count()).toBe(0);
    },
    JOURNEY_TIMEOUT_MS,
  );
});
