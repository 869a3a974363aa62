// Tokens of this tab's sign-in: they survive a reload, and end with the tab, as a machine that several clerks share needs.
import type { Tokens, TokenStore } from '@shuangcheng/client-sdk';

const KEY = 'shuangcheng.tokens';

const read = (): Tokens | null => {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Tokens | null;
  } catch {
    return null;
  }
};

export const forgetTokens = (): void => sessionStorage.removeItem(KEY);
export const hasTokens = (): boolean => read() !== null;

export const inThisTab = (): TokenStore => {
  let turn: Promise<unknown> = Promise.resolve();
  return {
    read: async () => read(),
    update: (change) => {
      const changed = turn.then(async () => {
        const tokens = await change(read());
        if (tokens) sessionStorage.setItem(KEY, JSON.stringify(tokens));
        else forgetTokens();
        return tokens;
      });
      turn = changed.catch(() => undefined);
      return changed;
    },
  };
};
