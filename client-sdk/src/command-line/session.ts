// Where a sign-in is kept between commands: the address in one file, the tokens in another, both readable by their owner only.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createClient, inFile, RequestFailed, type Client, type Credentials } from '../node/index.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** $XDG_CONFIG_HOME/shuangcheng, as the XDG base directory specification has it. */
const folderOf = ({ XDG_CONFIG_HOME }: Environment): string => join(XDG_CONFIG_HOME || join(homedir(), '.config'), 'shuangcheng');
const addressFile = (environment: Environment): string => join(folderOf(environment), 'server.json');
const tokenFile = (environment: Environment): string => join(folderOf(environment), 'tokens.json');

const readAddress = async (environment: Environment): Promise<string> => {
  const text = await readFile(addressFile(environment), 'utf8').catch(() => '{}');
  const { url } = JSON.parse(text) as { url?: unknown };
  if (typeof url === 'string') return url;
  throw new RequestFailed('SIGN_IN_REFUSED', '尚未登录，请先运行 shuangcheng login。');
};

/** The client of whoever signed in last. Throws SIGN_IN_REFUSED where nobody did. */
export const openSession = async (environment: Environment): Promise<Client> =>
  createClient({ url: await readAddress(environment), tokens: inFile(tokenFile(environment)) });

/** Signs in and keeps it; tells whether the password must be changed first. Throws RequestFailed. */
export const beginSession = async (environment: Environment, url: string, credentials: Credentials): Promise<boolean> => {
  await mkdir(folderOf(environment), { recursive: true, mode: 0o700 });
  const client = createClient({ url, credentials, tokens: inFile(tokenFile(environment)) });
  const { passwordChangeRequired } = await client.signIn();
  await writeFile(addressFile(environment), JSON.stringify({ url }), { mode: 0o600 });
  return passwordChangeRequired;
};

/** Ends the sign-in here, and at the server where that answers. */
export const endSession = async (environment: Environment): Promise<void> => {
  const client = await openSession(environment);
  try {
    await client.signOut();
  } finally {
    await rm(addressFile(environment), { force: true });
  }
};
