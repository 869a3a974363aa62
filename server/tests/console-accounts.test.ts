// Accounts and the audit trail in the console: a bureau lets somebody work, ends it, and an auditor sees who did so.
import { expect, test } from '@jest/globals';
import { describeInBrowser, JOURNEY_TIMEOUT_MS, signInToConsole, startBrowsing } from './kit/browser.js';

describeInBrowser('accounts in the console', () => {
  const { url, open, openConsole } = startBrowsing();

  test(
    'a county sets up a reporter, whose first password is shown once and works; revokes the grant with a reason and disables the account; the auditor reads it',
    async () => {
      const page = await openConsole('liangping', '/500155/accounts');
      await page.getByRole('button', { name: '设立账户' }).click();
      const form = page.getByRole('dialog', { name: '设立账户' });
      await form.getByLabel('用户名').fill('Li Si!');
      await form.getByLabel('姓名或单位').fill('李四');
      await form.getByLabel('角色').click();
      await page.locator('.ant-select-dropdown:visible').getByText('填报单位', { exact: true }).click();
      await form.getByLabel('填报单位').fill('梁山小学');
      await page.locator('.ant-select-dropdown:visible').getByText('梁平区梁山小学').click();
      await form.getByRole('button', { name: /^设\s?立$/ }).click();
      await form.getByText('用户名应为').waitFor();
      expect(await form.getByLabel('姓名或单位').inputValue()).toBe('李四');
      await form.getByLabel('用户名').fill('lisi');
      await form.getByLabel('用户名').press('Enter');

      await page.getByText('只显示这一次').waitFor();
      const password = await page.getByRole('textbox', { name: '初始密码' }).inputValue();
      await page.getByRole('button', { name: '已交接，关闭' }).click();
      await page.getByRole('textbox', { name: '初始密码' }).waitFor({ state: 'detached' });
      const { page: other } = await open(url());
      await signInToConsole(other, 'lisi', password);
      await other.getByText('密码由他人设定').waitFor();

      await page.getByRole('button', { name: '李四' }).click();
      const shown = page.getByRole('dialog', { name: '李四' });
      await shown.getByRole('button', { name: /^收\s?回$/ }).click();
      const revoking = page.getByRole('dialog', { name: '收回' });
      expect(await revoking.getByRole('button', { name: /^收\s?回$/ }).isDisabled()).toBe(true);
      await revoking.getByLabel('原因').fill('岗位变动');
      await revoking.getByLabel('原因').press('Enter');
      await shown.getByText('没有授权').waitFor();
      await shown.getByRole('button', { name: /^停\s?用$/ }).click();
      await page
        .getByRole('dialog', { name: '停用' })
        .getByRole('button', { name: /^停\s?用$/ })
        .click();
      await shown.getByText('已停用').first().waitFor();

      const auditor = await openConsole('auditor', '/500000/audit?account=liangping&action=revokeRole');
      await auditor.getByText('原因：岗位变动').first().click();
      await auditor.getByText('提交内容的 SHA-256').waitFor();
    },
    JOURNEY_TIMEOUT_MS,
  );

  test(
    'an auditor checks the trail, and a noted link that is another is told as such',
    async () => {
      const page = await openConsole('auditor', '/500000/audit');
      await page.getByRole('cell', { name: '登录', exact: true }).first().waitFor();
      await page.getByRole('button', { name: /^校\s?验$/ }).click();
      await page.getByText('没有发现问题').waitFor();
      await page.getByText('请抄录在平台之外').waitFor();
      await page.getByLabel('留存的链节号').fill('1');
      await page.getByLabel('留存的哈希').fill('0'.repeat(64));
      await page.getByLabel('留存的哈希').press('Enter');
      await page.getByText('留存的链节与现有的不同').waitFor();
    },
    JOURNEY_TIMEOUT_MS,
  );
});
