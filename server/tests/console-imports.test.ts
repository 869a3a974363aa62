// A file into the platform as clerks do it: the template, a look first, the real import, what was not taken; and the register likewise.
import { expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { DEMONSTRATION_SCHOOL_CODE } from '../src/features/demonstration/demonstration-school.js';
import { describeInBrowser, JOURNEY_TIMEOUT_MS, startBrowsing } from './kit/browser.js';

const csv = (name: string, ...lines: readonly string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(['ORG,PERIOD,110,120', ...lines].join('\n')),
});

describeInBrowser('importing', () => {
  const { openConsole } = startBrowsing();

  test(
    'says row by row what would be done before it is, keeps what was chosen, and gives the refused rows back as a file',
    async () => {
      const page = await openConsole('liangping', '/500155/imports?period=2026-10');
      const templates = page.waitForEvent('download');
      await page.getByRole('button', { name: 'CSV 模板' }).click();
      const template = await templates;
      expect(template.suggestedFilename()).toBe('报表-2026-10-500155.csv');
      expect(await readFile(await template.path(), 'utf8')).toContain(DEMONSTRATION_SCHOOL_CODE);

      const rows = [`${DEMONSTRATION_SCHOOL_CODE},2026-10,4321.5,187`, `${DEMONSTRATION_SCHOOL_CODE},2026-09,一千,190`];
      await page.locator('input[type=file]').setInputFiles(csv('九十月.csv', ...rows));
      await page.getByRole('button', { name: '试导入' }).click();
      await page.getByText('文件没有“取得方式”列').waitFor();
      await page.getByLabel('未注明取得方式的行').click();
      await page.locator('.ant-select-dropdown').getByText('按“计量”').click();
      await page.getByRole('button', { name: '试导入' }).click();
      await page.getByText('共 2 行：将新建 1 份报表').waitFor();
      await page.getByRole('row', { name: '收到“一千”' }).waitFor();

      await page.getByRole('button', { name: '正式导入' }).click();
      await page.getByRole('tooltip').getByText('将新建 1、修订 0').waitFor();
      await page.getByRole('tooltip').getByRole('button', { name: '正式导入' }).click();
      await page.getByText('共 2 行：已新建 1 份报表').waitFor();
      // A reload keeps what was chosen, and the result.
      await page.reload();
      await page.getByText('共 2 行：已新建 1 份报表').waitFor();
      await page.getByText('按“计量”').waitFor();
      const results = page.waitForEvent('download');
      await page.getByRole('button', { name: '下载逐行结果' }).click();
      expect(await readFile(await (await results).path(), 'utf8')).toContain('一千');
      await page.getByRole('button', { name: '查看上报情况' }).click();
      await page.getByText('待审核 1', { exact: true }).waitFor();
    },
    JOURNEY_TIMEOUT_MS,
  );

  test(
    'takes the register as it was downloaded for what it is: nothing to write',
    async () => {
      const page = await openConsole('liangping', '/500155/imports?kind=REGISTER');
      const templates = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Excel 模板' }).click();
      await page.locator('input[type=file]').setInputFiles({
        name: '名录.xlsx',
        mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        buffer: await readFile(await (await templates).path()),
      });
      await page.getByRole('button', { name: '试导入' }).click();
      await page.getByText('将新登记 0 家机构，变更 0 家机构').waitFor();
      await page.getByText('没有可写入的行').waitFor();
      expect(await page.getByRole('button', { name: '正式导入' }).isDisabled()).toBe(true);
    },
    JOURNEY_TIMEOUT_MS,
  );
});
