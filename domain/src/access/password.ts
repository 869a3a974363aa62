// What a password must be that a person chooses.
import { canonicalUsername } from './username.js';

export const LEAST_PASSWORD_CHARACTERS = 10;
export const MOST_PASSWORD_CHARACTERS = 200;

/** What is tried first, without the digits and punctuation that people put around it. */
const COMMON =
  'password,qwertyuiop,qwerty,asdfghjkl,asdfgh,zxcvbnm,q2w3e4r5t,qaz2wsx3edc,qaz2wsx,qazwsxedc,qazwsx,abcdefghij,abcabc,abc,admin,administrator,' +
  'iloveyou,woaini,woaizhongguo,letmein,welcome,changeme,mima,test,guest,root,user,chongqing,sichuan,chengdu,shuangcheng,zhongguo,beijing,' +
  'liangping,dianjiang,quxian,dazhou';
const common: ReadonlySet<string> = new Set(COMMON.split(','));

/** "Admin123456!" keeps "admin". */
const core = (small: string): string => small.replace(/^[^a-z]+|[^a-z]+$/g, '');
const disguises: Readonly<Record<string, string>> = { '@': 'a', '4': 'a', '3': 'e', '1': 'i', '0': 'o', $: 's', '5': 's' };
/** "p@ssw0rd" is "password". */
const undisguised = (small: string): string => small.replace(/[@43105$]/g, (sign) => disguises[sign]!);

const sequences = ['01234567890123456789', '98765432109876543210', 'abcdefghijklmnopqrstuvwxyz', 'zyxwvutsrqponmlkjihgfedcba'];

const isEasy = (password: string): boolean => {
  const small = password.normalize('NFKC').toLowerCase();
  if (new Set(small).size < 4 || sequences.some((sequence) => sequence.includes(small))) return true;
  return [core(small), core(undisguised(small)), undisguised(core(small))].some((word) => common.has(word));
};

const holdsUsername = (password: string, username: string): boolean => {
  const small = canonicalUsername(password);
  const name = canonicalUsername(username);
  return small === name || core(small) === name || small.replaceAll(name, '').length < 6;
};

export type PasswordFault = 'PASSWORD_TOO_SHORT' | 'PASSWORD_TOO_LONG' | 'PASSWORD_TOO_EASY' | 'PASSWORD_IS_USERNAME';

/** Why the password may not be used for that user name; null when it may. Whether it is the one in use is for who can compare. */
export const passwordFault = (password: string, username: string): PasswordFault | null => {
  // As it is compared: characters of the compatibility forms count as what they stand for.
  const characters = [...password.normalize('NFKC')].length;
  if (characters < LEAST_PASSWORD_CHARACTERS) return 'PASSWORD_TOO_SHORT';
  if (characters > MOST_PASSWORD_CHARACTERS) return 'PASSWORD_TOO_LONG';
  if (holdsUsername(password, username)) return 'PASSWORD_IS_USERNAME';
  return isEasy(password) ? 'PASSWORD_TOO_EASY' : null;
};
