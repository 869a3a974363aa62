import { describe, expect, test } from '@jest/globals';
import { readSettings } from '../src/settings.js';

describe('the settings', () => {
  test('without any variable are those of the demonstration', () => {
    expect(readSettings({})).toEqual({
      profile: 'demonstration',
      port: 4000,
      host: expect.stringMatching(/^(::|0\.0\.0\.0)$/),
      databaseUrl: null,
      applicationDatabaseUrl: null,
      dataDir: null,
      eventRetentionDays: 30,
      auditDigest: 'sha256',
      poolSize: 20,
      preparedStatements: true,
      redisUrl: null,
      oidc: null,
      metricsToken: null,
      accessTokenMinutes: 15,
      refreshTokenDays: 14,
      trustProxy: false,
      allowedOrigins: [],
      logLevel: 'info',
      limits: { bodyBytes: 4_096 * 1024, depth: 12, aliases: 30, directives: 30, tokens: 4_000, cost: 25_000 },
      attachments: { dir: null, fileBytes: 20 * 1024 * 1024, filesPerRequest: 10 },
      uploads: { folder: null, mostBytes: 512 * 1024 * 1024, keptDays: 7 },
    });
  });

  test('take what the environment says, and an empty variable for one that is not set', () => {
    const environment = {
      PROFILE: 'Production',
      PORT: '0',
      HOST: '127.0.0.1',
      DATABASE_URL: 'postgres://a:b@c/d',
      DATA_DIR: ' ',
      PREPARED_STATEMENTS: 'off',
      TRUST_PROXY: '10.0.0.0/8, ::1',
      ALLOWED_ORIGINS: 'https://portal.example.cn, http://localhost:5173',
      OIDC_ISSUER: 'https://id.example',
      OIDC_AUDIENCE: 'energy',
      LOG_LEVEL: 'warn',
      MAX_COST: '7',
    };
    expect(readSettings(environment)).toMatchObject({
      profile: 'production',
      port: 0,
      host: '127.0.0.1',
      databaseUrl: 'postgres://a:b@c/d',
      dataDir: null,
      preparedStatements: false,
      trustProxy: '10.0.0.0/8,::1',
      allowedOrigins: ['https://portal.example.cn', 'http://localhost:5173'],
      oidc: { issuer: 'https://id.example', audience: 'energy', grantsClaim: 'grants' },
      logLevel: 'warn',
      limits: { cost: 7 },
    });
  });

  test.each([
    [{ PORT: '70000' }, 'PORT: expected a whole number from 0 to 65535, got "70000"'],
    [{ PORT: '4e3' }, 'PORT: expected a whole number from 0 to 65535, got "4e3"'],
    [{ PROFILE: 'test' }, 'PROFILE: expected one of demonstration, production, got "test"'],
    [
      { DATABASE_URL: 'mysql://root:secret@db/x' },
      'DATABASE_URL: expected an address that begins with postgres:// or postgresql://, got "…"',
    ],
    [
      { OIDC_ISSUER: 'https://id.example' },
      'OIDC_AUDIENCE: expected the audience of the tokens that OIDC_ISSUER gives for this platform, got ""',
    ],
    [{ TRUST_PROXY: '2' }, 'TRUST_PROXY: expected on, off, or addresses of proxies such as 10.0.0.0/8, with commas, got "2"'],
    ...['*', 'https://portal.example.cn/', 'portal.example.cn'].map((origin): [Record<string, string>, string] => [
      { ALLOWED_ORIGINS: origin },
      `ALLOWED_ORIGINS: expected origins such as https://portal.example.cn, with commas, without a path, got "${origin}"`,
    ]),
    [{ ACCESS_TOKEN_MINUTES: '0' }, 'ACCESS_TOKEN_MINUTES: expected a whole number from 1 to 1440, got "0"'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL: expected one of fatal, error, warn, info, debug, trace, silent, got "loud"'],
    [{ PREPARED_STATEMENTS: 'maybe' }, 'PREPARED_STATEMENTS: expected one of on, off, got "maybe"'],
  ])('%j is refused in one line', (environment, message) => {
    expect(() => readSettings(environment)).toThrow(message);
  });
});
