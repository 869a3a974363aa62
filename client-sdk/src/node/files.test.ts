// Files from the platform: there whole or not at all, and a line that is cut is an error like any other.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, saveFile, type Client } from './index.js';

const whole = 'x'.repeat(300_000);
const pages: Readonly<Record<string, RequestListener>> = {
  '/whole': (_, response) => response.end(whole),
  '/cut': (_, response) => {
    response.writeHead(200, { 'content-length': whole.length });
    response.write(whole.slice(0, 100_000), () => setImmediate(() => response.destroy()));
  },
  '/cut-without-length': (_, response) => void response.write(whole, () => setImmediate(() => response.destroy())),
  '/never-ending': (_, response) => void response.write(whole),
  '/too-many': (_, response) => {
    response.writeHead(429, { 'retry-after': '30' });
    response.end(JSON.stringify({ errors: [{ message: '正在进行的导出过多', extensions: { code: 'TOO_MANY_EXPORTS' } }] }));
  },
  '/away': (_, response) => void response.writeHead(503).end(),
};

let server: Server;
let client: Client;
let folder: string;
beforeAll(async () => {
  server = createServer((request, response) => pages[request.url!]!(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  client = createClient({ url, credentials: async () => 'token', retries: { firstDelayMs: 1, longestDelayMs: 5 } });
  folder = mkdtempSync(join(tmpdir(), 'files-'));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});
const save = (source: string, signal?: AbortSignal) => saveFile(client, source, join(folder, 'file'), signal && { signal });

describe('a file of the platform', () => {
  it('is saved as it came', async () => {
    await save('/whole');
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe(whole);
    rmSync(join(folder, 'file'));
  });

  it.each(['/cut', '/cut-without-length'])('that is cut in the middle (%s) is UNREACHABLE, and leaves nothing behind', async (source) => {
    await expect(save(source)).rejects.toMatchObject({ name: 'RequestFailed', code: 'UNREACHABLE' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that is given up in the middle ends with the caller’s reason', async () => {
    const reason = new Error('enough');
    await expect(save('/never-ending', AbortSignal.any([AbortSignal.abort(reason)]))).rejects.toBe(reason);
    const later = new AbortController();
    const saving = save('/never-ending', later.signal);
    setTimeout(() => later.abort(reason), 50);
    await expect(saving).rejects.toBe(reason);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that cannot be had now says so, and for how long', async () => {
    await expect(save('/too-many')).rejects.toMatchObject({ code: 'THROTTLED', message: '正在进行的导出过多', retryAfterMs: 30_000 });
    await expect(save('/away')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(readdirSync(folder)).toEqual([]);
  });
});
