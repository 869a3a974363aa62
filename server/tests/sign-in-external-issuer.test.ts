import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { callerOf } from '../src/features/sign-in/caller.service.js';
import { changeOwnPassword } from '../src/features/sign-in/own-password.service.js';
import { openSignIn } from '../src/features/sign-in/sign-in-context.js';
import { edgeSchema } from './kit/edge-schema.js';
import { startTestServer, testSettings, type TestServer } from './kit/start-test-server.js';

let issuerApp: FastifyInstance;
let issuer: string;
let privateKey: CryptoKey;
let server: TestServer;

/** A local OpenID Connect issuer: its description and its keys. */
const startIssuer = async (): Promise<void> => {
  const pair = await generateKeyPair('ES256');
  privateKey = pair.privateKey;
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'ES256' };
  issuerApp = Fastify();
  issuerApp.get('/.well-known/openid-configuration', async () => ({ issuer, jwks_uri: `${issuer}/keys` }));
  issuerApp.get('/keys', async () => ({ keys: [jwk] }));
  issuer = await issuerApp.listen({ host: '127.0.0.1', port: 0 });
};

beforeAll(async () => {
  await startIssuer();
  server = await startTestServer({ schema: edgeSchema, profile: 'production', environment: environment() });
});
const environment = () => ({ OIDC_ISSUER: issuer, OIDC_AUDIENCE: 'energy', OIDC_GRANTS_CLAIM: 'energy_grants' });
afterAll(async () => {
  await server.close();
  await issuerApp.close();
});

const tokenWith = (
  grants: unknown,
  more: { audience?: string; issuer?: string; expires?: string; key?: CryptoKey } = {},
): Promise<string> =>
  new SignJWT({ preferred_username: 'wang', name: '王科长', energy_grants: grants })
    .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
    .setIssuer(more.issuer ?? issuer)
    .setAudience(more.audience ?? 'energy')
    .setSubject('u-17')
    .setIssuedAt()
    .setExpirationTime(more.expires ?? '5m')
    .sign(more.key ?? privateKey);
const ask = (token: string): ReturnType<TestServer['query']> => server.query(token, '{ me grants }');

describe('an external OpenID Connect issuer', () => {
  test('is trusted for who it says asks and for the grants of the named claim', async () => {
    const token = await tokenWith([
      { role: 'CITY_BUREAU', region: '511700' },
      { role: 'SYSTEM_SUPERVISOR', region: '500155', subtree: true, system: 'EDUCATION' },
    ]);
    expect((await ask(token)).data).toEqual({ me: 'wang', grants: ['CITY_BUREAU@511700', 'SYSTEM_SUPERVISOR@500155'] });
  });

  test('an empty list of grants signs in and may do nothing', async () =>
    expect((await ask(await tokenWith([]))).data).toEqual({ me: 'wang', grants: [] }));

  test('keeps its passwords to itself: there is none to change here', async () => {
    const signIn = openSignIn(server.database, testSettings('production', environment()));
    const { scope } = await callerOf(signIn, await tokenWith([]), { id: 'r', address: null });
    const input = { currentPassword: 'x', newPassword: 'correct horse battery', clientRequestId: '1' };
    expect(await changeOwnPassword(scope, input)).toMatchObject([{ code: 'EXTERNAL_ACCOUNT', path: ['input'] }]);
    await signIn.lastUse.stop();
  });

  test.each([
    ['no list', undefined],
    ['text', 'CITY_BUREAU'],
    ['an unknown role', [{ role: 'KING', region: '511700' }]],
    ['an unknown region', [{ role: 'CITY_BUREAU', region: '999999' }]],
    ['a region that is a number', [{ role: 'CITY_BUREAU', region: 511700 }]],
    ['a subtree that is text', [{ role: 'CITY_BUREAU', region: '511700', subtree: 'true' }]],
    ['an unknown system', [{ role: 'SYSTEM_SUPERVISOR', region: '500155', system: 'X' }]],
    ['a supervisor of no system', [{ role: 'SYSTEM_SUPERVISOR', region: '500155' }]],
    ['a reporter of no institution', [{ role: 'REPORTER', region: '500155' }]],
    ['something else in it', [{ role: 'CITY_BUREAU', region: '511700', sytem: 'EDUCATION' }]],
    ['one good and one bad grant', [{ role: 'CITY_BUREAU', region: '511700' }, null]],
  ])('a claim with %s is refused whole', async (_, grants) => {
    expect(await ask(await tokenWith(grants))).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });

  test.each([
    ['for another audience', { audience: 'other' }],
    ['of an issuer that is not trusted', { issuer: 'https://elsewhere.example' }],
    ['that expired', { expires: '-1m' }],
  ])('a token %s is refused', async (_, more) => expect(await ask(await tokenWith([], more))).toMatchObject({ status: 401 }));

  test('a token that another key signed is refused', async () => {
    const { privateKey: key } = await generateKeyPair('ES256');
    expect(await ask(await tokenWith([], { key }))).toMatchObject({ status: 401 });
  });

  test('when the issuer cannot be reached, the answer is a masked fault and not a refusal', async () => {
    const absent = await startTestServer({
      schema: edgeSchema,
      profile: 'production',
      cloned: server.cloned,
      environment: { OIDC_ISSUER: 'http://127.0.0.1:9', OIDC_AUDIENCE: 'energy' },
    });
    try {
      const token = await tokenWith([], { issuer: 'http://127.0.0.1:9' });
      const { status, errors, headers } = await absent.query(token, '{ me }');
      expect([status, errors![0]!.extensions]).toEqual([500, { code: 'INTERNAL_SERVER_ERROR', reference: headers.get('x-request-id') }]);
    } finally {
      await absent.close();
    }
  });
});
