// Changing one's own password: in a sign-in session, since only that may compare the one in use.
import { passwordFault, problem, type Problem } from '@shuangcheng/domain';
import {
  chooseSecret,
  findAccount,
  lockSecretOfAccount,
  RequestError,
  withSignInSession,
  type AccountSecret,
  type RequestScope,
  type SignInDb,
} from '@shuangcheng/tenants';
import { recordAccountAct } from '../audit/account-act.service.js';
import { hashSecret, MOST_SECRET_CHARACTERS, verifySecret } from './secret-hash.js';
import { noteFailure, noteSuccess, secondsToWait, type Attempt } from './throttle.service.js';

export interface PasswordChange {
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly clientRequestId: string;
}

const CURRENT = ['input', 'currentPassword'];
const NEW = ['input', 'newPassword'];

const isSecret = async (text: string, secretHash: string): Promise<boolean> =>
  text.length <= MOST_SECRET_CHARACTERS && (await verifySecret(text, secretHash)).matches;

/** The same request again, after it was answered: its new password is the one in use. */
const answerAgain = async (account: AccountSecret, { newPassword, clientRequestId }: PasswordChange): Promise<Problem | null> =>
  (await isSecret(newPassword, account.secretHash))
    ? null
    : problem('REQUEST_ID_REUSED', ['input', 'clientRequestId'], { actual: clientRequestId });

/** The current one was compared before: the new one need only be another text. */
const findFault = ({ username }: AccountSecret, { currentPassword, newPassword }: PasswordChange): Problem | null => {
  const fault = passwordFault(newPassword, username);
  if (fault) return problem(fault, NEW);
  return newPassword.normalize('NFKC') === currentPassword.normalize('NFKC') ? problem('PASSWORD_UNCHANGED', NEW) : null;
};

const leaveTrace = (db: SignInDb, { now, address, requestId, caller }: RequestScope, { username }: AccountSecret): Promise<void> =>
  recordAccountAct(db, { username, kind: caller.kind, action: 'changePassword', address, requestId }, now);

/** Decided under the account's lock, one try at a time over all servers. Returned, not thrown: a failure must be counted. */
const change = async (db: SignInDb, scope: RequestScope, attempt: Attempt, wanted: PasswordChange): Promise<Problem | null> => {
  const { accountId, sessionId = null } = scope.caller;
  const account = await lockSecretOfAccount(db, accountId);
  if (!account) return problem((await findAccount(db, accountId)) ? 'BUSY' : 'EXTERNAL_ACCOUNT', ['input']);
  if (account.demonstration) return problem('DEMONSTRATION_ACCOUNT', ['input']);
  const seconds = await secondsToWait(db, attempt, scope.now);
  if (seconds !== null) return problem('TOO_MANY_TRIES', CURRENT, { seconds });
  const again = account.requestId === wanted.clientRequestId;
  // A repeat carries the old password as the current one: comparing its new one is a guess as well, and is counted as one.
  const refused = again
    ? await answerAgain(account, wanted)
    : (await isSecret(wanted.currentPassword, account.secretHash))
      ? null
      : problem('PASSWORD_WRONG', CURRENT);
  if (refused) await noteFailure(db, attempt, scope.now);
  if (refused || again) return refused;
  const fault = findFault(account, wanted);
  if (fault) return fault;
  const secretHash = await hashSecret(wanted.newPassword);
  await chooseSecret(db, { accountId, secretHash, requestId: wanted.clientRequestId, sessionId }, scope.now);
  await leaveTrace(db, scope, account);
  await noteSuccess(db, attempt);
  return null;
};

const LONGEST_ID = 200;

/** Replaces the caller's password; every other session of theirs ends. Gives the problems, none on success. */
export const changeOwnPassword = async (scope: RequestScope, input: PasswordChange): Promise<readonly Problem[]> => {
  const id = input.clientRequestId.trim();
  if (id === '' || id.length > LONGEST_ID)
    throw new RequestError('BAD_USER_INPUT', { field: 'clientRequestId', expected: `1 至 ${LONGEST_ID} 个字符`, actual: id });
  const attempt = { username: scope.caller.username, address: scope.address ?? '' };
  const refused = await withSignInSession(scope.database, (db) => change(db, scope, attempt, { ...input, clientRequestId: id }));
  return refused ? [refused] : [];
};
