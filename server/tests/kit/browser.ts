// A real browser: TEST_BROWSER names a Chromium (as .ci/run installs it); without it, what needs one is skipped and says so.
import { afterAll, afterEach, beforeAll, describe, expect } from '@jest/globals';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { ClonedDatabase } from './clone-database.js';
import { cloneDemonstration, DEMONSTRATION_TIMEOUT_MS } from './demonstration-database.js';
import { endPlatforms, launch, newDataFolder, readyAt } from './launch-platform.js';

const path = process.env['TEST_BROWSER'];
if (path === undefined) console.info('skipped: TEST_BROWSER names no Chromium to show pages in');
export const describeInBrowser = path === undefined ? describe.skip : describe;

const PATIENCE_MS = 60_000;
/** For whole journeys on a machine that does other work beside. */
export const JOURNEY_TIMEOUT_MS = 120_000;

export interface ShownPage {
  readonly page: Page;
  /** Origins that the page asked anything of. */
  readonly asked: ReadonlySet<string>;
  /** What the browser had to say of it: errors of scripts, refused requests. */
  readonly complaints: readonly string[];
}

export interface Browsing {
  /** The platform's address. */
  readonly url: () => string;
  readonly open: (address: string) => Promise<ShownPage>;
  /** Signed in as a demonstration account at an address of the console, such as "/500155/overview?period=2020". */
  readonly openConsole: (account: string, at?: string) => Promise<Page>;
}

const show = async (browser: Browser, address: string): Promise<ShownPage> => {
  const page = await browser.newPage({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1440, height: 1000 } });
  page.setDefaultTimeout(30_000);
  const [asked, complaints] = [new Set<string>(), [] as string[]];
  page.on('request', (request) => request.url().startsWith('blob:') || asked.add(new URL(request.url()).origin));
  page.on('websocket', (socket) => asked.add(new URL(socket.url()).origin.replace('ws:', 'http:')));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(address);
  return { page, asked, complaints };
};

export const signInToConsole = async (page: Page, account: string, secret = 'demo'): Promise<void> => {
  if (account === 'joint') await page.getByText('客户端账户').click();
  await page.getByLabel(/^(用户名|客户端编号)$/).fill(account);
  await page.getByLabel(/^(密码|密钥)$/).fill(secret);
  await page.getByRole('button', { name: /^登\s?录$/ }).click();
};

/**
 * For one describe block: a platform of its own over the demonstration's data, and a browser. Of the console's pages, none may have asked
 * another host or have had the browser complain: looked at after each test.
 */
export const startBrowsing = (environment: Readonly<Record<string, string>> = {}): Browsing => {
  let cloned: ClonedDatabase;
  let browser: Browser;
  let url: string;
  let shown: ShownPage[] = [];
  let consoles: ShownPage[] = [];

  beforeAll(async () => {
    cloned = await cloneDemonstration();
    url = await readyAt(launch({ DATABASE_URL: cloned.ownerUrl, DATA_DIR: newDataFolder(), PORT: '0', ...environment }));
    browser = await chromium.launch({ executablePath: path!, args: ['--disable-quic', '--disable-background-networking'] });
  }, DEMONSTRATION_TIMEOUT_MS + PATIENCE_MS);
  afterEach(async () => {
    const [all, own] = [shown, consoles];
    [shown, consoles] = [[], []];
    await Promise.all(all.map(({ page }) => page.close()));
    for (const { asked, complaints } of own) expect({ asked: [...asked], complaints }).toEqual({ asked: [url], complaints: [] });
  }, PATIENCE_MS);
  afterAll(async () => {
    await browser?.close();
    await endPlatforms();
    await cloned?.drop();
  }, PATIENCE_MS);

  const open = async (address: string): Promise<ShownPage> => {
    const opened = await show(browser, address);
    shown.push(opened);
    return opened;
  };
  return {
    url: () => url,
    open,
    openConsole: async (account, at) => {
      const opened = await open(url);
      consoles.push(opened);
      await signInToConsole(opened.page, account);
      await opened.page.locator('.frame').waitFor();
      if (at !== undefined) await opened.page.goto(`${url}/#${at}`);
      return opened.page;
    },
  };
};
