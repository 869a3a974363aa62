// npm run bench:subscriptions: 5,000 sockets that follow a province's figures on one server process, from the answer to an approval until
// each of them has the message; with equal subscriptions sharing one execution, and beside it each executed for itself (of those fewer: 5,000
// wait so long for a connection of the pool that they fail).
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { WebSocket } from 'ws';

const { values: options } = parseArgs({
  options: {
    subscribers: { type: 'string', default: '5000' },
    approvals: { type: 'string', default: '20' },
    'alone-approvals': { type: 'string', default: '2' },
    'alone-subscribers': { type: 'string', default: '300' },
  },
});
const OPENED_AT_ONCE = 40;
const FIGURES = `subscription Figures($region: String!, $period: Period!, $after: String) {
  figuresUpdated(region: $region, period: $period, after: $after) { sequence region { code } figures { code value } cause } }`;

const start = (folder, sharing) =>
  new Promise((resolve, reject) => {
    const child = fork(new URL('subscriptions-server.mjs', import.meta.url).pathname, [JSON.stringify({ folder, sharing })], {
      execArgv: ['--expose-gc'],
    });
    child.once('error', reject).once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    child.once('message', ({ port }) => {
      child.removeAllListeners('exit');
      const usage = () => new Promise((answer) => (child.once('message', answer), child.send('usage')));
      const stop = () => new Promise((ended) => (child.once('exit', ended), child.send('stop')));
      resolve({ url: `http://127.0.0.1:${port}`, usage, stop });
    });
  });

const signIn = async (url, username) => {
  const response = await fetch(`${url}/auth/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'password', username, password: 'demo' }),
  });
  return (await response.json()).access_token;
};
const ask = async (url, token, query, variables) => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
};

/** A socket that follows; `arrived` is called with the time of each message. */
const follow = (url, token, arrived) =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    socket.once('error', reject);
    socket.once('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } })));
    socket.on('message', (data) => {
      const text = data.toString('latin1');
      if (text.includes('"type":"next","payload":{"data":{"figuresUpdated"')) return arrived(performance.now());
      if (text.includes('"connection_ack"')) {
        const payload = { query: FIGURES, variables: { region: '500000', period: '2026' } };
        socket.send(JSON.stringify({ type: 'subscribe', id: randomUUID(), payload }));
        // Answered after the subscription before it was read.
        socket.send(JSON.stringify({ type: 'subscribe', id: 'turn', payload: { query: '{ __typename }' } }));
      } else if (text.includes('"type":"complete"')) resolve(socket);
      else if (!text.includes('"turn"')) reject(new Error(text));
    });
  });

const openAll = async (url, token, count, arrived) => {
  const sockets = [];
  while (sockets.length < count) {
    const some = Array.from({ length: Math.min(OPENED_AT_ONCE, count - sockets.length) }, () => follow(url, token, arrived));
    sockets.push(...(await Promise.all(some)));
  }
  return sockets;
};

const REGISTER = `query ($after: String) { region(code: "500231") { institutions(first: 50, after: $after) { nodes { code } } } }`;
const SUBMIT = `mutation ($input: ReportsInput!) { submitReports(input: $input) { results { report { id } problems { message } } } }`;
const REVIEW = `mutation ($input: ReviewReportsInput!) { reviewReports(input: $input) { reports { id } problems { message } } }`;

/** Reports that wait to be approved. */
const submit = async (url, token, count, month) => {
  const { region } = await ask(url, token, REGISTER, {});
  const reports = region.institutions.nodes.slice(0, count).map(({ code }) => ({
    institution: code,
    period: `2026-${month}`,
    values: [{ item: 'ELECTRICITY', quantity: '1000', acquisition: 'METERED' }],
  }));
  const { submitReports } = await ask(url, token, SUBMIT, { input: { reports, clientRequestId: randomUUID() } });
  return submitReports.results.map(({ report }) => report.id);
};

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

const measure = async (folder, sharing, subscribers, approvals, month) => {
  const server = await start(folder, sharing);
  const county = await signIn(server.url, 'dianjiang');
  const province = await signIn(server.url, 'chongqing');
  const ids = await submit(server.url, county, approvals, month);
  let answeredAt = 0;
  let left = 0;
  let done = () => undefined;
  const delays = [];
  const arrived = (time) => {
    delays.push(Math.max(0, time - answeredAt));
    left -= 1;
    if (left === 0) done();
  };
  // What the first connection makes once for all.
  (await openAll(server.url, province, 1, arrived)).forEach((socket) => socket.close());
  await pause(300);
  const empty = await server.usage();
  const sockets = await openAll(server.url, province, subscribers, arrived);
  await pause(500);
  const full = await server.usage();
  for (const id of ids) {
    left = subscribers;
    const all = new Promise((resolve) => (done = resolve));
    answeredAt = Infinity;
    await ask(server.url, county, REVIEW, { input: { reportIds: [id], decision: 'APPROVE', clientRequestId: randomUUID() } });
    answeredAt = performance.now();
    await all;
    await pause(200);
  }
  const after = await server.usage();
  for (const socket of sockets) socket.terminate();
  await server.stop();
  delays.sort((a, b) => a - b);
  const perConnection = (bytes) => (bytes / subscribers / 1024).toFixed(1);
  return {
    subscribers,
    approvals: ids.length,
    p50Ms: at(delays, 0.5).toFixed(0),
    p99Ms: at(delays, 0.99).toFixed(0),
    lastMs: delays.at(-1).toFixed(0),
    microsAMessage: ((after.cpuMicros - full.cpuMicros) / delays.length).toFixed(0),
    heapKbAConnection: perConnection(full.heapUsed - empty.heapUsed),
    rssKbAConnection: perConnection(full.rss - empty.rss),
  };
};

const folder = await mkdtemp(join(process.env.BENCH_DIR ?? '/var/tmp', 'sc-bench-live-'));
// The database's own account passes through.
await chmod(folder, 0o755);
try {
  const data = join(folder, 'data');
  const together = await measure(data, true, Number(options.subscribers), Number(options.approvals), '01');
  console.log('together      ', JSON.stringify(together));
  const alone = await measure(data, false, Number(options['alone-subscribers']), Number(options['alone-approvals']), '02');
  console.log('each by itself', JSON.stringify(alone));
  const ratio = (name) => (Number(alone[name]) / Number(together[name])).toFixed(1);
  console.log(
    `each by itself ÷ together: p50 ${ratio('p50Ms')}, p99 ${ratio('p99Ms')}, processor ${ratio('microsAMessage')}, heap ${ratio('heapKbAConnection')}`,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
