import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  addGrant,
  createAccount,
  disableAccount,
  endGrant,
  findAccountByUsername,
  listSigningKeys,
  retireSigningKey,
  withSignInSession,
} from '@shuangcheng/tenants';
import { randomUUID } from 'node:crypto';
import { decodeJwt, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose';
import { callerOf } from '../src/features/sign-in/caller.service.js';
import { hashSecret } from '../src/features/sign-in/secret-hash.js';
import { openSignIn } from '../src/features/sign-in/sign-in-context.js';
import { rotateSigningKey, SigningKeys } from '../src/features/sign-in/signing-keys.service.js';
import { ensureDemonstrationAccounts } from '../src/features/sign-in/demonstration-accounts.service.js';
import { edgeSchema } from './kit/edge-schema.js';
import { startTestServer, testSettings, type TestServer } from './kit/start-test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ schema: edgeSchema });
});
afterAll(() => server.close());

const answerOf = async (response: Response): Promise<Record<string, string>> => (await response.json()) as Record<string, string>;
const password = (username: string, secret = 'demo'): Record<string, string> => ({ grant_type: 'password', username, password: secret });
const me = async (token: string): Promise<unknown> => {
  const { data, errors } = await server.query(token, '{ me }');
  return errors?.[0]?.extensions.code ?? data!.me;
};

/** An account of its own for a test that spoils it. */
const newAccount = async (
  username: string,
  more: { demonstration?: boolean; kind?: 'PERSON' | 'CLIENT' } = {},
): Promise<{ accountId: string; grantId: string }> => {
  const ids = { accountId: randomUUID(), grantId: randomUUID() };
  const secretHash = await hashSecret('secret of its own');
  await withSignInSession(server.database, async (db) => {
    await createAccount(db, {
      accountId: ids.accountId,
      username,
      kind: 'PERSON',
      displayName: username,
      secretHash,
      mustChangeSecret: false,
      demonstration: false,
      ...more,
    });
    await addGrant(db, {
      ...ids,
      role: 'COUNTY_BUREAU',
      tenantId: 510000,
      regionId: 511725,
      subtree: true,
      system: null,
      institutionId: null,
      validFrom: new Date('2024-01-01'),
      validTo: null,
    });
  });
  return ids;
};

describe('the demonstration accounts', () => {
  test.each([
    ['sichuan', ['PROVINCE_BUREAU@510000']],
    ['chongqing', ['PROVINCE_BUREAU@500000']],
    ['dazhou', ['CITY_BUREAU@511700']],
    ['quxian', ['COUNTY_BUREAU@511725']],
    ['liangping', ['COUNTY_BUREAU@500155']],
    ['dianjiang', ['COUNTY_BUREAU@500231']],
    ['liangping-school', ['REPORTER@500155']],
    ['liangping-education', ['SYSTEM_SUPERVISOR@500155']],
    ['auditor', ['AUDITOR@500000']],
    ['joint', ['JOINT_ANALYST@510000', 'JOINT_ANALYST@500000']],
  ])('%s signs in and has its grants', async (username, grants) => {
    const { data } = await server.query(await server.token(username), '{ me grants }');
    expect({ ...data, grants: [...data!.grants].sort().reverse() }).toEqual({ me: username, grants: [...grants].sort().reverse() });
  });

  test('are made once', async () => {
    expect(await ensureDemonstrationAccounts(server.database, { schoolInstitutionId: randomUUID() })).toEqual([]);
  });

  test('are refused in the production profile, at the door and with a token from before', async () => {
    const token = await server.token('sichuan');
    const production = await startTestServer({ schema: edgeSchema, profile: 'production', cloned: server.cloned });
    try {
      expect(await answerOf(await production.signIn(password('sichuan')))).toMatchObject({ error: 'invalid_grant' });
      const client = { grant_type: 'client_credentials', client_id: 'joint', client_secret: 'demo' };
      expect(await answerOf(await production.signIn(client))).toMatchObject({ error: 'invalid_client' });
      expect(await production.query(token, '{ me }')).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    } finally {
      await production.close();
    }
  });
});

describe('POST /auth/token', () => {
  test('answers a bearer token that is not to be cached', async () => {
    const response = await server.signIn(password('quxian'));
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const answer = await answerOf(response);
    expect(answer).toEqual({
      access_token: expect.any(String),
      token_type: 'Bearer',
      expires_in: 900,
      refresh_token: expect.stringMatching(/^[\w-]{43}$/),
    });
    const claims = decodeJwt(answer.access_token!);
    expect(claims.exp! - claims.iat!).toBe(900);
  });

  test('takes client credentials from the form and from HTTP Basic', async () => {
    const form = { grant_type: 'client_credentials' };
    const basic = `Basic ${Buffer.from('joint:demo').toString('base64')}`;
    expect((await server.signIn(form, { authorization: basic })).status).toBe(200);
    expect((await server.signIn({ ...form, client_id: 'joint', client_secret: 'demo' })).status).toBe(200);
    const wrong = await server.signIn(form, { authorization: `Basic ${Buffer.from('joint:wrong').toString('base64')}` });
    expect([wrong.status, wrong.headers.get('www-authenticate')]).toEqual([401, expect.stringMatching(/^Basic/)]);
    expect(await answerOf(wrong)).toMatchObject({ error: 'invalid_client' });
  });

  test.each([
    ['a wrong password', password('dianjiang', 'wrong'), 400, 'invalid_grant'],
    ['an unknown user name', password('nobody'), 400, 'invalid_grant'],
    ['a client with a password', password('joint'), 400, 'invalid_grant'],
    [
      'a person with client credentials',
      { grant_type: 'client_credentials', client_id: 'auditor', client_secret: 'demo' },
      401,
      'invalid_client',
    ],
    ['a very long password', password('dianjiang', 'x'.repeat(10_000)), 400, 'invalid_grant'],
    ['an unknown refresh token', { grant_type: 'refresh_token', refresh_token: 'x' }, 400, 'invalid_grant'],
    ['no password', { grant_type: 'password', username: 'dianjiang' }, 400, 'invalid_request'],
    ['no grant type', { username: 'dianjiang' }, 400, 'invalid_request'],
    ['another grant type', { grant_type: 'implicit' }, 400, 'unsupported_grant_type'],
  ])('refuses %s in the words of OAuth 2, explained in Chinese', async (_, form, status, error) => {
    const response = await server.signIn(form);
    expect([response.status, response.headers.get('cache-control')]).toEqual([status, 'no-store']);
    expect(await answerOf(response)).toEqual({ error, error_description: expect.stringMatching(/[\u4e00-\u9fff]/) });
  });

  test('says the same for a wrong password and an unknown user name', async () => {
    const [wrong, unknown] = await Promise.all([server.signIn(password('auditor', 'wrong')), server.signIn(password('no-such'))]);
    expect(await answerOf(wrong)).toEqual(await answerOf(unknown));
  });

  test.each([
    ['JSON', '{"grant_type":"password"}', 'application/json'],
    ['malformed JSON', '{', 'application/json'],
    ['a repeated parameter', 'grant_type=password&grant_type=password', 'application/x-www-form-urlencoded'],
    ['no body', '', 'application/x-www-form-urlencoded'],
    ['a huge form', `grant_type=${'x'.repeat(20_000)}`, 'application/x-www-form-urlencoded'],
  ])('refuses %s as invalid_request', async (_, body, type) => {
    const response = await fetch(`${server.url}/auth/token`, { method: 'POST', body, headers: { 'content-type': type } });
    expect([response.status, (await answerOf(response)).error]).toEqual([400, 'invalid_request']);
  });
});

describe('refresh tokens', () => {
  const refresh = (token: string): Promise<Response> => server.signIn({ grant_type: 'refresh_token', refresh_token: token });

  test('are exchanged for another one, again and again', async () => {
    let answer = await answerOf(await server.signIn(password('dazhou')));
    for (let times = 0; times < 3; times += 1) answer = await answerOf(await refresh(answer.refresh_token!));
    expect(await me(answer.access_token!)).toBe('dazhou');
  });

  test('end with their whole family when a used one comes back', async () => {
    const first = await answerOf(await server.signIn(password('dazhou')));
    const other = await answerOf(await server.signIn(password('dazhou')));
    const second = await answerOf(await refresh(first.refresh_token!));
    expect(await answerOf(await refresh(first.refresh_token!))).toMatchObject({ error: 'invalid_grant' });
    expect(await answerOf(await refresh(second.refresh_token!))).toMatchObject({ error: 'invalid_grant' });
    expect(await answerOf(await refresh(other.refresh_token!))).toHaveProperty('access_token');
    // And with them what they were exchanged for.
    expect([await me(second.access_token!), await me(other.access_token!)]).toEqual(['UNAUTHENTICATED', 'dazhou']);
  });

  test('end with the sign-in that is revoked, as its access tokens do; other sign-ins, and a token of nobody, change nothing', async () => {
    const [mine, other] = [
      await answerOf(await server.signIn(password('quxian'))),
      await answerOf(await server.signIn(password('quxian'))),
    ];
    const revoke = (token: string) => fetch(`${server.url}/auth/revoke`, { method: 'POST', body: new URLSearchParams({ token }) });
    expect([(await revoke('nobody')).status, (await revoke(mine.refresh_token!)).status]).toEqual([200, 200]);
    expect(await answerOf(await server.signIn({ grant_type: 'refresh_token', refresh_token: mine.refresh_token! }))).toMatchObject({
      error: 'invalid_grant',
    });
    expect([await me(mine.access_token!), await me(other.access_token!)]).toEqual(['UNAUTHENTICATED', 'quxian']);
    expect((await fetch(`${server.url}/auth/revoke`, { method: 'POST', body: new URLSearchParams() })).status).toBe(400);
  });

  test('of two uses at once, only one succeeds', async () => {
    const { refresh_token } = await answerOf(await server.signIn(password('dazhou')));
    const statuses = (await Promise.all([refresh(refresh_token!), refresh(refresh_token!)])).map((response) => response.status);
    expect(statuses.sort()).toEqual([200, 400]);
  });

  test('are of no use to a disabled account', async () => {
    const { accountId } = await newAccount('leaver');
    const { refresh_token } = await answerOf(await server.signIn(password('leaver', 'secret of its own')));
    await withSignInSession(server.database, (db) => disableAccount(db, accountId, new Date()));
    expect(await answerOf(await refresh(refresh_token!))).toMatchObject({ error: 'invalid_grant' });
    expect(await answerOf(await server.signIn(password('leaver', 'secret of its own')))).toMatchObject({ error: 'invalid_grant' });
  });
});

describe('who is known by a token', () => {
  test('an account that was disabled a moment ago is not', async () => {
    const { accountId } = await newAccount('dismissed');
    const token = await server.token('dismissed', 'secret of its own');
    expect(await me(token)).toBe('dismissed');
    await withSignInSession(server.database, (db) => disableAccount(db, accountId, new Date()));
    expect(await me(token)).toBe('UNAUTHENTICATED');
  });

  test('a grant that was ended a moment ago is not in force, and one that begins later is not yet', async () => {
    const { accountId, grantId } = await newAccount('mover');
    const token = await server.token('mover', 'secret of its own');
    const grants = async (): Promise<unknown> => (await server.query(token, '{ grants }')).data!.grants;
    expect(await grants()).toEqual(['COUNTY_BUREAU@511725']);
    await withSignInSession(server.database, async (db) => {
      await endGrant(db, 510000, grantId, new Date());
      await addGrant(db, {
        grantId: randomUUID(),
        accountId,
        role: 'COUNTY_BUREAU',
        tenantId: 500000,
        regionId: 500155,
        subtree: true,
        system: null,
        institutionId: null,
        validFrom: new Date(Date.now() + 60_000),
        validTo: null,
      });
    });
    expect(await grants()).toEqual([]);
  });

  const ownKey = async (): Promise<{ kid: string; key: Awaited<ReturnType<typeof importJWK>> }> => {
    const [stored] = await withSignInSession(server.database, listSigningKeys);
    return { kid: stored!.keyId, key: await importJWK(stored!.privateJwk as JWK, 'EdDSA') };
  };
  const sign = async (claims: {
    issuer?: string;
    audience?: string;
    expiresIn?: number;
    subject?: string;
    typ?: string;
    kid?: string;
    session?: unknown;
    key?: Awaited<ReturnType<typeof importJWK>>;
  }): Promise<string> => {
    const own = await ownKey();
    const now = Math.floor(Date.now() / 1000);
    const account = await withSignInSession(server.database, (db) => findAccountByUsername(db, 'dazhou'));
    const session = claims.session ?? decodeJwt(await server.token('dazhou')).sid;
    return new SignJWT({ sid: session })
      .setProtectedHeader({ alg: 'EdDSA', kid: claims.kid ?? own.kid, typ: claims.typ ?? 'at+jwt' })
      .setIssuer(claims.issuer ?? 'urn:shuangcheng')
      .setAudience(claims.audience ?? 'urn:shuangcheng:api')
      .setJti('1')
      .setSubject(claims.subject ?? account!.accountId)
      .setIssuedAt(now - 100)
      .setExpirationTime(now + (claims.expiresIn ?? 60))
      .sign(claims.key ?? own.key);
  };

  test('a token is taken while it is good', async () => expect(await me(await sign({}))).toBe('dazhou'));
  test.each([
    ['that expired', { expiresIn: -1 }],
    ['of another issuer', { issuer: 'https://elsewhere.example' }],
    ['for another audience', { audience: 'urn:other' }],
    ['of another kind', { typ: 'JWT' }],
    ['of an unknown key', { kid: 'unknown' }],
    ['of an account that does not exist', { subject: randomUUID() }],
    ['of a session that does not exist', { session: randomUUID() }],
    ['without a session', { session: 7 }],
  ])('a token %s is not', async (_, claims) => expect(await me(await sign(claims))).toBe('UNAUTHENTICATED'));
  test('a token that another key signed is not', async () => {
    const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
    expect(await me(await sign({ key: privateKey }))).toBe('UNAUTHENTICATED');
  });
  test('a token without signature is not', async () => {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = decodeJwt(await sign({}));
    expect(await me(`${part({ alg: 'none', typ: 'at+jwt' })}.${part(claims)}.`)).toBe('UNAUTHENTICATED');
  });

  test('a token that was verified before is not once it has expired', async () => {
    const signIn = openSignIn(server.database, testSettings('demonstration'));
    const token = await server.token('dazhou');
    expect((await callerOf(signIn, token, { id: 'r', address: null })).scope.caller.username).toBe('dazhou');
    await expect(callerOf(signIn, token, { id: 'r', address: null }, new Date(Date.now() + 16 * 60_000))).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    await signIn.lastUse.stop();
    const account = await withSignInSession(server.database, (db) => findAccountByUsername(db, 'dazhou'));
    expect(account!.lastUsedAt).toBeInstanceOf(Date);
  });
});

describe('signing keys', () => {
  test('are made once by servers that start together', async () => {
    const fresh = await startTestServer({ schema: edgeSchema });
    try {
      const newest = await Promise.all(Array.from({ length: 4 }, () => new SigningKeys(fresh.database).getNewest()));
      expect(new Set(newest.map((key) => key.keyId)).size).toBe(1);
    } finally {
      await fresh.close();
    }
  });

  test('a new one signs, an older one still verifies until it is retired', async () => {
    const before = await new SigningKeys(server.database).getNewest();
    const keyId = await rotateSigningKey(server.database);
    const keys = new SigningKeys(server.database);
    expect((await keys.getNewest()).keyId).toBe(keyId);
    expect(await keys.find(before.keyId)).not.toBeNull();
    await withSignInSession(server.database, (db) => retireSigningKey(db, before.keyId, new Date()));
    expect(await new SigningKeys(server.database).find(before.keyId)).toBeNull();
  });

  test('nobody reads one outside a sign-in session', async () => {
    expect(await server.database.dataSource.query('select count(*)::int as seen from signing_key')).toEqual([{ seen: 0 }]);
  });
});
