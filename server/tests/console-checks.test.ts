// A cross review in the console: the municipality opens it, one county reviews another's institution, that answers, the municipality decides.
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser, JOURNEY_TIMEOUT_MS, startBrowsing } from './kit/browser.js';

const TITLE = '2025年11月交叉审核（试）';

describeInBrowser('checks in the console', () => {
  const { openConsole } = startBrowsing();

  const openItem = async (page: Page, part: string, name: string | RegExp): Promise<string> => {
    await page.getByRole('button', { name: TITLE }).click();
    await page.getByLabel('与本区划的关系').click();
    await page.locator('.ant-select-dropdown:visible').getByText(part, { exact: true }).click();
    const first = page.getByRole('button', { name }).first();
    const found = await first.innerText();
    await first.click();
    return found;
  };

  test(
    'a county records what is wrong with an institution of another, which explains it; the municipality upholds it and ends the check with a reason',
    async () => {
      const chongqing = await openConsole('chongqing', '/500000/checks?period=2025-11');
      await chongqing.getByRole('button', { name: '开展检查' }).click();
      const form = chongqing.getByRole('dialog', { name: '开展检查' });
      await form.getByText('交叉审核', { exact: true }).click();
      await form.getByLabel('办理期限').fill('2099-12-31');
      await form.getByLabel('办理期限').press('Enter');
      await form.getByLabel('抽查比例').fill('3');
      for (const county of ['梁平区', '垫江县']) {
        await form.getByLabel('承担审核的区划').fill(county);
        await form.getByLabel('承担审核的区划').press('Enter');
      }
      await form.getByLabel('名称').fill(TITLE);
      const openIt = async (): Promise<void> => {
        await form.getByRole('button', { name: '抽样并开展' }).click();
        const question = chongqing.getByRole('dialog', { name: /^开展2025年11月交叉审核/ });
        await question.getByRole('button', { name: /^开\s?展$/ }).click();
      };
      await openIt();
      await form.getByText('抽查比例应为').waitFor();
      await form.getByLabel('抽查比例').fill('5');
      await openIt();
      await chongqing.getByText('抽样框 SHA-256').waitFor();

      const dianjiang = await openConsole('dianjiang', '/500231/checks');
      const name = await openItem(dianjiang, '由本区划审核', /^梁平区/);
      const reviewed = dianjiang.getByRole('dialog', { name: '被查机构' });
      await reviewed.getByRole('columnheader', { name: '上年同月' }).waitFor();
      await reviewed.getByRole('button', { name: '登记发现' }).click();
      await reviewed.getByText('请说明发现了什么').waitFor();
      await reviewed.getByLabel('问题').fill('用电量与缴费单据不符');
      await reviewed.getByLabel('应为').fill('1000');
      await reviewed.getByRole('button', { name: '登记发现' }).click();
      await reviewed.locator('[data-finding]').getByText('用电量与缴费单据不符').waitFor();

      const liangping = await openConsole('liangping', '/500155/checks');
      await openItem(liangping, '本区划被查', name);
      const answering = liangping.getByRole('dialog', { name: '被查机构' });
      await answering.getByText('说明情况', { exact: true }).click();
      await answering.getByLabel('说明', { exact: true }).fill('单据含代缴的另一单位');
      await answering.getByRole('button', { name: '提交答复' }).click();
      await answering.getByRole('listitem').getByText('单据含代缴的另一单位').waitFor();
      expect(await answering.getByRole('button', { name: '登记发现' }).count()).toBe(0);

      await chongqing.reload();
      await chongqing.getByRole('button', { name }).click();
      await chongqing.getByRole('button', { name: '属实办结' }).click();
      await chongqing.getByRole('dialog', { name: '属实办结' }).getByRole('button', { name: '属实办结' }).click();
      await chongqing.locator('[data-finding]').getByText('属实，办结').first().waitFor();
      await chongqing.keyboard.press('Escape');
      await chongqing.getByRole('button', { name: '结束检查' }).click();
      await chongqing.getByLabel('原因').fill('试查结束');
      await chongqing.getByLabel('原因').press('Enter');
      await chongqing.getByText('已结束').first().waitFor();
      await chongqing.getByText('尚有未办结事项：试查结束').waitFor();
    },
    JOURNEY_TIMEOUT_MS * 2,
  );
});
