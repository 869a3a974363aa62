// One database cluster for a run (server/tests/kit/global-setup.mjs), a cloned database for each file that asks for one.
export default {
  testEnvironment: 'node',
  roots: [
    '<rootDir>/domain/src',
    '<rootDir>/schema/src',
    '<rootDir>/tenants/src',
    '<rootDir>/migrations/src',
    '<rootDir>/server/src',
    '<rootDir>/server/tests',
    '<rootDir>/client-sdk/src',
  ],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', { configFile: '.swcrc' }] },
  moduleNameMapper: {
    '^@shuangcheng/client-sdk/node$': '<rootDir>/client-sdk/src/node/index.ts',
    '^@shuangcheng/(domain|schema|tenants|migrations|server|client-sdk)$': '<rootDir>/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  globalSetup: '<rootDir>/server/tests/kit/global-setup.mjs',
  globalTeardown: '<rootDir>/server/tests/kit/global-teardown.mjs',
  coverageProvider: 'v8',
  // Both of two cores; a worker that has grown is replaced: in one process for all files, the collector takes most of the time in the end.
  maxWorkers: '100%',
  workerIdleMemoryLimit: '1GB',
  // For a machine that does much other work beside: no test measures time.
  testTimeout: 120_000,
};
