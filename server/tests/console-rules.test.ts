// The calendar and the rules in the console of a municipality.
import { expect, test } from '@jest/globals';
import { describeInBrowser, JOURNEY_TIMEOUT_MS, startBrowsing } from './kit/browser.js';

describeInBrowser('the calendar in the console', () => {
  const { openConsole } = startBrowsing();

  test(
    'a municipality sets when months are due: asked first, told what was expected, and seen with who set it; factors tell their sources',
    async () => {
      const page = await openConsole('chongqing', '/500000/rules');
      const set = async (): Promise<void> => {
        await page
          .locator('form')
          .getByRole('button', { name: /^设\s?定$/ })
          .click();
        const question = page.getByRole('dialog', { name: '设定填报日历？' });
        await question.getByRole('button', { name: /^设\s?定$/ }).click();
        await question.waitFor({ state: 'detached' });
      };
      await page.getByLabel('期末后第几个月').fill('1');
      await page.getByLabel('该月几日').fill('41');
      await set();
      await page.getByText('应为 1 至 31 的整数').waitFor();
      expect(await page.getByLabel('该月几日').inputValue()).toBe('41');
      await page.getByLabel('该月几日').fill('12');
      await page.getByLabel('理由').fill('与票据到达时间一致');
      await set();
      const row = page.getByRole('row', { name: /与票据到达时间一致/ });
      await row.getByText('月报为期末后第 1 个月 12 日').waitFor();
      await row.getByText('chongqing').waitFor();
      await page.getByRole('tab', { name: '因子集' }).click();
      await page.getByText('现为正式').waitFor();
      await page.getByRole('tab', { name: '校验规则' }).click();
      await page.getByText('数量和费用不得为负数。').waitFor();
    },
    JOURNEY_TIMEOUT_MS,
  );
});
