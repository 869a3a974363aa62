// What the query page shows, and what a portal's programmer gets, in a real browser.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type * as Sdk from '@shuangcheng/client-sdk';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { DEMONSTRATION_SCHOOL_CODE } from '../src/features/demonstration/demonstration-school.js';
import { describeInBrowser, startBrowsing } from './kit/browser.js';

/** What a bundler would do: where each package's modules are. */
const IMPORT_MAP = {
  imports: {
    '@shuangcheng/client-sdk': '/client-sdk/dist/index.js',
    '@shuangcheng/domain': '/domain/dist/index.js',
    'decimal.js': '/node_modules/decimal.js/decimal.mjs',
    'graphql-ws/client': '/node_modules/graphql-ws/dist/client.js',
  },
};
const PORTAL = `<!doctype html><html lang="zh-CN"><link rel="icon" href="data:," />
<script type="importmap">${JSON.stringify(IMPORT_MAP)}</script>
<script type="module">import * as sdk from '@shuangcheng/client-sdk'; window.sdk = sdk;</script></html>`;

/** A bureau's own portal on a host of its own: a page that loads the SDK. */
const startPortal = async (): Promise<{ server: Server; origin: string }> => {
  const server = createServer((request, response) => {
    if (request.url === '/') return void response.setHeader('content-type', 'text/html; charset=utf-8').end(PORTAL);
    readFile(fileURLToPath(new URL(`../..${request.url}`, import.meta.url))).then(
      (file) => response.setHeader('content-type', 'text/javascript; charset=utf-8').end(file),
      () => response.writeHead(404).end(),
    );
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};

/** The page's own. */
declare const window: { readonly sdk: typeof Sdk };

describeInBrowser('in a browser', () => {
  let portal: Awaited<ReturnType<typeof startPortal>>;
  let stranger: Awaited<ReturnType<typeof startPortal>>;
  const environment = { ALLOWED_ORIGINS: '' };
  beforeAll(async () => {
    [portal, stranger] = await Promise.all([startPortal(), startPortal()]);
    environment.ALLOWED_ORIGINS = portal.origin;
  });
  const { url, open } = startBrowsing(environment);
  afterAll(() => {
    portal?.server.close();
    stranger?.server.close();
  });

  test('the query page signs in, answers a first query and asks nobody but its own server', async () => {
    const { page, asked, complaints } = await open(`${url()}/graphiql`);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('已登录：liangping').waitFor();
    await page
      .getByRole('button', { name: /^(Execute query|Prettify query)/ })
      .first()
      .waitFor();
    await page.keyboard.press('Tab');
    await page.locator('.graphiql-execute-button').click();
    await page.locator('.result-window').getByText('梁平区').waitFor();
    expect(await page.locator('.result-window').innerText()).toContain('17215.0002267416');
    expect([...asked]).toEqual([url()]);
    expect(complaints).toEqual([]);
  });

  test('a portal of an allowed origin works through the SDK: decimals, typed problems, a live subscription', async () => {
    const { page, asked, complaints } = await open(portal.origin);
    await page.waitForFunction(() => 'sdk' in window);
    const seen = await page.evaluate(
      async ([server, institution]) => {
        const { createClient, Decimal } = window.sdk;
        const client = createClient({ url: server!, credentials: { username: 'liangping', password: 'demo' } });
        const read = async () =>
          (await client.figures({ region: '500155', period: '2025-11', codes: ['WATER_TOTAL'] }))!.indicators[0]!.value!;
        const [before, after] = [await read(), await client.eventSequence()];
        const report = (quantity: string) =>
          ({ institution: institution!, period: '2025-11', values: [{ item: 'WATER', quantity, acquisition: 'METERED' }] }) as const;
        const refused = await client.submitReport(report('很多'));
        const submitted = await client.submitReport(report('77.25'));
        await client.reviewReports({ reportIds: [submitted.report!.id], decision: 'APPROVE' });
        for await (const followed of client.figuresUpdated({ region: '500155', period: '2025-11' }, { after })) {
          if (followed.kind !== 'EVENT') continue;
          const pushed = followed.event.figures.find((figure) => figure.code === 'WATER_TOTAL')!.value!;
          const now = await read();
          client.close();
          return {
            problems: refused.ok ? [] : refused.problems.map((problem) => problem.code),
            isDecimal: pushed instanceof Decimal,
            changed: !now.eq(before),
            pushed: pushed.toFixed(),
            now: now.toFixed(),
          };
        }
        throw new Error('the subscription ended');
      },
      [url(), DEMONSTRATION_SCHOOL_CODE],
    );
    expect(seen).toMatchObject({ problems: ['NOT_A_NUMBER'], isDecimal: true, changed: true, pushed: seen.now });
    expect([...asked].sort()).toEqual([portal.origin, url()].sort());
    expect(complaints).toEqual([]);
  });

  test('a page of any other origin gets no answer from the browser', async () => {
    const { page, complaints } = await open(stranger.origin);
    await page.waitForFunction(() => 'sdk' in window);
    const code = await page.evaluate(async (server) => {
      const client = window.sdk.createClient({
        url: server,
        credentials: { username: 'liangping', password: 'demo' },
        retries: { attempts: 1 },
      });
      return client.viewer().then(
        () => null,
        (error: unknown) => (error as Sdk.RequestFailed).code,
      );
    }, url());
    expect(code).toBe('UNREACHABLE');
    expect(complaints.join()).toContain('CORS');
  });
});
