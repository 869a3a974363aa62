// npm run bench:import: how fast a file of all 68,439 institutions × 12 months is imported, against a bare COPY of the same rows
// into an unlogged text table followed by the same checks in SQL (for the rules about unusual values: histories and peers' medians,
// without the comparing); both in one run, on the same machine and database.
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openPlatform } from '../server/dist/start/open-platform.js';
import { readSettings } from '../server/dist/settings.js';

const { values: options } = parseArgs({
  options: {
    months: { type: 'string', default: '12' },
    compact: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '1' },
  },
});

/** Runs one step in a process of its own, so that its memory is its own; gives what it prints last, as JSON. */
const step = (name, more) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [new URL('import-steps.mjs', import.meta.url).pathname, name, JSON.stringify(more)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let out = '';
    child.stdout.on('data', (text) => (out += text));
    child.on('close', (code) => (code === 0 ? resolve(JSON.parse(out.trim().split('\n').at(-1))) : reject(new Error(`${name} failed`))));
  });

const rate = ({ rows, seconds }) => Math.round(rows / seconds);
const say = (what, { rows, seconds, ...more }) =>
  console.log(
    `${what.padEnd(28)} ${String(rows).padStart(8)} rows  ${seconds.toFixed(1).padStart(6)} s  ${String(Math.round(rows / seconds)).padStart(7)} rows/s  ${JSON.stringify(more)}`,
  );

const folder = await mkdtemp(join(process.env.BENCH_DIR ?? '/var/tmp', 'sc-bench-import-'));
// The database's own account passes through.
await chmod(folder, 0o755);
const settings = readSettings({ DATA_DIR: join(folder, 'data') });
const platform = await openPlatform(settings, () => undefined);
try {
  const { ownerUrl } = platform;
  const applicationUrl = platform.database.dataSource.options.url;
  const common = { ownerUrl, applicationUrl, folder, months: Number(options.months), scale: options.compact ? 'COMPACT' : 'FULL' };
  const prepared = await step('prepare', common);
  console.log(
    `${prepared.institutions} institutions, ${prepared.rows} rows, ${(prepared.bytes / 1e6).toFixed(0)} MB of CSV, ${prepared.values} values a row`,
  );
  for (let round = 0; round < Number(options.rounds); round += 1) {
    const floor = await step('floor', common);
    say('COPY and form rules in SQL', floor.form);
    say('… and what is compared with', floor.all);
    const dry = await step('import', { ...common, dryRun: true });
    say('dry run', dry);
    const real = await step('import', { ...common, dryRun: false });
    say('import', real);
    const again = await step('import', { ...common, dryRun: false });
    say('the same file again', again);
    const ratio = (part) => (rate(real) / rate(part)).toFixed(2);
    console.log(`import ÷ floor: ${ratio(floor.all)} (asked for: 0.20); ÷ COPY and form rules only: ${ratio(floor.form)}`);
  }
} finally {
  await platform.database.close();
  await platform.stop();
  await rm(folder, { recursive: true, force: true });
}
