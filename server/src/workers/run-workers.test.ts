import { expect, test } from '@jest/globals';
import type { Database } from '@shuangcheng/tenants';
import { eventually } from '../../tests/kit/eventually.js';
import { makeTestLog } from '../../tests/kit/test-log.js';
import { startWorkers, type Worker } from './run-workers.js';

const nowhere = {} as Database;
const { log, errors } = makeTestLog();

test('a worker runs again at once while there is more to do, and one run at a time', async () => {
  let runs = 0;
  let atOnce = 0;
  const busy: Worker = {
    name: 'busy',
    restMs: 60_000,
    run: async () => {
      atOnce += 1;
      expect(atOnce).toBe(1);
      await new Promise((resolve) => setImmediate(resolve));
      atOnce -= 1;
      runs += 1;
      return runs < 5 ? 'MORE' : 'IDLE';
    },
  };
  const started = startWorkers([busy], nowhere, log);
  await eventually(() => expect(runs).toBe(5));
  await started.stop();
  expect(runs).toBe(5);
});

test('a run that fails is logged, and stops neither the other workers nor the server', async () => {
  let good = 0;
  const failing: Worker = { name: 'failing', restMs: 0, run: () => Promise.reject(new Error('no luck')) };
  const other: Worker = { name: 'other', restMs: 1, run: async () => ((good += 1), 'IDLE') };
  const started = startWorkers([failing, other], nowhere, log);
  await eventually(() => expect(good).toBeGreaterThan(3));
  await started.stop();
  expect(errors[0]).toMatchObject({ worker: 'failing', err: { message: 'no luck' } });
});

test('work that comes ends a rest, also when it came during the run, and what comes close together is one run', async () => {
  let begin = (): void => undefined;
  let runs = 0;
  const woken: Worker = {
    name: 'woken',
    restMs: 60_000,
    whenWork: (_database, start) => (begin = start),
    run: async () => {
      runs += 1;
      if (runs === 2) begin();
      return 'IDLE';
    },
  };
  const started = startWorkers([woken], nowhere, log);
  await eventually(() => expect(runs).toBe(1));
  for (let time = 0; time < 20; time += 1) begin();
  // The second run asks for a third, and nothing for a fourth.
  await eventually(() => expect(runs).toBe(3));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(runs).toBe(3);
  await started.stop();
});

test('stopping waits for the run that is under way', async () => {
  let finished = false;
  const slow: Worker = {
    name: 'slow',
    restMs: 1,
    run: async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      finished = true;
      return 'IDLE';
    },
  };
  const started = startWorkers([slow], nowhere, log);
  await started.stop();
  expect(finished).toBe(true);
});
