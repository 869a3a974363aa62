// npm run bench:subscriptions: 5,000 sockets that follow a province's figures on one server process, from the answer to an approval until
// each of them has the message; with equal subscriptions sharing one execution, and beside it each executed for itself. The floor is the same
// number of bare `ws` sockets to which as long a text is sent, on the same machine at the same time.
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
    'alone-approvals': { type: 'string', default: '1' },
    'alone-subscribers': { type: 'string', default: '5000' },
    // Reports that are approved in one go; 50 in all.
    'at-once': { type: 'string', default: '1' },
    // A folder for a processor profile of the server with sharing.
    profile: { type: 'string' },
  },
});
const OPENED_AT_ONCE = 40;
/** Approvals that nothing is measured of. */
const WARM_UP = 3;
const FIGURES = `subscription Figures($region: String!, $period: Period!, $after: String) {
  figuresUpdated(region: $region, period: $period, after: $after) { sequence region { code } figures { code value } cause } }`;

const start = (program, argument, more = []) =>
  new Promise((resolve, reject) => {
    const child = fork(new URL(program, import.meta.url).pathname, [JSON.stringify(argument)], { execArgv: ['--expose-gc', ...more] });
    child.once('error', reject).once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    child.once('message', ({ port }) => {
      child.removeAllListeners('exit');
      const tell = (what) => new Promise((answer) => (child.once('message', answer), child.send(what)));
      const stop = () => new Promise((ended) => (child.once('exit', ended), child.send('stop')));
      resolve({ url: `http://127.0.0.1:${port}`, usage: () => tell('usage'), send: () => tell('send'), stop });
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

/** A socket to which something is sent; `arrived` is called with the time of each message. */
const followBare = (url, arrived) =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(url.replace('http', 'ws'));
    socket.once('error', reject).once('open', () => resolve(socket));
    socket.on('message', () => arrived(performance.now()));
  });

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

const openAll = async (count, open) => {
  const sockets = [];
  while (sockets.length < count)
    sockets.push(...(await Promise.all(Array.from({ length: Math.min(OPENED_AT_ONCE, count - sockets.length) }, open))));
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

/** As long as a message that follows the figures. */
const MESSAGE_BYTES = 750;
const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

/**
 * `open(arrived)` opens a socket; `announce(index)` has a message sent to all of them, and gives the time at which whoever caused it was answered.
 */
const measure = async (server, subscribers, rounds, warmUp, open, announce, atOnce = 1) => {
  let sentAt = 0;
  let left = 0;
  let done = () => undefined;
  let delays = [];
  const arrived = (time) => {
    delays.push(Math.max(0, time - sentAt));
    left -= 1;
    if (left === 0) done();
  };
  // What the first connection makes once for all.
  (await openAll(1, () => open(arrived))).forEach((socket) => socket.close());
  await pause(300);
  const empty = await server.usage();
  const sockets = await openAll(subscribers, () => open(arrived));
  await pause(500);
  let full = await server.usage();
  const { heapUsed, rss } = full;
  for (let round = 0; round < warmUp + rounds; round += 1) {
    if (round === warmUp) {
      full = await server.usage();
      delays = [];
    }
    left = subscribers * atOnce;
    const all = new Promise((resolve) => (done = resolve));
    sentAt = Infinity;
    sentAt = await announce(round);
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
    messages: rounds * atOnce,
    p50Ms: at(delays, 0.5).toFixed(0),
    p99Ms: at(delays, 0.99).toFixed(0),
    lastMs: delays.at(-1).toFixed(0),
    microsAMessage: ((after.cpuBefore - full.cpuAfter) / delays.length).toFixed(1),
    heapKbAConnection: perConnection(heapUsed - empty.heapUsed),
    rssKbAConnection: perConnection(rss - empty.rss),
  };
};

const measureFloor = async (subscribers, rounds) => {
  const server = await start('bare-sockets-server.mjs', { bytes: MESSAGE_BYTES });
  const send = async () => (await server.send(), performance.now());
  return measure(server, subscribers, rounds, WARM_UP, (arrived) => followBare(server.url, arrived), send);
};

const measurePlatform = async (folder, sharing, subscribers, approvals, warmUp, month) => {
  const profile = sharing && options.profile ? ['--cpu-prof', `--cpu-prof-dir=${options.profile}`] : [];
  const server = await start('subscriptions-server.mjs', { folder, sharing }, profile);
  const county = await signIn(server.url, 'dianjiang');
  const province = await signIn(server.url, 'chongqing');
  const atOnce = Number(options['at-once']);
  const ids = await submit(server.url, county, (warmUp + approvals) * atOnce, month);
  const approve = async (index) => {
    const input = { reportIds: ids.slice(index * atOnce, (index + 1) * atOnce), decision: 'APPROVE', clientRequestId: randomUUID() };
    await ask(server.url, county, REVIEW, { input });
    return performance.now();
  };
  return measure(server, subscribers, approvals, warmUp, (arrived) => follow(server.url, province, arrived), approve, atOnce);
};

const ratio = (a, b, name) => (Number(a[name]) / Number(b[name])).toFixed(1);
const compare = (a, b) =>
  `p50 ${ratio(a, b, 'p50Ms')}, p99 ${ratio(a, b, 'p99Ms')}, processor ${ratio(a, b, 'microsAMessage')}, heap ${ratio(a, b, 'heapKbAConnection')}`;

const folder = await mkdtemp(join(process.env.BENCH_DIR ?? '/var/tmp', 'sc-bench-live-'));
// The database's own account passes through.
await chmod(folder, 0o755);
try {
  const data = join(folder, 'data');
  const [subscribers, approvals] = [Number(options.subscribers), Number(options.approvals)];
  const floor = await measureFloor(subscribers, approvals);
  console.log('bare sockets  ', JSON.stringify(floor));
  const together = await measurePlatform(data, true, subscribers, approvals, WARM_UP, '01');
  console.log('together      ', JSON.stringify(together));
  console.log(`together ÷ bare sockets: ${compare(together, floor)}`);
  const alone = await measurePlatform(data, false, Number(options['alone-subscribers']), Number(options['alone-approvals']), 0, '02');
  console.log('each by itself', JSON.stringify(alone));
  console.log(`each by itself ÷ together: ${compare(alone, together)}`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
