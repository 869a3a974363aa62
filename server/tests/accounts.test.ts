// Accounts and grants over HTTP: who may set up, give and take what; first sign-in; and what somebody might try.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { currentTree, makeLoadScope, withTenantSession } from '@shuangcheng/tenants';
import pg from 'pg';
import { addInstitutions } from '../src/features/institutions/institution.store.js';
import { accountClient, type AccountClient } from './kit/account-client.js';
import { openSocket } from './kit/open-socket.js';
import { recordStatements } from './kit/recorded-statements.js';
import { institution } from './kit/small-register.js';
import { startTestServer, type TestServer } from './kit/start-test-server.js';

let server: TestServer;
let owner: pg.Client;
let client: AccountClient;
const tokens: Record<string, string> = {};
const LIANGPING_SCHOOL = institution(2);
const DIANJIANG_SCHOOL = institution(1);
const GOOD = 'correct horse battery';

beforeAll(async () => {
  server = await startTestServer({ environment: { TRUST_PROXY: 'on' } });
  owner = new pg.Client({ connectionString: server.cloned.ownerUrl });
  await owner.connect();
  const scope = makeLoadScope(server.database, await currentTree(server.database), 500000, new Date());
  await withTenantSession(scope, 'write', (db) => addInstitutions(db, [LIANGPING_SCHOOL, DIANJIANG_SCHOOL]));
  client = accountClient(server);
  for (const name of ['sichuan', 'chongqing', 'dazhou', 'quxian', 'liangping', 'dianjiang', 'auditor', 'joint', 'liangping-school'])
    tokens[name] = await server.token(name);
});
afterAll(async () => {
  await owner.end();
  await server.close();
});

let made = 0;
interface MadeAccount {
  readonly id: string;
  readonly username: string;
  readonly secret: string;
  readonly grants: readonly { id: string; role: string }[];
}
/** An account with these grants, set up by a demonstration account. */
const make = async (by: string, region: string, grants: readonly object[] = [], more: object = {}): Promise<MadeAccount> => {
  const username = `made-${(made += 1)}`;
  const answer = await client.send(tokens[by]!, 'createAccount', { username, displayName: username, region, grants, ...more });
  expect(answer.problems).toEqual([]);
  return { ...answer.account, secret: answer.initialSecret };
};
/** Signs in as if the initial password had been replaced: doing so takes a good part of a second each time. */
const takeOver = async ({ username, secret }: MadeAccount): Promise<string> => {
  await owner.query('update account set must_change_secret = false where username = $1', [username]);
  return server.token(username, secret);
};
const me = async (token: string): Promise<unknown> => {
  const { data, errors } = await server.query(token, '{ viewer { username grants { role region { code } } } }');
  return errors?.[0]?.extensions.code ?? data!.viewer.grants.map((grant: any) => `${grant.role}@${grant.region.code}`); // eslint-disable-line @typescript-eslint/no-explicit-any -- as it came
};
const readsInstitutions = async (token: string, region = '500155'): Promise<string> => {
  const { data, errors } = await server.query(token, `{ region(code: "${region}") { institutions(first: 1) { totalCount } } }`);
  return String(errors?.[0]?.extensions.code ?? data!.region.institutions.totalCount);
};
const county = (region: string): object => ({ role: 'COUNTY_BUREAU', region });

describe('setting an account up', () => {
  test('a county sets up a colleague, who signs in, must change the password, and then works', async () => {
    const account = await make('liangping', '500155', [county('500155')]);
    expect(account).toMatchObject({ createdBy: 'liangping', mustChangePassword: true, region: { code: '500155' }, kind: 'PERSON' });
    expect(account.secret).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    const signedIn = await server.signIn({ grant_type: 'password', username: account.username, password: account.secret });
    const answer = (await signedIn.json()) as Record<string, string>;
    expect(answer.password_change_required).toBe(true);
    expect(await readsInstitutions(answer.access_token!)).toBe('PASSWORD_CHANGE_REQUIRED');
    expect(await client.word(answer.access_token!, 'changePassword', { currentPassword: account.secret, newPassword: GOOD })).toBe('done');
    // The session in which it was changed goes on.
    expect(await readsInstitutions(answer.access_token!)).toBe('1');
    const again = await server.signIn({ grant_type: 'refresh_token', refresh_token: answer.refresh_token! });
    expect(await again.json()).not.toHaveProperty('password_change_required');
  });

  test('the same request again sets up nothing, and says that the password was shown', async () => {
    const input = { username: 'once-only', displayName: '甲', region: '500155', clientRequestId: 'the same' };
    const first = await client.send(tokens.liangping!, 'createAccount', input);
    const again = await client.send(tokens.liangping!, 'createAccount', input);
    expect(again).toEqual({ ...first, initialSecret: null, secretShownBefore: true });
    expect([first.secretShownBefore, typeof first.initialSecret]).toEqual([false, 'string']);
    expect(await client.word(tokens.liangping!, 'createAccount', { ...input, username: 'another' })).toBe('REQUEST_ID_REUSED');
  });

  test('of the same request sent many times at once, one is shown the password', async () => {
    const input = { username: 'at-once', displayName: '甲', region: '500155', clientRequestId: 'at once' };
    const answers = await Promise.all(Array.from({ length: 5 }, () => client.send(tokens.liangping!, 'createAccount', input)));
    const shown = answers.filter((answer) => answer.initialSecret !== null);
    expect(shown).toHaveLength(1);
    expect(answers.filter((answer) => answer.secretShownBefore)).toHaveLength(4);
    await server.token('at-once', shown[0]!.initialSecret);
  });

  test('the password is kept nowhere: not in the answer kept, the audit trail, the events or the accounts', async () => {
    const { secret, id } = await make('liangping', '500155');
    const { initialSecret } = await client.send(tokens.liangping!, 'resetPassword', { account: id });
    for (const table of ['client_request', 'audit_record', 'outbox', 'account', 'account_secret']) {
      const { rows } = await owner.query<{ text: string }>(`select string_agg(t::text, ' ') as text from ${table} t`);
      for (const text of [secret, initialSecret]) expect(rows[0]!.text).not.toContain(text);
    }
  });

  test('takes a constant number of statements, however many grants', async () => {
    const recorder = recordStatements(server.database);
    const regions = ['500101', '500102', '500103', '500104', '500155', '500231'];
    const count = async (codes: string[]): Promise<number> => {
      const sent = await recorder.during(() => make('chongqing', '500000', codes.map(county)));
      return Object.values(sent).reduce((total, times) => total + times, 0);
    };
    expect(await count(regions)).toBe(await count(regions.slice(0, 1)));
  });

  test('a client gets a secret of its own, which can be replaced', async () => {
    const { id, username, secret } = await make('liangping', '500155', [county('500155')], { kind: 'CLIENT' });
    const signIn = async (text: string): Promise<number> =>
      (await server.signIn({ grant_type: 'client_credentials', client_id: username, client_secret: text })).status;
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(await signIn(secret)).toBe(200);
    const { initialSecret } = await client.send(tokens.liangping!, 'resetPassword', { account: id });
    expect([await signIn(secret), await signIn(initialSecret)]).toEqual([401, 200]);
    // Nobody types it: it is not to be changed at the first sign-in.
    const { rows } = await owner.query('select must_change_secret from account where username = $1', [username]);
    expect(rows).toEqual([{ must_change_secret: false }]);
  });

  test.each([
    ['a name that is taken in the other province', { username: 'quxian' }, 'USERNAME_TAKEN'],
    ['a name that is taken but for its width', { username: 'ＱＵＸＩＡＮ' }, 'USERNAME_TAKEN'],
    ['a name with a letter that looks Latin', { username: 'li\u0430ngping' }, 'BAD_USERNAME'],
    ['a name with a turn of direction', { username: 'liang\u202eping' }, 'BAD_USER_INPUT'],
    ['a name with a character of no width', { username: 'quxian\u200b' }, 'BAD_USERNAME'],
    ['a name with a line break', { username: 'quxian\n' }, 'BAD_USERNAME'],
    ['a name with a null', { username: 'quxian\u0000' }, 'BAD_USER_INPUT'],
    ['an empty name', { username: '' }, 'BAD_USERNAME'],
    ['an invisible display name', { displayName: '\u200b' }, 'BAD_DISPLAY_NAME'],
    ['a region that is none', { region: '999999' }, 'UNKNOWN_REGION'],
    ['a region that is no code', { region: "500155' or true" }, 'UNKNOWN_REGION'],
    ['a home above', { region: '500000' }, 'OUT_OF_SCOPE'],
    ['a home beside', { region: '500231' }, 'OUT_OF_SCOPE'],
    ['a home in the other province', { region: '511725' }, 'OUT_OF_SCOPE'],
    ['a grant above', { grants: [{ role: 'PROVINCE_BUREAU', region: '500000' }] }, 'OUT_OF_SCOPE'],
    ['a grant beside', { grants: [county('500231')] }, 'OUT_OF_SCOPE'],
    ['an auditor', { grants: [{ role: 'AUDITOR', region: '500155' }] }, 'GRANT_BEYOND_OWN'],
    ['a province bureau of the county', { grants: [{ role: 'PROVINCE_BUREAU', region: '500155' }] }, 'GRANT_UNFIT'],
    ['a supervisor of no system', { grants: [{ role: 'SYSTEM_SUPERVISOR', region: '500155' }] }, 'GRANT_UNFIT'],
    ['a system that is none', { grants: [{ role: 'SYSTEM_SUPERVISOR', region: '500155', system: 'x' }] }, 'GRANT_UNFIT'],
    ['an end before now', { grants: [{ role: 'COUNTY_BUREAU', region: '500155', validTo: '2020-01-01T00:00:00Z' }] }, 'BAD_VALIDITY'],
    [
      'a beginning before now',
      { grants: [{ role: 'COUNTY_BUREAU', region: '500155', validFrom: '2020-01-01T00:00:00Z' }] },
      'BAD_VALIDITY',
    ],
    ['very many grants', { grants: Array.from({ length: 21 }, () => county('500155')) }, 'BATCH_TOO_LARGE'],
  ])('a county is refused %s, and nothing is set up', async (_, input, code) => {
    const count = async (): Promise<unknown> => (await owner.query('select count(*) from account')).rows[0];
    const before = await count();
    const whole = { username: 'never-made', displayName: '甲', region: '500155', ...input };
    expect(await client.word(tokens.liangping!, 'createAccount', whole)).toBe(code);
    expect(await count()).toEqual(before);
  });

  test.each(['auditor', 'joint', 'liangping-school'])('%s sets up nobody', async (name) => {
    const code = await client.word(tokens[name]!, 'createAccount', { username: 'by-nobody', displayName: '甲', region: '500155' });
    expect(['FORBIDDEN', 'OUT_OF_SCOPE']).toContain(code);
  });
});

describe('giving a role', () => {
  test('a reporter of an institution of the county, and of no other', async () => {
    const { id } = await make('liangping', '500155');
    const reporter = { account: id, role: 'REPORTER', region: '500155' };
    const { grant } = await client.send(tokens.liangping!, 'grantRole', { ...reporter, institution: LIANGPING_SCHOOL.code });
    expect(grant).toMatchObject({ institution: LIANGPING_SCHOOL.code, subtree: false, givenBy: 'liangping', inForce: true });
    const word = (input: object): Promise<string> => client.word(tokens.liangping!, 'grantRole', { ...reporter, ...input });
    expect(await word({ institution: LIANGPING_SCHOOL.code })).toBe('GRANT_EXISTS');
    expect(await word({ institution: DIANJIANG_SCHOOL.code })).toBe('UNKNOWN_INSTITUTION');
    expect(await word({ institution: '12500155X999999999' })).toBe('UNKNOWN_INSTITUTION');
    expect(await word({})).toBe('GRANT_UNFIT');
    // The province sees the institution, but it does not stand in that region.
    expect(await client.word(tokens.chongqing!, 'grantRole', { ...reporter, institution: DIANJIANG_SCHOOL.code })).toBe(
      'UNKNOWN_INSTITUTION',
    );
  });

  test('nobody gives themself what is above them, or a place in another province', async () => {
    const mine = await make('liangping', '500155', [county('500155')]);
    const token = await takeOver(mine);
    const word = (input: object): Promise<string> => client.word(token, 'grantRole', { account: mine.id, ...input });
    expect(await word({ role: 'PROVINCE_BUREAU', region: '500000' })).toBe('OUT_OF_SCOPE');
    expect(await word({ role: 'AUDITOR', region: '500155' })).toBe('GRANT_BEYOND_OWN');
    expect(await word({ role: 'JOINT_ANALYST', region: '500000' })).toBe('OUT_OF_SCOPE');
    expect(await word(county('511725'))).toBe('OUT_OF_SCOPE');
    expect(await word(county('500231'))).toBe('OUT_OF_SCOPE');
  });

  test('one system’s supervisor gives nothing, and none changes the system of what was given', async () => {
    const supervisor = await make('liangping', '500155', [{ role: 'SYSTEM_SUPERVISOR', region: '500155', system: 'EDUCATION' }]);
    const token = await takeOver(supervisor);
    const wanted = { account: supervisor.id, role: 'SYSTEM_SUPERVISOR', region: '500155', system: 'HEALTH' };
    expect(await client.word(token, 'grantRole', wanted)).toBe('FORBIDDEN');
    expect(await readsInstitutions(token)).toBe('1');
  });

  test('nothing outlasts the grant of who gives it', async () => {
    const validTo = new Date(Date.now() + 3_600_000).toISOString();
    const deputy = await make('liangping', '500155', [{ ...county('500155'), validTo }]);
    const token = await takeOver(deputy);
    const { id } = await make('liangping', '500155');
    expect(await client.word(token, 'grantRole', { account: id, ...county('500155') })).toBe('GRANT_BEYOND_OWN');
    expect(await client.word(token, 'grantRole', { account: id, ...county('500155'), validTo })).toBe('done');
  });

  test('an account of elsewhere is unknown, as is one that does not exist', async () => {
    const theirs = await make('dianjiang', '500231');
    const none = Buffer.from('Account:00000000-0000-4000-8000-00000000dead').toString('base64url');
    for (const account of [theirs.id, none, 'x', Buffer.from("Account:' or true").toString('base64url')])
      expect(await client.word(tokens.liangping!, 'grantRole', { account, ...county('500155') })).toBe('UNKNOWN_ACCOUNT');
    const asJoint = { account: none, role: 'JOINT_ANALYST', region: '500000' };
    expect(await client.word(tokens.chongqing!, 'grantRole', asJoint)).toBe('UNKNOWN_ACCOUNT');
  });

  test('a joint analyst works for two provinces: each gives its own part, and takes it away', async () => {
    const joint = await make('sichuan', '510000', [{ role: 'JOINT_ANALYST', region: '510000' }], { kind: 'CLIENT' });
    const wanted = { account: joint.id, role: 'JOINT_ANALYST', region: '500000' };
    expect(await client.word(tokens.chongqing!, 'grantRole', { ...wanted, ...county('500155') })).toBe('UNKNOWN_ACCOUNT');
    const { grant } = await client.send(tokens.chongqing!, 'grantRole', wanted);
    const seen = async (by: string, region: string): Promise<unknown> =>
      (await client.list(tokens[by]!, region))
        .find(({ username }) => username === joint.username)
        ?.grants.map((each: any) => each.region.code); // eslint-disable-line @typescript-eslint/no-explicit-any -- as it came
    expect([await seen('sichuan', '510000'), await seen('chongqing', '500000')]).toEqual([['510000'], ['500000']]);
    expect(await seen('liangping', '500155')).toBeUndefined();
    // Only its home resets it; and then only what it gave does not stand in the way.
    expect(await client.word(tokens.chongqing!, 'resetPassword', { account: joint.id })).toBe('UNKNOWN_ACCOUNT');
    expect(await client.word(tokens.sichuan!, 'resetPassword', { account: joint.id })).toBe('GRANT_ABOVE_OWN');
    expect(await client.word(tokens.sichuan!, 'revokeRole', { grant: grant.id })).toBe('UNKNOWN_GRANT');
    expect(await client.word(tokens.chongqing!, 'revokeRole', { grant: grant.id })).toBe('done');
    expect(await seen('chongqing', '500000')).toBeUndefined();
    expect(await client.word(tokens.sichuan!, 'resetPassword', { account: joint.id })).toBe('done');
  });

  test('joint analysis stands beside no other role on one account, whichever comes first', async () => {
    const analyst = { role: 'JOINT_ANALYST', region: '500000' };
    const both = { username: 'both-at-once', displayName: '甲', region: '500155', grants: [county('500155'), analyst] };
    const { problems } = await client.send(tokens.chongqing!, 'createAccount', both);
    expect(problems).toEqual([expect.objectContaining({ code: 'JOINT_ACCOUNT_OF_ITS_OWN', path: ['input', 'grants'] })]);
    const bureau = await make('chongqing', '500000', [county('500155')]);
    expect(await client.word(tokens.chongqing!, 'grantRole', { account: bureau.id, ...analyst })).toBe('JOINT_ACCOUNT_OF_ITS_OWN');
    const joint = await make('chongqing', '500000', [analyst], { kind: 'CLIENT' });
    const wanted = { account: joint.id, ...county('500155') };
    expect(await client.word(tokens.chongqing!, 'grantRole', wanted)).toBe('JOINT_ACCOUNT_OF_ITS_OWN');
    // What another province gave counts too, and what has ended does not.
    const guest = await make('chongqing', '500000', [], { kind: 'CLIENT' });
    const given = await client.send(tokens.sichuan!, 'grantRole', { account: guest.id, ...analyst, region: '510000' });
    expect(await client.word(tokens.chongqing!, 'grantRole', { ...wanted, account: guest.id })).toBe('JOINT_ACCOUNT_OF_ITS_OWN');
    expect(await client.word(tokens.sichuan!, 'revokeRole', { grant: given.grant.id })).toBe('done');
    expect(await client.word(tokens.chongqing!, 'grantRole', { ...wanted, account: guest.id })).toBe('done');
  });

  test('an account that holds both all the same reads nothing of the joint view until the other role has ended', async () => {
    const joint = await make('chongqing', '500000', [{ role: 'JOINT_ANALYST', region: '500000' }]);
    const token = await takeOver(joint);
    const members = async (): Promise<unknown> => (await server.query(token, '{ joint { members { code } } }')).data!.joint;
    expect(await members()).toEqual({ members: [{ code: '500000' }] });
    await owner.query(
      `insert into access_grant (tenant_id, grant_id, account_id, role, region_id, subtree, valid_from, guest, given_by, given_at)
       select 500000, gen_random_uuid(), account_id, 'COUNTY_BUREAU', 500155, true, now() - interval '1 minute', false, 'test', now()
         from account where username = $1`,
      [joint.username],
    );
    expect(await members()).toBeNull();
    expect(await readsInstitutions(token)).toBe('1');
    await owner.query(
      `update access_grant set revoked_at = now(), revoked_by = 'test' from account where access_grant.account_id = account.account_id
          and username = $1 and role = 'COUNTY_BUREAU'`,
      [joint.username],
    );
    expect(await members()).toEqual({ members: [{ code: '500000' }] });
  });

  test('an account whose initial password a county knows gets nothing that the county could not give', async () => {
    const mine = await make('liangping', '500155', [county('500155')]);
    const auditor = { account: mine.id, role: 'AUDITOR', region: '500155' };
    expect(await client.word(tokens.chongqing!, 'grantRole', auditor)).toBe('INITIAL_SECRET_KNOWN');
    await takeOver(mine);
    expect(await client.word(tokens.chongqing!, 'grantRole', auditor)).toBe('done');
    // And from now on the county takes neither the grant nor the account over.
    expect(await client.word(tokens.liangping!, 'resetPassword', { account: mine.id })).toBe('GRANT_ABOVE_OWN');
    expect(await client.word(tokens.liangping!, 'disableAccount', { account: mine.id })).toBe('GRANT_ABOVE_OWN');
    const machine = await make('liangping', '500155', [county('500155')], { kind: 'CLIENT' });
    expect(await client.word(tokens.chongqing!, 'grantRole', { ...auditor, account: machine.id })).toBe('INITIAL_SECRET_KNOWN');
  });
});

describe('taking away', () => {
  test('a revoked grant is gone at the very next request, over HTTP and on an open WebSocket', async () => {
    const account = await make('chongqing', '500155', [county('500155')]);
    const token = await takeOver(account);
    const socket = await openSocket(server.wsUrl, token);
    const query = '{ region(code: "500155") { institutions(first: 1) { totalCount } } }';
    expect((await socket.operation('1', query))[0]!.payload.data.region.institutions.totalCount).toBe(1);
    const { grant } = await client.send(tokens.liangping!, 'revokeRole', { grant: account.grants[0]!.id });
    expect(grant).toMatchObject({ inForce: false, revokedBy: 'liangping' });
    expect(await readsInstitutions(token)).toBe('OUT_OF_SCOPE');
    expect((await socket.operation('2', query))[0]!.payload.errors[0].extensions.code).toBe('OUT_OF_SCOPE');
    expect(await me(token)).toEqual([]);
    expect(await client.word(tokens.liangping!, 'revokeRole', { grant: account.grants[0]!.id })).toBe('GRANT_ENDED');
    socket.close();
  });

  test('a grant that expires is gone at the very next request', async () => {
    const validTo = new Date(Date.now() + 3_600_000).toISOString();
    const account = await make('liangping', '500155', [{ ...county('500155'), validTo }]);
    const token = await takeOver(account);
    expect(await readsInstitutions(token)).toBe('1');
    const expire = `update access_grant set valid_from = now() - interval '2 s', valid_to = now() - interval '1 s'`;
    await owner.query(`${expire} where account_id = (select account_id from account where username = $1)`, [account.username]);
    expect(await readsInstitutions(token)).toBe('OUT_OF_SCOPE');
  });

  test('a county ends no auditor, no province bureau, nobody’s of its neighbour', async () => {
    const auditor = await make('chongqing', '500155', [{ role: 'AUDITOR', region: '500155' }]);
    const revoke = (by: string, grant: string): Promise<string> => client.word(tokens[by]!, 'revokeRole', { grant });
    expect(await revoke('liangping', auditor.grants[0]!.id)).toBe('GRANT_ABOVE_OWN');
    const above = await make('chongqing', '500000', [{ role: 'PROVINCE_BUREAU', region: '500000' }]);
    const beside = await make('dianjiang', '500231', [county('500231')]);
    for (const { grants } of [above, beside]) expect(await revoke('liangping', grants[0]!.id)).toBe('UNKNOWN_GRANT');
    expect(await revoke('sichuan', beside.grants[0]!.id)).toBe('UNKNOWN_GRANT');
    for (const grant of ['x', beside.id, Buffer.from('Grant:500000:x').toString('base64url')])
      expect(await revoke('chongqing', grant)).toBe('UNKNOWN_GRANT');
    expect(await revoke('chongqing', auditor.grants[0]!.id)).toBe('done');
  });

  test('the last province bureau stays: of two that end each other at once, one remains', async () => {
    const { rows } = await owner.query<{ id: string }>(
      `select grant_id as id from access_grant where role = 'PROVINCE_BUREAU' and tenant_id = 510000`,
    );
    const own = Buffer.from(`Grant:510000:${rows[0]!.id}`).toString('base64url');
    expect(await client.word(tokens.sichuan!, 'revokeRole', { grant: own })).toBe('LAST_PROVINCE_BUREAU');
    const other = await make('sichuan', '510000', [{ role: 'PROVINCE_BUREAU', region: '510000' }]);
    const token = await takeOver(other);
    const words = await Promise.all([
      client.word(tokens.sichuan!, 'revokeRole', { grant: other.grants[0]!.id }),
      client.word(token, 'revokeRole', { grant: own }),
    ]);
    expect(words.filter((word) => word === 'done')).toHaveLength(1);
    // Where one was quicker than the other's sign-in, the other is nobody any more.
    expect(words.filter((word) => ['LAST_PROVINCE_BUREAU', 'UNKNOWN_GRANT'].includes(word))).toHaveLength(1);
    const left = await owner.query(
      `select 1 from access_grant where role = 'PROVINCE_BUREAU' and tenant_id = 510000 and revoked_at is null`,
    );
    expect(left.rowCount).toBe(1);
    await owner.query(`update access_grant set revoked_at = null where role = 'PROVINCE_BUREAU' and tenant_id = 510000`);
    const disable = {
      account: Buffer.from(
        `Account:${(await owner.query<{ id: string }>(`select account_id as id from account where username = 'sichuan'`)).rows[0]!.id}`,
      ).toString('base64url'),
    };
    expect(await client.word(token, 'disableAccount', disable)).toBe('done');
    expect(await client.word(token, 'revokeRole', { grant: other.grants[0]!.id })).toBe('LAST_PROVINCE_BUREAU');
    expect(await client.word(token, 'enableAccount', disable)).toBe('done');
    tokens.sichuan = await server.token('sichuan');
  });
});

describe('disabling and resetting', () => {
  const signInAnew = async (refreshToken: string): Promise<number> =>
    (await server.signIn({ grant_type: 'refresh_token', refresh_token: refreshToken })).status;
  const session = async (username: string, password: string): Promise<{ access: string; refresh: string }> => {
    const answer = (await (await server.signIn({ grant_type: 'password', username, password })).json()) as Record<string, string>;
    return { access: answer.access_token!, refresh: answer.refresh_token! };
  };

  test('a disabled account is nobody at the very next request, on a socket too, and its tokens stay dead when it is enabled', async () => {
    const account = await make('liangping', '500155', [county('500155')]);
    await takeOver(account);
    const { access, refresh } = await session(account.username, account.secret);
    const socket = await openSocket(server.wsUrl, access);
    expect(await client.word(tokens.liangping!, 'disableAccount', { account: account.id, reason: '离职' })).toBe('done');
    expect([await me(access), await signInAnew(refresh)]).toEqual(['UNAUTHENTICATED', 400]);
    socket.send({ type: 'subscribe', id: '1', payload: { query: '{ viewer { username } }' } });
    expect((await socket.closed()).code).toBe(4403);
    await expect(server.token(account.username, account.secret)).rejects.toThrow('invalid_grant');
    expect(await client.word(tokens.liangping!, 'disableAccount', { account: account.id })).toBe('ACCOUNT_DISABLED');
    expect(await client.word(tokens.liangping!, 'grantRole', { account: account.id, ...county('500155') })).toBe('ACCOUNT_DISABLED');
    expect(await client.word(tokens.liangping!, 'enableAccount', { account: account.id })).toBe('done');
    expect([await me(access), await signInAnew(refresh)]).toEqual(['UNAUTHENTICATED', 400]);
    expect(await me(await server.token(account.username, account.secret))).toEqual(['COUNTY_BUREAU@500155']);
  });

  test('a reset ends every session and asks for a new password', async () => {
    const account = await make('liangping', '500155', [county('500155')]);
    await takeOver(account);
    const { access, refresh } = await session(account.username, account.secret);
    const { initialSecret } = await client.send(tokens.liangping!, 'resetPassword', { account: account.id });
    expect([await me(access), await signInAnew(refresh)]).toEqual(['UNAUTHENTICATED', 400]);
    await expect(server.token(account.username, account.secret)).rejects.toThrow('invalid_grant');
    expect(await readsInstitutions(await server.token(account.username, initialSecret))).toBe('PASSWORD_CHANGE_REQUIRED');
    // What was replaced is forgotten at the next sign-in.
    const { rows } = await owner.query(
      'select count(*)::int as kept from account_secret join account using (account_id) where username = $1',
      [account.username],
    );
    expect(rows).toEqual([{ kept: 1 }]);
  });

  test('nobody does so to themself, to a demonstration account’s password, above, or beside', async () => {
    const mine = await make('liangping', '500155', [county('500155')]);
    const token = await takeOver(mine);
    for (const mutation of ['resetPassword', 'disableAccount'])
      expect(await client.word(token, mutation, { account: mine.id })).toBe('OWN_ACCOUNT');
    const idOf = async (username: string): Promise<string> => {
      const { rows } = await owner.query<{ id: string }>('select account_id as id from account where username = $1', [username]);
      return Buffer.from(`Account:${rows[0]!.id}`).toString('base64url');
    };
    expect(await client.word(token, 'resetPassword', { account: await idOf('liangping') })).toBe('DEMONSTRATION_ACCOUNT');
    for (const name of ['chongqing', 'auditor', 'dianjiang', 'quxian', 'joint'])
      for (const mutation of ['resetPassword', 'disableAccount', 'enableAccount'])
        expect(await client.word(token, mutation, { account: await idOf(name) })).toBe('UNKNOWN_ACCOUNT');
  });
});

describe('before the initial password is changed', () => {
  const asked: readonly (readonly [string, string, string])[] = [
    ['viewer', '{ viewer { username mustChangePassword grants { role region { code name } } } }', 'answer'],
    ['viewer by another name', 'query Q { me: viewer { ...F } } fragment F on Viewer { username }', 'answer'],
    ['a type name', '{ __typename }', 'answer'],
    ['a region', '{ region(code: "500155") { name } }', 'PASSWORD_CHANGE_REQUIRED'],
    ['a region that calls itself viewer', '{ viewer: region(code: "500155") { name } }', 'PASSWORD_CHANGE_REQUIRED'],
    ['a region beside viewer', '{ viewer { username } items { code } }', 'PASSWORD_CHANGE_REQUIRED'],
    ['figures through viewer', '{ viewer { grants { region { institutions { totalCount } } } } }', 'PASSWORD_CHANGE_REQUIRED'],
    ['a region in a fragment', '{ ...F } fragment F on Query { region(code: "500155") { name } }', 'PASSWORD_CHANGE_REQUIRED'],
    [
      'a mutation',
      'mutation { revokeRole(input: { grant: "x", clientRequestId: "x" }) { problems { code } } }',
      'PASSWORD_CHANGE_REQUIRED',
    ],
    [
      'figures through an account',
      'mutation { changePassword(input: { currentPassword: "x", newPassword: "y", clientRequestId: "z" }) { account { grants { id } } } }',
      'PASSWORD_CHANGE_REQUIRED',
    ],
  ];

  test('nothing is answered but who one is, over HTTP and WebSocket', async () => {
    const account = await make('liangping', '500155', [county('500155')]);
    const token = await server.token(account.username, account.secret);
    const socket = await openSocket(server.wsUrl, token);
    for (const [name, query, expected] of asked) {
      const http = await server.query(token, query);
      expect({ name, word: http.errors?.[0]?.extensions.code ?? 'answer' }).toEqual({ name, word: expected });
      if (expected !== 'answer') expect(http.status).toBe(403);
      const [message] = await socket.operation(name, query);
      const code =
        message!.type === 'error' ? message!.payload[0].extensions.code : (message!.payload.errors?.[0].extensions.code ?? 'answer');
      expect({ name, word: code }).toEqual({ name, word: expected });
    }
    socket.close();
  });
});

describe('changing one’s password', () => {
  const change = (token: string, currentPassword: string, newPassword: string, more: object = {}): Promise<string> =>
    client.word(token, 'changePassword', { currentPassword, newPassword, ...more });

  test('other sessions end, and the audit trail knows', async () => {
    const account = await make('liangping', '500155', [county('500155')]);
    const own = await takeOver(account);
    const other = await server.token(account.username, account.secret);
    expect(await change(own, account.secret, 'another good secret')).toBe('done');
    expect([await me(own), await me(other)]).toEqual([['COUNTY_BUREAU@500155'], 'UNAUTHENTICATED']);
    const { rows } = await owner.query(
      `select region_id, details::text from audit_record where action = 'changePassword' and username = $1`,
      [account.username],
    );
    expect(rows).toEqual(Array.from({ length: 1 }, () => ({ region_id: 500155, details: '{}' })));
  });

  test('the same request again is done already, and with another password a problem', async () => {
    const account = await make('liangping', '500155');
    const token = await takeOver(account);
    const request = { clientRequestId: 'change once' };
    expect(await change(token, account.secret, 'another good secret', request)).toBe('done');
    expect(await change(token, account.secret, 'another good secret', request)).toBe('done');
    expect(await change(token, account.secret, 'a third good secret', request)).toBe('REQUEST_ID_REUSED');
  });

  test('what is no good is refused', async () => {
    const account = await make('liangping', '500155');
    const token = await takeOver(account);
    const { secret } = account;
    expect(await change(token, 'wrong', GOOD)).toBe('PASSWORD_WRONG');
    expect(await change(token, 'x'.repeat(100_000), GOOD)).toBe('PASSWORD_WRONG');
    expect(await change(token, secret, 'short')).toBe('PASSWORD_TOO_SHORT');
    expect(await change(token, secret, 'Password2026')).toBe('PASSWORD_TOO_EASY');
    expect(await change(token, secret, `${account.username}2026`)).toBe('PASSWORD_IS_USERNAME');
    expect(await change(token, secret, secret)).toBe('PASSWORD_UNCHANGED');
    expect(await change(token, secret, 'x'.repeat(100_000))).toBe('PASSWORD_TOO_LONG');
    await expect(change(token, secret, GOOD, { clientRequestId: ' ' })).resolves.toBe('BAD_USER_INPUT');
    expect(await change(token, secret, GOOD)).toBe('done');
  });

  test('guessing the current one is slowed down like signing in, however many guesses come at once', async () => {
    const account = await make('liangping', '500155');
    const token = await takeOver(account);
    const guesses = await Promise.all(Array.from({ length: 12 }, (_, index) => change(token, `guess ${index}`, 'another good secret')));
    expect(guesses.filter((word) => word === 'PASSWORD_WRONG').length).toBeLessThanOrEqual(5);
    expect(guesses).not.toContain('done');
    for (let tries = 0; tries < 5; tries += 1) await change(token, 'guess', 'another good secret');
    expect(await change(token, account.secret, 'another good secret')).toBe('TOO_MANY_TRIES');
    await expect(server.token(account.username, account.secret)).rejects.toThrow('slow_down');
  });

  test.each(['liangping', 'auditor', 'joint', 'liangping-school'])('%s keeps the password of the demonstration', async (name) => {
    expect(await change(tokens[name]!, 'demo', 'another good secret')).toBe('DEMONSTRATION_ACCOUNT');
  });
});

describe('who is listed', () => {
  test('a county sees its own accounts, a province all of its province, neither those of elsewhere', async () => {
    await make('dianjiang', '500231');
    const homes = async (by: string, region: string): Promise<Set<string>> =>
      new Set((await client.list(tokens[by]!, region)).map((account) => account.region.code as string));
    expect(await homes('liangping', '500155')).toEqual(new Set(['500155']));
    expect(await homes('dianjiang', '500231')).toEqual(new Set(['500231']));
    expect([...(await homes('chongqing', '500000'))].sort()).toEqual(['500000', '500155', '500231', '510000']);
    expect(await homes('chongqing', '500155')).toEqual(new Set(['500155']));
    for (const [by, region] of [
      ['liangping', '500000'],
      ['liangping', '500231'],
      ['quxian', '511700'],
      ['sichuan', '500000'],
    ] as const)
      await expect(homes(by, region)).rejects.toThrow('OUT_OF_SCOPE');
    await expect(homes('auditor', '500000')).rejects.toThrow('FORBIDDEN');
  });

  test('of an account’s grants those within one’s reach', async () => {
    const account = await make('chongqing', '500155', [county('500155'), county('500231')]);
    const grantsSeen = async (by: string): Promise<unknown> =>
      (await client.list(tokens[by]!, '500155'))
        .find(({ username }) => username === account.username)!
        .grants.map((grant: any) => grant.region.code); // eslint-disable-line @typescript-eslint/no-explicit-any -- as it came
    expect([await grantsSeen('liangping'), await grantsSeen('chongqing')]).toEqual([['500155'], ['500155', '500231']]);
    // A county does not take over, by the password, what its neighbour has given.
    expect(await client.word(tokens.liangping!, 'resetPassword', { account: account.id })).toBe('GRANT_ABOVE_OWN');
  });

  test('page by page, with a constant number of statements', async () => {
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as it came
    const page = (first: number, after: string | null): Promise<any> =>
      server
        .query(
          tokens.chongqing!,
          `query ($first: Int, $after: String) { accounts(region: "500000", first: $first, after: $after) { nodes { username grants { role institution } } pageInfo { hasNextPage endCursor } } }`,
          { first, after },
        )
        .then(({ data }) => data!.accounts);
    const whole = (await page(500, null)).nodes.map((node: { username: string }) => node.username);
    const found: string[] = [];
    for (let after: string | null = null; ;) {
      const { nodes, pageInfo } = await page(7, after);
      found.push(...nodes.map((node: { username: string }) => node.username));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(found).toEqual(whole);
    const recorder = recordStatements(server.database);
    expect(await recorder.during(() => page(2, null))).toMatchObject({ show_guests: 1, select_accounts: 1, select_grants_of_accounts: 1 });
    expect(await recorder.during(() => page(500, null))).toMatchObject({
      show_guests: 1,
      select_accounts: 1,
      select_grants_of_accounts: 1,
    });
  });
});

test('everything done leaves its record in the audit trail, and an event', async () => {
  const account = await make('liangping', '500155', [county('500155')]);
  await client.send(tokens.liangping!, 'resetPassword', { account: account.id });
  await client.send(tokens.liangping!, 'disableAccount', { account: account.id, reason: '离职' });
  await client.send(tokens.liangping!, 'enableAccount', { account: account.id });
  await client.send(tokens.liangping!, 'revokeRole', { grant: account.grants[0]!.id });
  const { rows } = await owner.query<{ action: string }>(
    `select action from audit_record where region_id = 500155 and username = 'liangping' and subjects @> array[$1] order by occurred_at, action`,
    [account.username],
  );
  expect(rows.map(({ action }) => action)).toEqual([
    'createAccount',
    'createAccount',
    'resetPassword',
    'disableAccount',
    'enableAccount',
    'revokeRole',
  ]);
  const events = await owner.query(`select 1 from outbox where kind = 'ACCESS_CHANGED' and body ->> 'account' = $1`, [
    Buffer.from(account.id, 'base64url').toString().split(':')[1],
  ]);
  expect(events.rowCount).toBe(5);
});
