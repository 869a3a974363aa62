// A lock that `npm ci` refuses elsewhere fails here: every platform's package that an entry names must have an entry itself,
// and every version in a package.json must be exact.
import { readFileSync } from 'node:fs';

const read = (path) => JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'));

/** Optional dependencies (binaries for each platform) that the lock names and does not hold. */
const listMissing = (packages) => {
  const held = new Set(Object.keys(packages).map((path) => path.split('node_modules/').at(-1)));
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !held.has(name))
      .map(
        (name) =>
          `package-lock.json: ${path || 'the root'} names ${name}, for which there is no entry: choose a version whose platform packages are all published`,
      ),
  );
};

const exact = /^\d+\.\d+\.\d+(-[\w.]+)?$/;
const listLoose = (path) => {
  const { dependencies, devDependencies, optionalDependencies, overrides } = read(path);
  const versions = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies, ...overrides });
  return versions
    .filter(([, version]) => !exact.test(version))
    .map(([name, version]) => `${path}: expected an exact version of ${name}, got "${version}"`);
};

const { packages } = read('package-lock.json');
const manifests = ['package.json', ...read('package.json').workspaces.map((workspace) => `${workspace}/package.json`)];
const problems = [...listMissing(packages), ...manifests.flatMap(listLoose)];
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
